/** Reading the log: what happened, by whom, to which record. */
import type { EntityName } from '@baraza/domain';
import type { LoggedChange } from '@baraza/store';
import type { Sql } from './sql.js';

export interface LoggedEvent {
  seq: number;
  actor: string;
  at: string;
  operation: string;
  changes: LoggedChange[];
  group: string | null;
}

const COLUMNS = 'e.seq, e.actor_id, e.at, e.operation, e.changes, e.group_id';
interface Row {
  seq: string;
  actor_id: string;
  at: Date;
  operation: string;
  changes: LoggedChange[];
  group_id: string | null;
}
const eventOf = (row: Row): LoggedEvent => ({ seq: Number(row.seq), actor: row.actor_id, at: row.at.toISOString(), operation: row.operation, changes: row.changes, group: row.group_id });

/** The latest events before `before` (exclusive; null: from the newest), newest first. */
export async function readEvents(sql: Sql, workspace: string, project: string, options: { before: number | null; first: number }): Promise<LoggedEvent[]> {
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM event e WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.seq < $3 ORDER BY e.seq DESC LIMIT $4`,
    [workspace, project, options.before ?? Number.MAX_SAFE_INTEGER, options.first],
    'read events',
  );
  return rows.map(eventOf);
}

/** The events that touched a record, newest first: its versions name their sequence numbers. */
export async function readRecordEvents(sql: Sql, workspace: string, project: string, entity: EntityName, table: string, id: string, options: { before: number | null; first: number }): Promise<LoggedEvent[]> {
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM event e
      WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.seq < $5 AND e.seq IN (
        SELECT from_seq FROM record_version WHERE workspace_id = $1 AND project_id = $2 AND entity = $3 AND id = $4
        UNION SELECT from_seq FROM "${table}" WHERE workspace_id = $1 AND project_id = $2 AND id = $4)
      ORDER BY e.seq DESC LIMIT $6`,
    [workspace, project, entity, id, options.before ?? Number.MAX_SAFE_INTEGER, options.first],
  );
  return rows.map(eventOf);
}

/** All events of an undo group, oldest first. */
export async function readGroup(sql: Sql, workspace: string, project: string, group: string): Promise<LoggedEvent[]> {
  const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM event e WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.group_id = $3 ORDER BY e.seq`, [workspace, project, group], 'read group');
  return rows.map(eventOf);
}
