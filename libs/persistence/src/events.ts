/** Reading the log: what happened, by whom, to which record. */
import { ENTITIES, type EntityName } from '@baraza/domain';
import type { LoggedChange } from '@baraza/store';
import { tableOf } from './columns.js';
import type { ProjectPlace } from './projects.js';
import type { Sql } from './sql.js';

export interface LoggedEvent {
  seq: number;
  actor: string;
  at: string;
  operation: string;
  changes: LoggedChange[];
  group: string | null;
  /** A `restore` that brought again what was taken back. */
  again: boolean;
}

/**
 * Whether an event (of the table `alias`) brought again what was taken back, as SQL. By the end of the text, for `again` is the last field of a `restore`: read as JSON, an input may hold what no text
 * of the database can, such as the character zero, and the whole statement would fail.
 */
export const broughtAgain = (alias: string): string => `(${alias}.operation = 'restore' AND ${alias}.input::text LIKE '%,"again":true}')`;

const COLUMNS = `e.seq, e.actor_id, e.at, e.operation, e.changes, e.group_id, ${broughtAgain('e')} AS again`;
interface Row {
  seq: string;
  actor_id: string;
  at: Date;
  operation: string;
  changes: LoggedChange[];
  group_id: string | null;
  again: boolean;
}
const eventOf = (row: Row): LoggedEvent => ({ seq: Number(row.seq), actor: row.actor_id, at: row.at.toISOString(), operation: row.operation, changes: row.changes, group: row.group_id, again: row.again });

/** All events of an undo group, oldest first. */
export async function readGroup(sql: Sql, workspace: string, project: string, group: string): Promise<LoggedEvent[]> {
  const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM event e WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.group_id = $3 ORDER BY e.seq`, [workspace, project, group], 'read group');
  return rows.map(eventOf);
}

/** Who did these operations, each account once. */
export async function readActors(sql: Sql, { workspace, project }: ProjectPlace, seqs: readonly number[]): Promise<string[]> {
  if (seqs.length === 0) return [];
  const rows = await sql.query<{ actor_id: string }>('SELECT DISTINCT actor_id FROM event WHERE workspace_id = $1 AND project_id = $2 AND seq = ANY($3::bigint[]) ORDER BY actor_id', [workspace, project, seqs], 'read actors');
  return rows.map(({ actor_id }) => actor_id);
}

/** Entities whose records may have values of the project's own properties. */
export const HAVING_PROPERTIES: readonly EntityName[] = (Object.keys(ENTITIES) as EntityName[]).filter((entity) => 'properties' in ENTITIES[entity].fields);

/** Records, deleted ones included, that have a value of one of these properties of the project's own. */
export async function readHaving(sql: Sql, { workspace, project }: ProjectPlace, properties: readonly string[]): Promise<{ entity: EntityName; ids: string[] }[]> {
  if (properties.length === 0) return [];
  return Promise.all(
    HAVING_PROPERTIES.map(async (entity) => {
      const rows = await sql.query<{ id: string }>(`SELECT id FROM "${tableOf(entity)}" WHERE workspace_id = $1 AND project_id = $2 AND properties ?| $3::text[]`, [workspace, project, properties], `read having ${entity}`);
      return { entity, ids: rows.map(({ id }) => id) };
    }),
  );
}
