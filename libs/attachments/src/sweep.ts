/** Takes out contents that nobody can come back to. */
import { inTransaction, type Sql } from '@baraza/persistence';
import type { DataSource } from 'typeorm';

/** How long the content of a file is kept after the file or its source was taken out, so that undo brings it back whole. */
export const KEPT_DAYS = 30;
/** How long a file may be half sent, or sent and never attached. */
export const UNFINISHED_HOURS = 24;

/** @returns how many contents went. @param now ISO 8601; for tests. */
export async function sweepFiles(dataSource: DataSource, now = new Date().toISOString()): Promise<number> {
  const workspaces = await inTransaction(dataSource, null, (sql) => sql.query<{ id: string }>('SELECT DISTINCT workspace_id AS id FROM project_directory'));
  let gone = 0;
  for (const { id } of workspaces) gone += await inTransaction(dataSource, id, (sql) => sweepWorkspace(sql, id, now));
  return gone;
}

/** When the record came to be as it is. */
export const since = (alias: string): string => `(SELECT e.at FROM event e WHERE e.workspace_id = ${alias}.workspace_id AND e.project_id = ${alias}.project_id AND e.seq = ${alias}.from_seq)`;

async function sweepWorkspace(sql: Sql, workspace: string, now: string): Promise<number> {
  const gone = await sql.query(
    `DELETE FROM stored_file f WHERE f.workspace_id = $1 AND (
        NOT EXISTS (SELECT 1 FROM attachment a WHERE a.workspace_id = f.workspace_id AND a.project_id = f.project_id AND a.id = f.id) AND f.begun_at < $2::timestamptz - interval '${UNFINISHED_HOURS} hours'
     OR EXISTS (SELECT 1 FROM attachment a JOIN source s ON s.workspace_id = a.workspace_id AND s.project_id = a.project_id AND s.id = a.source_id
                 WHERE a.workspace_id = f.workspace_id AND a.project_id = f.project_id AND a.id = f.id
                   AND (a.deleted AND ${since('a')} < $2::timestamptz - interval '${KEPT_DAYS} days' OR s.deleted AND ${since('s')} < $2::timestamptz - interval '${KEPT_DAYS} days')))
      RETURNING f.id`,
    [workspace, now],
  );
  return gone.length;
}
