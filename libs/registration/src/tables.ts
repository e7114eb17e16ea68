/** Links and codes as they lie in the database, by their digests. */
import { createHash } from 'node:crypto';
import type { ProjectPlace, Sql } from '@baraza/persistence';

/** A link, without its secret. */
export interface Link {
  id: string;
  session: string;
  /** Account in whose name people are registered by it. */
  madeBy: string;
  createdAt: Date;
  expiresAt: Date;
  closedAt: Date | null;
  /** How many have registered by it. */
  registered: number;
}

/** To what a code leads. */
export interface Entry {
  participation: string;
  /** Id under which the vault has the name; null where none was given. */
  person: string | null;
  /** Number by which somebody without a name is called. */
  seat: number | null;
}

const LINK = 'id, session_id AS session, made_by AS "madeBy", created_at AS "createdAt", expires_at AS "expiresAt", closed_at AS "closedAt", registered';
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** The same code by another link is another one. */
const codeDigest = ({ id }: Pick<Link, 'id'>, code: string): Buffer => digest(`${id} ${code}`);

/** In which project to look for a link. Outside any workspace. */
export async function placeOfToken(sql: Sql, token: string): Promise<ProjectPlace | null> {
  const [row] = await sql.query<ProjectPlace>('SELECT workspace_id AS workspace, project_id AS project FROM registration_directory WHERE token_hash = $1', [digest(token)]);
  return row ?? null;
}

export async function insertLink(sql: Sql, { workspace, project }: ProjectPlace, token: string, { id, session, madeBy, createdAt, expiresAt }: Omit<Link, 'closedAt' | 'registered'>): Promise<void> {
  await sql.query('INSERT INTO registration_directory (token_hash, workspace_id, project_id) VALUES ($1, $2, $3)', [digest(token), workspace, project]);
  await sql.query(
    'INSERT INTO registration_link (workspace_id, project_id, id, token_hash, session_id, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [workspace, project, id, digest(token), session, madeBy, createdAt, expiresAt],
  );
}

export async function linkOfToken(sql: Sql, { workspace, project }: ProjectPlace, token: string): Promise<Link | null> {
  const [row] = await sql.query<Link>(`SELECT ${LINK} FROM registration_link WHERE workspace_id = $1 AND project_id = $2 AND token_hash = $3`, [workspace, project, digest(token)]);
  return row ?? null;
}

/** Of a session, newest first. */
export const linksOf = (sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<Link[]> =>
  sql.query<Link>(`SELECT ${LINK} FROM registration_link WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 ORDER BY created_at DESC, id`, [workspace, project, session]);

export async function closeLink(sql: Sql, { workspace, project }: ProjectPlace, session: string, id: string, at: Date): Promise<void> {
  await sql.query('UPDATE registration_link SET closed_at = $5 WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 AND id = $4 AND closed_at IS NULL', [workspace, project, session, id, at]);
}

export async function entryOfCode(sql: Sql, { workspace, project }: ProjectPlace, link: Link, code: string): Promise<Entry | null> {
  const [row] = await sql.query<Entry>('SELECT participation_id AS participation, person_id AS person, seat FROM registration_code WHERE workspace_id = $1 AND project_id = $2 AND code_hash = $3', [workspace, project, codeDigest(link, code)]);
  return row ?? null;
}

/** Holds back whoever else registers for the session, by whichever link, until the transaction ends: no two are given the same number. */
export async function lockLinks(sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<void> {
  await sql.query('SELECT 1 FROM registration_link WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 ORDER BY id FOR UPDATE', [workspace, project, session]);
}

/** Pseudonyms that are taken in the session, and numbers that were given and have not arrived there yet. */
export async function takenSeats(sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<string[]> {
  const rows = await sql.query<{ taken: string }>(
    `SELECT pseudonym AS taken FROM participation WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 AND pseudonym IS NOT NULL
      UNION SELECT c.seat::text FROM registration_code c JOIN registration_link l ON l.workspace_id = c.workspace_id AND l.project_id = c.project_id AND l.id = c.link_id
             WHERE c.workspace_id = $1 AND c.project_id = $2 AND l.session_id = $3 AND c.seat IS NOT NULL`,
    [workspace, project, session],
  );
  return rows.map(({ taken }) => taken);
}

/** Takes a place on the link's list, where code and id are free and the link has not had `most` already. */
export async function insertEntry(sql: Sql, { workspace, project }: ProjectPlace, link: Link, code: string, { participation, person, seat }: Entry, most: number): Promise<'taken' | 'full' | 'known'> {
  const rows = await sql.query(
    'INSERT INTO registration_code (workspace_id, project_id, code_hash, link_id, participation_id, person_id, seat) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1',
    [workspace, project, codeDigest(link, code), link.id, participation, person, seat],
  );
  if (rows.length === 0) return 'known';
  const counted = await sql.query('UPDATE registration_link SET registered = registered + 1 WHERE workspace_id = $1 AND project_id = $2 AND id = $3 AND registered < $4 RETURNING 1', [workspace, project, link.id, most]);
  return counted.length > 0 ? 'taken' : 'full';
}

/** Gives the place back, because nothing came of it. */
export async function removeEntry(sql: Sql, { workspace, project }: ProjectPlace, link: Link, { participation }: Pick<Entry, 'participation'>): Promise<void> {
  const rows = await sql.query('DELETE FROM registration_code WHERE workspace_id = $1 AND project_id = $2 AND participation_id = $3 RETURNING 1', [workspace, project, participation]);
  if (rows.length > 0) await sql.query('UPDATE registration_link SET registered = registered - 1 WHERE workspace_id = $1 AND project_id = $2 AND id = $3', [workspace, project, link.id]);
}

export async function nameEntry(sql: Sql, { workspace, project }: ProjectPlace, { participation }: Pick<Entry, 'participation'>, person: string): Promise<void> {
  await sql.query('UPDATE registration_code SET person_id = $4 WHERE workspace_id = $1 AND project_id = $2 AND participation_id = $3', [workspace, project, participation, person]);
}

/** After a session nobody needs its codes any more; and what is not there can be found by nobody. */
export async function forgetCodes(sql: Sql, { workspace, project }: ProjectPlace): Promise<void> {
  await sql.query(
    `DELETE FROM registration_code c USING registration_link l, session s
      WHERE c.workspace_id = $1 AND c.project_id = $2 AND l.workspace_id = $1 AND l.project_id = $2 AND l.id = c.link_id AND s.workspace_id = $1 AND s.project_id = $2 AND s.id = l.session_id
        AND (s.deleted OR s.closed_at IS NOT NULL OR s.state IN ('held', 'cancelled'))`,
    [workspace, project],
  );
}
