/** Speaking time and turns of a session, as counters that cannot be joined with what was said (decision 9). */
import type { ProjectPlace } from '../projects.js';
import type { Sql } from '../sql.js';

/** Where something belongs to no item, or to no dimension. */
const NONE = '00000000-0000-0000-0000-000000000000';

const orNull = (id: string): string | null => (id === NONE ? null : id);

/** Something that is added to the counters; negative where a turn is taken back. */
export interface TallyEntry {
  /** Item of the agenda; null: none. */
  item: string | null;
  subject: 'total' | 'group' | 'stakeholder' | 'participation';
  /** For a group: of which dimension. */
  dimension: string | null;
  /** The group, or the id of the stakeholder or participation; empty for the total. */
  key: string;
  turns: number;
  /** Whole seconds. */
  seconds: number;
  /** Whether it was counted where persons must not be known; it is protected so whatever rule holds when it is written. */
  guarded?: boolean;
}

/** A counter, with what was published of it. */
export interface TallyCounter extends TallyEntry {
  published: { turns: number; seconds: number };
  guarded: boolean;
}

/**
 * Adds to the counters of a session what `account` counted, under the rules that hold when that is done: a rule that is made stricter meanwhile is waited for, and what it forbids is folded. What persons may not be known by is
 * published in steps (docs/decisions/0009), one writer at a time, so that no two make a smaller step together. Returns the counters.
 */
export async function addToTally(sql: Sql, place: ProjectPlace, session: string, account: string, entries: readonly TallyEntry[]): Promise<TallyCounter[]> {
  const { workspace, project } = place;
  const here = [workspace, project, session];
  await sql.query('SELECT 1 FROM session WHERE workspace_id = $1 AND project_id = $2 AND id = $3 FOR NO KEY UPDATE', here, 'hold rule');
  await sql.query('SELECT 1 FROM agenda_item WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 ORDER BY id FOR SHARE', here, 'hold rules');
  const rows = merged(entries).map(({ item, subject, dimension, key, turns, seconds, guarded }) => ({ item_id: item ?? NONE, subject, dimension_id: dimension ?? NONE, key, turns, seconds, guarded: guarded === true }));
  // Where persons may be named it is published as it comes; where not, it waits for the step.
  const added = `json_to_recordset($4::json) AS u(item_id uuid, subject text, dimension_id uuid, key text, turns bigint, seconds bigint, guarded boolean)
    JOIN session s ON s.workspace_id = $1 AND s.project_id = $2 AND s.id = $3
    LEFT JOIN agenda_item i ON i.workspace_id = $1 AND i.project_id = $2 AND i.id = u.item_id`;
  const named = `(coalesce(i.attribution, s.attribution) = 'attributed' AND NOT u.guarded)`;
  await sql.query(
    `INSERT INTO session_tally AS t (workspace_id, project_id, session_id, item_id, subject, dimension_id, key, turns, seconds, guarded, published_turns, published_seconds)
     SELECT $1, $2, $3, u.item_id, u.subject, u.dimension_id, u.key, u.turns, u.seconds, NOT ${named}, CASE WHEN ${named} THEN u.turns ELSE 0 END, CASE WHEN ${named} THEN u.seconds ELSE 0 END FROM ${added}
     ON CONFLICT (workspace_id, project_id, session_id, item_id, subject, dimension_id, key) DO UPDATE SET turns = t.turns + excluded.turns, seconds = t.seconds + excluded.seconds, guarded = t.guarded OR excluded.guarded,
       published_turns = t.published_turns + excluded.published_turns, published_seconds = t.published_seconds + excluded.published_seconds`,
    [...here, JSON.stringify(rows)],
    'add to tally',
  );
  await sql.query(
    `INSERT INTO session_pending AS p (workspace_id, project_id, session_id, account_id, turns)
     SELECT $1, $2, $3, $5, sum(u.turns) FROM ${added} WHERE u.subject = 'total' AND NOT ${named} HAVING count(*) > 0
     ON CONFLICT (workspace_id, project_id, session_id, account_id) DO UPDATE SET turns = p.turns + excluded.turns`,
    [...here, JSON.stringify(rows), account],
    'add to what waits',
  );
  await sql.query('SELECT fold_session_tally($1, $2, $3)', here, 'fold tally');
  await sql.query('SELECT publish_session_tally($1, $2, $3)', here, 'publish tally');
  return readTally(sql, place, session);
}

