/** Projects as such: where they lie, who is in one, making and unmaking one. */
import type { DataSource } from 'typeorm';
import { viewerOf, type Role, type Classification, type Viewer } from '@baraza/domain';
import { ENTITIES_IN_ORDER, tableOf } from './columns.js';
import { inTransaction, type Sql } from './sql.js';
import { lockLog, readLog, readMember } from './log.js';

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
export async function readViewer(sql: Sql, { workspace, project }: ProjectPlace, account: string): Promise<Viewer | null> {
  const member = await readMember(sql, workspace, project, account);
  return member ? viewerOf(account, member['role'] as Role, member['clearance'] as Classification | null) : null;
}

/** Where the log stands and, of these people, those who are in the project, by account, with the rights of that moment. */
export async function readViewers(sql: Sql, { workspace, project }: ProjectPlace, accounts: readonly string[]): Promise<{ seq: number; viewers: Map<string, Viewer> }> {
  const [head, rows] = await Promise.all([
    readLog(sql, workspace, project),
    sql.query<{ account_id: string; role: Role; clearance: Classification | null }>(
      'SELECT account_id, role, clearance FROM member WHERE workspace_id = $1 AND project_id = $2 AND account_id = ANY($3::uuid[]) AND NOT deleted',
      [workspace, project, accounts],
      'read viewers',
    ),
  ]);
  return { seq: head?.seq ?? 0, viewers: new Map(rows.map(({ account_id: account, role, clearance }) => [account, viewerOf(account, role, clearance)])) };
}

/** Opens an empty log for a project that does not exist yet. */
export async function insertProjectLog(sql: Sql, { workspace, project }: ProjectPlace): Promise<void> {
  await sql.query('INSERT INTO project_directory (project_id, workspace_id) VALUES ($1, $2)', [project, workspace]);
  await sql.query('INSERT INTO project_log (workspace_id, project_id) VALUES ($1, $2)', [workspace, project]);
}

/** Erases a project with all it holds, its log included. Cannot be undone. */
export async function eraseProject(sql: Sql, { workspace, project }: ProjectPlace): Promise<void> {
  // A batch that is under way writes to the end first, and none begins after it.
  await lockLog(sql, workspace, project);
  for (const table of ['event', 'record_version', 'client_mutation', ...[...ENTITIES_IN_ORDER].reverse().map(tableOf), 'project_log']) {
    await sql.query(`DELETE FROM "${table}" WHERE workspace_id = $1 AND project_id = $2`, [workspace, project]);
  }
  await sql.query('DELETE FROM project_directory WHERE project_id = $1 AND workspace_id = $2', [project, workspace]);
}
