/** Files that were removed, themselves or with their source, and whose content is still kept so that undo brings it back. */
import type { Viewer } from '@baraza/domain';
import { readableWhere, type Sql } from '@baraza/persistence';
import { KEPT_DAYS, since } from './sweep.js';

export interface RemovedFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Title of its source. */
  source: string;
  /** ISO 8601. */
  removedAt: string;
  /** When its content goes by itself, ISO 8601. */
  goesAt: string;
}
export interface RemovedFiles {
  /** The largest first. */
  files: RemovedFile[];
  /** Bytes that all files of the project take, these among them. */
  used: number;
  /** Bytes that they may take. */
  limit: number;
}

/** Those that the viewer may read. @param of workspace and project. */
export async function readRemoved(sql: Sql, of: readonly [string, string], viewer: Viewer): Promise<RemovedFile[]> {
  const rows = await sql.query<{ id: string; name: string; size: string; source: string; removed_at: Date; goes_at: Date }>(
    `SELECT r.*, r.removed_at + interval '${KEPT_DAYS} days' AS goes_at FROM (
       SELECT a.id, a.name, f.size, s.title AS source, LEAST(CASE WHEN a.deleted THEN ${since('a')} END, CASE WHEN s.deleted THEN ${since('s')} END) AS removed_at
         FROM stored_file f
         JOIN attachment a ON a.workspace_id = f.workspace_id AND a.project_id = f.project_id AND a.id = f.id
         JOIN source s ON s.workspace_id = a.workspace_id AND s.project_id = a.project_id AND s.id = a.source_id
        WHERE f.workspace_id = $1 AND f.project_id = $2 AND (a.deleted OR s.deleted) AND ${readableWhere('attachment', 'a', viewer)}) r
      ORDER BY r.size DESC, r.id`,
    [...of],
  );
  return rows.map(({ id, name, size, source, removed_at, goes_at }) => ({ id, name, size: Number(size), source, removedAt: removed_at.toISOString(), goesAt: goes_at.toISOString() }));
}

/** Bytes that all files of the project take. */
export async function usedBy(sql: Sql, of: readonly [string, string]): Promise<number> {
  const [row] = await sql.query<{ used: string }>('SELECT COALESCE(sum(size), 0) AS used FROM stored_file WHERE workspace_id = $1 AND project_id = $2', [...of]);
  return Number(row!.used);
}
