/** Who may do what with names: whoever notes in a session enters them there, whoever may read identities there reads them, and owners destroy them. */
import { hasRight, hasRightIn, type Viewer } from '@baraza/domain';
import { inSnapshot, type ProjectPlace, readableWhere, readViewer, type Sql } from '@baraza/persistence';
import type { VaultGate } from '@baraza/vault';
import type { DataSource } from 'typeorm';

export function sessionsGate(dataSource: DataSource): VaultGate {
  const asViewer = <T>(place: ProjectPlace, account: string, no: T, answer: (viewer: Viewer, sql: Sql) => Promise<T> | T): Promise<T> =>
    inSnapshot(dataSource, place.workspace, async (sql) => {
      const viewer = await readViewer(sql, place, account);
      return viewer ? answer(viewer, sql) : no;
    });
  return {
    mayEnter: (place, account, session, person) =>
      asViewer(place, account, false, async (viewer, sql) => {
        if (!hasRightIn(viewer, 'logSessions', session) || !(await isSession(sql, place, session))) return false;
        // A name belongs to every session that the person took part in.
        return (await sessionsOf(sql, place, person)).every((other) => hasRightIn(viewer, 'logSessions', other));
      }),
    mayRead: (place, account, session) =>
      asViewer(place, account, null, async (viewer, sql) => (hasRightIn(viewer, 'readIdentities', session) ? peopleOf(sql, place, viewer, session) : null)),
    mayErase: (place, account) => asViewer(place, account, false, (viewer) => hasRight(viewer, 'manageProject')),
  };
}

async function isSession(sql: Sql, { workspace, project }: ProjectPlace, session: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM session WHERE workspace_id = $1 AND project_id = $2 AND id = $3 AND NOT deleted', [workspace, project, session])).length > 0;
}

async function sessionsOf(sql: Sql, { workspace, project }: ProjectPlace, person: string): Promise<string[]> {
  const rows = await sql.query<{ session_id: string }>('SELECT DISTINCT session_id FROM participation WHERE workspace_id = $1 AND project_id = $2 AND person = $3', [workspace, project, person]);
  return rows.map(({ session_id: session }) => session);
}

/** Of a list that is hidden from everybody there is nobody. */
async function peopleOf(sql: Sql, { workspace, project }: ProjectPlace, viewer: Viewer, session: string): Promise<string[]> {
  const rows = await sql.query<{ person: string }>(
    `SELECT DISTINCT r.person FROM participation r WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.session_id = $3 AND r.person IS NOT NULL AND NOT r.deleted AND ${readableWhere('participation', 'r', viewer)}`,
    [workspace, project, session],
  );
  return rows.map(({ person }) => person);
}
