/** A part of a session's log: interventions before a moment, with their codings, as a viewer may see them. */
import { type Viewer, visibleRecord } from '@baraza/domain';
import type { ViewChange } from '@baraza/store';
import { recordOfRow, selectRecord } from '../columns.js';
import type { ProjectPlace } from '../projects.js';
import { readableWhere } from '../readable.js';
import { readSight, WINDOW } from '../snapshot.js';
import type { Sql } from '../sql.js';

export interface Position {
  /** ISO 8601. */
  at: string;
  id: string;
}
export interface ReadWindow {
  changes: ViewChange[];
  /** The oldest intervention that was read; null: there are none before. */
  oldest: Position | null;
}

/** The `count` interventions of the session before `before` (null: the newest), newest first in time, with what codes them. */
export async function readWindow(sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, session: string, before: Position | null, count: number): Promise<ReadWindow> {
  const sees = await readSight(sql, workspace, project, viewer);
  const rows = await sql.query(
    `SELECT (${readableWhere('intervention', 'r', viewer)}) AS "@readable", ${selectRecord('intervention', 'r')} FROM intervention r
      WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.session_id = $3 AND ($4::timestamptz IS NULL OR (r.at, r.id) < ($4::timestamptz, $5::uuid))
      ORDER BY r.at DESC, r.id DESC LIMIT $6`,
    [workspace, project, session, before?.at ?? null, before?.id ?? null, count + 1],
  );
  // Deleted ones count too: what codes them returns with them. How far back it goes is the same for everybody.
  const within = rows.slice(0, count);
  const said = within.filter((row) => row['@readable'] === true).map((row) => recordOfRow('intervention', row));
  const codings = await sql.query(
    `SELECT ${selectRecord('coding', 'r')} FROM coding r
      WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.intervention_id = ANY($3::uuid[]) AND NOT r.deleted AND ${readableWhere('coding', 'r', viewer)}`,
    [workspace, project, said.map(({ id }) => id)],
  );
  const put = (entity: 'intervention' | 'coding') => (record: (typeof said)[number]): ViewChange => ({ entity, id: record.id, put: visibleRecord(viewer, entity, record, sees) });
  const last = within.length > 0 ? recordOfRow('intervention', within.at(-1)!) : undefined;
  return {
    changes: [...said.filter(({ deleted }) => !deleted).map(put('intervention')), ...codings.map((row) => put('coding')(recordOfRow('coding', row)))],
    oldest: rows.length > count && last ? { at: last['at'] as string, id: last.id } : null,
  };
}

/** How far back a snapshot goes in each of these sessions, by its id; null: to the beginning. */
export async function readBounds(sql: Sql, { workspace, project }: ProjectPlace, sessions: readonly string[]): Promise<Map<string, Position | null>> {
  if (sessions.length === 0) return new Map();
  const rows = await sql.query<{ id: string; at: Date | null; oldest: string | null }>(
    `SELECT s.id, w.at, w.id AS oldest FROM unnest($3::uuid[]) AS s(id) LEFT JOIN LATERAL (
       SELECT i.at, i.id, lead(i.id) OVER (ORDER BY i.at DESC, i.id DESC) AS earlier FROM intervention i
        WHERE i.workspace_id = $1 AND i.project_id = $2 AND i.session_id = s.id ORDER BY i.at DESC, i.id DESC LIMIT 1 OFFSET ${WINDOW - 1}) w ON w.earlier IS NOT NULL`,
    [workspace, project, sessions],
    'read bounds',
  );
  return new Map(rows.map(({ id, at, oldest }) => [id, at && oldest ? { at: at.toISOString(), id: oldest } : null]));
}
