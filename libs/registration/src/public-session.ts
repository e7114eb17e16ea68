/** What a session looks like from the street: what is asked and why, and nothing of who is there. */
import { type Attribution, fold, type Viewer } from '@baraza/domain';
import { type ProjectPlace, readableWhere, type Sql } from '@baraza/persistence';
import type { Entry } from './tables.js';

export interface AskedDimension {
  id: string;
  code: string;
  name: string | null;
  groups: string[];
  /** Why it is asked. */
  reason: string | null;
}

export interface AskedConsent {
  id: string;
  version: number;
  language: string;
  text: string;
  purposes: string[];
}

export interface SessionFacts {
  title: string;
  /** The rule that protects who speaks. */
  rule: Attribution;
  languages: string[];
  process: string;
  /** Whether it may still be corrected: it is planned or live. */
  ongoing: boolean;
}

/** Null where there is no such session any more that the viewer, who makes or made the link, may read. */
export async function readSession(sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, session: string): Promise<SessionFacts | null> {
  const [row] = await sql.query<SessionFacts>(
    `SELECT s.title, s.attribution AS rule, s.languages, s.process_id AS process, s.closed_at IS NULL AND s.state IN ('planned', 'live') AS ongoing
       FROM session s JOIN process p ON p.workspace_id = s.workspace_id AND p.project_id = s.project_id AND p.id = s.process_id
      WHERE s.workspace_id = $1 AND s.project_id = $2 AND s.id = $3 AND NOT s.deleted AND NOT p.deleted AND ${readableWhere('session', 's', viewer)} AND ${readableWhere('process', 'p', viewer)}`,
    [workspace, project, session],
  );
  return row ?? null;
}

export const readDimensions = (sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, process: string): Promise<AskedDimension[]> =>
  sql.query<AskedDimension>(`SELECT r.id, r.code, r.name, r.groups, r.reason FROM dimension r WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.process_id = $3 AND NOT r.deleted AND ${readableWhere('dimension', 'r', viewer)} ORDER BY r."order" NULLS LAST, r.id`, [workspace, project, process]);

/** The newest version in each language. */
export const readConsent = (sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, process: string): Promise<AskedConsent[]> =>
  sql.query<AskedConsent>(
    `SELECT DISTINCT ON (r.language) r.id, r.version, r.language, r.text, r.purposes FROM consent_text r WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.process_id = $3 AND NOT r.deleted AND NOT r.retired AND ${readableWhere('consentText', 'r', viewer)} ORDER BY r.language, r.version DESC`,
    [workspace, project, process],
  );

/** The stakeholder of exactly this name among those that whoever made the link may read; null for any other word. Whoever typed it is not told which it was. */
export async function stakeholderNamed(sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, name: string): Promise<string | null> {
  const wanted = fold(name);
  if (wanted === '') return null;
  const rows = await sql.query<{ id: string; name: string }>(`SELECT r.id, r.name FROM stakeholder r WHERE r.workspace_id = $1 AND r.project_id = $2 AND NOT r.deleted AND ${readableWhere('stakeholder', 'r', viewer)}`, [workspace, project]);
  return rows.find((row) => fold(row.name) === wanted)?.id ?? null;
}

/** What of an entry may be shown to whoever has its code. */
export interface OwnEntry {
  language: string | null;
  consent: string | null;
  consentPurposes: string[];
  groups: { dimension: string; group: string }[];
}

/** The entry as it stands; of one on a hidden list only whether consent was taken back: a piece of paper must not read that list. Null where it is gone. */
export async function readOwn(sql: Sql, { workspace, project }: ProjectPlace, { participation }: Pick<Entry, 'participation'>): Promise<{ withdrawn: boolean; entry: OwnEntry | null } | null> {
  const [row] = await sql.query<Omit<OwnEntry, 'groups'> & { withdrawn: boolean; hidden: boolean }>(
    `SELECT consent_withdrawn_at IS NOT NULL AS withdrawn, hidden, language, consent_id AS consent, consent_purposes AS "consentPurposes" FROM participation WHERE workspace_id = $1 AND project_id = $2 AND id = $3 AND NOT deleted`,
    [workspace, project, participation],
  );
  if (!row) return null;
  const { withdrawn, hidden, ...entry } = row;
  if (hidden) return { withdrawn, entry: null };
  return { withdrawn, entry: { ...entry, groups: await readGroups(sql, { workspace, project }, { participation }) } };
}

/** The groups that an entry counts in, of a hidden list too: what is not corrected of them stays. Nobody is told. */
export const readGroups = (sql: Sql, { workspace, project }: Pick<ProjectPlace, 'workspace' | 'project'>, { participation }: Pick<Entry, 'participation'>): Promise<OwnEntry['groups']> =>
  sql.query<OwnEntry['groups'][number]>('SELECT dimension_id AS dimension, "group" FROM disaggregation WHERE workspace_id = $1 AND project_id = $2 AND participation_id = $3 AND NOT deleted', [workspace, project, participation]);

/** Whether somebody takes part under this id anywhere in the project, deleted or not. */
export async function isKnown(sql: Sql, { workspace, project }: ProjectPlace, { participation, person }: Pick<Entry, 'participation' | 'person'>): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM participation WHERE workspace_id = $1 AND project_id = $2 AND (id = $3 OR person = $4) LIMIT 1', [workspace, project, participation, person])).length > 0;
}
