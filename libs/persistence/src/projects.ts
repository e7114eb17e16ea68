/** Projects as such: where they lie, who is in one, making and unmaking one. */
import type { DataSource } from 'typeorm';
import { type Classification, type Duties, type Role, type Viewer, viewerOf } from '@baraza/domain';
import { ENTITIES_IN_ORDER, tableOf } from './columns.js';
import { inTransaction, type Sql } from './sql.js';
import { lockLog, readLog } from './log.js';

export interface ProjectPlace {
  workspace: string;
  project: string;
}

/** The workspace of a project. The directory is a global table: it holds ids and nothing else. */
export async function findProject(dataSource: DataSource, project: string): Promise<ProjectPlace | null> {
  const rows = await inTransaction(dataSource, null, (sql) => sql.query<{ workspace_id: string; project_id: string }>('SELECT workspace_id, project_id FROM project_directory WHERE project_id = $1', [project], 'find project'));
  return rows[0] ? { workspace: rows[0].workspace_id, project: rows[0].project_id } : null;
}

/** The person as a viewer of the project, by the rights of this moment; null for somebody who is not in it. */
export async function readViewer(sql: Sql, place: ProjectPlace, account: string): Promise<Viewer | null> {
  return (await readRights(sql, place, [account])).get(account) ?? null;
}

/** Where the log stands and, of these people, those who are in the project, by account, with the rights of that moment. */
export async function readViewers(sql: Sql, place: ProjectPlace, accounts: readonly string[]): Promise<{ seq: number; viewers: Map<string, Viewer> }> {
  const [head, viewers] = await Promise.all([readLog(sql, place.workspace, place.project), readRights(sql, place, accounts)]);
  return { seq: head?.seq ?? 0, viewers };
}

/** Role and clearance of members of a project (`m` in the statement), with their duties, as SQL. */
export const RIGHTS_COLUMNS = `m.role AS "@role", m.clearance AS "@clearance",
       (SELECT coalesce(json_object_agg(a.session_id, a.duty), '{}') FROM assignment a WHERE a.workspace_id = m.workspace_id AND a.project_id = m.project_id AND a.account_id = m.account_id AND NOT a.deleted) AS "@duties"`;
/** The viewer in a row of a statement that has `RIGHTS_COLUMNS`. */
export const viewerOfRow = (account: string, row: Record<string, unknown>): Viewer => viewerOf(account, row['@role'] as Role, row['@clearance'] as Classification | null, row['@duties'] as Duties);

async function readRights(sql: Sql, { workspace, project }: ProjectPlace, accounts: readonly string[]): Promise<Map<string, Viewer>> {
  const rows = await sql.query<Record<string, unknown> & { account_id: string }>(
    `SELECT m.account_id, ${RIGHTS_COLUMNS} FROM member m WHERE m.workspace_id = $1 AND m.project_id = $2 AND m.account_id = ANY($3::uuid[]) AND NOT m.deleted`,
    [workspace, project, accounts],
    'read rights',
  );
  return new Map(rows.map((row) => [row.account_id, viewerOfRow(row.account_id, row)]));
}

/** Opens an empty log for a project that does not exist yet. */
export async function insertProjectLog(sql: Sql, { workspace, project }: ProjectPlace): Promise<void> {
  await sql.query('INSERT INTO project_directory (project_id, workspace_id) VALUES ($1, $2)', [project, workspace]);
  await sql.query('INSERT INTO project_log (workspace_id, project_id) VALUES ($1, $2)', [workspace, project]);
}

/** Lets one transaction at a time change the names of a project and their keys, whichever process it is of; until it ends. Always taken before the log's lock. */
export const lockVault = async (sql: Sql, project: string): Promise<void> => void (await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`baraza vault ${project}`], 'lock vault'));

/** Erases a project with all it holds, its log included. Cannot be undone. The keys of its names are not in the database: see `deleteProject`. */
export async function eraseProject(sql: Sql, { workspace, project }: ProjectPlace): Promise<void> {
  await lockVault(sql, project);
  // A batch that is under way writes to the end first, and none begins after it.
  await lockLog(sql, workspace, project);
  for (const table of ['file_piece', 'stored_file', 'notice_seen', 'reminder', 'registration_code', 'registration_link', 'registration_directory', 'vault_read', 'vault_person', 'event', 'record_version', 'client_mutation', 'session_tally', 'session_counted', 'session_pending', 'session_seats', ...[...ENTITIES_IN_ORDER].reverse().map(tableOf), 'project_log']) {
    await sql.query(`DELETE FROM "${table}" WHERE workspace_id = $1 AND project_id = $2`, [workspace, project]);
  }
  await sql.query('DELETE FROM project_directory WHERE project_id = $1 AND workspace_id = $2', [project, workspace]);
}