/** Adds what a counting of `account` says, or takes it off again; by its id only once, whatever is sent again. Returns the counters, or null where nothing was to be added. */
export async function countOnce(sql: Sql, place: ProjectPlace, session: string, account: string, { id, counted }: { id: string; counted: boolean }, entries: readonly TallyEntry[]): Promise<TallyCounter[] | null> {
  const of = [place.workspace, place.project, session, id, counted];
  const [fresh] = await sql.query('INSERT INTO session_counted (workspace_id, project_id, session_id, id, counted) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id', of, 'count once');
  const [turned] = fresh ? [] : await sql.query('UPDATE session_counted SET counted = $5 WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3 AND id = $4 AND counted <> $5 RETURNING id', of, 'turn counting');
  const sign = fresh ? Number(counted) : turned ? (counted ? 1 : -1) : 0;
  if (sign === 0 || entries.length === 0) return null;
  return addToTally(sql, place, session, account, entries.map((entry) => ({ ...entry, turns: sign * entry.turns, seconds: sign * entry.seconds })));
}

/** One statement cannot add to the same row twice. */
function merged(entries: readonly TallyEntry[]): TallyEntry[] {
  const rows = new Map<string, TallyEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.item, entry.subject, entry.dimension, entry.key]);
    const known = rows.get(key);
    rows.set(key, known ? { ...known, turns: known.turns + entry.turns, seconds: known.seconds + entry.seconds, guarded: known.guarded === true || entry.guarded === true } : entry);
  }
  return [...rows.values()];
}

/** The counters of a session. */
export async function readTally(sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<TallyCounter[]> {
  const rows = await sql.query<{ item_id: string; subject: TallyEntry['subject']; dimension_id: string; key: string } & Record<'turns' | 'seconds' | 'published_turns' | 'published_seconds', string> & { guarded: boolean }>(
    'SELECT item_id, subject, dimension_id, key, turns, seconds, guarded, published_turns, published_seconds FROM session_tally WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3',
    [workspace, project, session],
    'read tally',
  );
  return rows.map((row) => ({ item: orNull(row.item_id), subject: row.subject, dimension: orNull(row.dimension_id), key: row.key, turns: Number(row.turns), seconds: Number(row.seconds), published: { turns: Number(row.published_turns), seconds: Number(row.published_seconds) }, guarded: row.guarded }));
}

/** What was counted openly and stands under a stricter rule now is protected as what is counted under it. */
const GUARD = `UPDATE session_tally t SET guarded = true FROM session s
  WHERE t.workspace_id = $1 AND t.project_id = $2 AND t.session_id = $3 AND NOT t.guarded AND s.workspace_id = $1 AND s.project_id = $2 AND s.id = $3
    AND coalesce((SELECT i.attribution FROM agenda_item i WHERE i.workspace_id = $1 AND i.project_id = $2 AND i.id = t.item_id), s.attribution) <> 'attributed'`;

/** Brings the counters of sessions under the rules of today. To be sent in the transaction that changes a rule, after its writes. */
export function foldTally(sql: Sql, { workspace, project }: ProjectPlace, sessions: Iterable<string>): void {
  for (const session of sessions) {
    const here = [workspace, project, session];
    sql.send('SELECT fold_session_tally($1, $2, $3)', here, 'fold tally');
    sql.send(GUARD, here, 'guard tally');
  }
}

/** So many people, of one group where a dimension is there, as it is told of those who are hidden on a list. */
export interface PublishedSeats {
  dimension: string | null;
  group: string;
  people: number;
}

/** What is told of those who are hidden on the list of a session; null: nobody is. Whoever stands there openly is counted from the list. */
export async function readSeats(sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<PublishedSeats[] | null> {
  const rows = await sql.query<{ dimension_id: string; group: string; people: string }>('SELECT dimension_id, "group", people FROM session_seats WHERE workspace_id = $1 AND project_id = $2 AND session_id = $3', [workspace, project, session], 'read seats');
  return rows.length === 0 ? null : rows.map(({ dimension_id: dimension, group, people }) => ({ dimension: orNull(dimension), group, people: Number(people) }));
}

/** Of participations that a transaction hides, what was told so far stays told: what stands before its writes. To be sent before them. */
export function keepToldSeats(sql: Sql, { workspace, project }: ProjectPlace, participations: readonly string[]): void {
  if (participations.length > 0) sql.send('SELECT keep_told_seats($1, $2, $3)', [workspace, project, participations], 'keep told seats');
}

/** Settles what is told of the hidden seats of sessions whose lists changed, in steps. To be sent in that transaction, after its writes. */
export function publishSeats(sql: Sql, { workspace, project }: ProjectPlace, sessions: Iterable<string>): void {
  for (const session of sessions) sql.send('SELECT publish_session_seats($1, $2, $3)', [workspace, project, session], 'publish seats');
}
