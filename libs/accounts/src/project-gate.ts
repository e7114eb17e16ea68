/** What invitations and workspaces need of projects, by way of the one handler of operations. */

import type { DataSource, EntityManager } from 'typeorm';

import type { CommandHandler } from '@baraza/commands';
import { createId, OPERATIONS, Refusal, type RefusalData } from '@baraza/domain';
import { inTransaction, readableWhere, readViewer, setTenant, type Sql } from '@baraza/persistence';

import type { PlaceInProjects, ProjectGate } from './context.js';

/** The gate to the projects of `db`; members are added by `handler`, so that everybody who is in the project hears of it. */
export const projectGate = (db: DataSource, handler: CommandHandler): ProjectGate => ({
  viewer: (workspace, project, account) => inTransaction(db, workspace, (sql) => readViewer(sql, { workspace, project }, account)),

  membership: (workspace, project, account, process) =>
    inTransaction(db, workspace, async (sql) => {
      const place = { workspace, project };
      const viewer = await readViewer(sql, place, account);
      if (!viewer) return null;
      const [member] = await sql.query<{ id: string }>('SELECT id FROM member WHERE workspace_id = $1 AND project_id = $2 AND account_id = $3 AND NOT deleted', [workspace, project, account]);
      if (process === null) return member?.id ?? null;
      const found = await sql.query(`SELECT 1 FROM process r WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.id = $3 AND NOT r.deleted AND ${readableWhere('process', 'r', viewer)}`, [workspace, project, process]);
      return found.length > 0 ? (member?.id ?? null) : null;
    }),

  projectName: async (workspace, project) => {
    const rows = await inTransaction(db, workspace, (sql) => sql.query<{ name: string }>('SELECT name FROM project WHERE workspace_id = $1 AND id = $2 AND NOT deleted', [workspace, project]));
    return rows[0]?.name ?? null;
  },

  addMember: async (project, workspace, member, by) => {
    const { name, version } = OPERATIONS.createMember;
    const result = await handler.submit({ place: { workspace, project }, actor: by, authority: 'member', client: null, name, version, input: { id: createId(), ...member }, group: null });
    if (result.status === 'refused') throw refusal(result.refusal);
  },

  places: async (workspace, within) => {
    const read = (sql: Pick<Sql, 'query'>): Promise<(PlaceInProjects & { account: string })[]> => sql.query(PLACES, [workspace]);
    const rows = within ? await readWithin(within, workspace, read) : await inTransaction(db, workspace, read);
    return new Map(rows.map(({ account, projects, onlyOwnerOf }) => [account, { projects, onlyOwnerOf }]));
  },

  leaveAll: async (workspace, account, by) => {
    const members = await inTransaction(db, workspace, (sql) => sql.query<{ project: string; id: string }>('SELECT project_id AS project, id FROM member WHERE workspace_id = $1 AND account_id = $2 AND NOT deleted ORDER BY project_id', [workspace, account]));
    const { name, version } = OPERATIONS.removeMember;
    for (const { project, id } of members) {
      // An administrator need not be in the projects of the workspace: the right comes from the workspace, and the log says who used it.
      const result = await handler.submit({ place: { workspace, project }, actor: by, authority: 'system', client: null, name, version, input: { id }, group: null });
      if (result.status === 'refused' && result.refusal.code !== 'notFound') throw refusal(result.refusal);
    }
  },
});

/** Reads in a transaction that somebody else has begun; from then on it sees the rows of that workspace. */
async function readWithin<T>(db: EntityManager, workspace: string, read: (sql: Pick<Sql, 'query'>) => Promise<T>): Promise<T> {
  const sql: Pick<Sql, 'query'> = { query: (text, values) => db.query(text, values && [...values]) };
  await setTenant(sql, workspace);
  return read(sql);
}

const PLACES = `
  SELECT account_id AS account, count(*)::int AS projects, count(*) FILTER (WHERE role = 'owner' AND owners = 1)::int AS "onlyOwnerOf"
    FROM (SELECT account_id, role, count(*) FILTER (WHERE role = 'owner') OVER (PARTITION BY project_id) AS owners
            FROM member WHERE workspace_id = $1 AND NOT deleted) AS places
   GROUP BY account_id`;

const refusal = ({ code, message, params, path }: RefusalData): Refusal => new Refusal(code, message, params, path);
