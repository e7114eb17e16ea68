/** What invitations need of projects, by way of the one handler of operations. */
import { randomUUID } from 'node:crypto';

import type { DataSource } from 'typeorm';

import type { CommandHandler } from '@baraza/commands';
import { OPERATIONS, Refusal, type RefusalData } from '@baraza/domain';
import { inTransaction, readViewer } from '@baraza/persistence';

import type { ProjectGate } from './context.js';

/** The gate to the projects of `db`; members are added by `handler`, so that everybody who is in the project hears of it. */
export const projectGate = (db: DataSource, handler: CommandHandler): ProjectGate => ({
  viewer: (workspace, project, account) => inTransaction(db, workspace, (sql) => readViewer(sql, { workspace, project }, account)),

  projectName: async (workspace, project) => {
    const rows = await inTransaction(db, workspace, (sql) => sql.query<{ name: string }>('SELECT name FROM project WHERE workspace_id = $1 AND id = $2 AND NOT deleted', [workspace, project]));
    return rows[0]?.name ?? null;
  },

  addMember: async (project, workspace, member, by) => {
    const { name, version } = OPERATIONS.createMember;
    const result = await handler.submit({ place: { workspace, project }, actor: by, authority: 'member', client: null, name, version, input: { id: randomUUID(), ...member }, group: null });
    if (result.status === 'refused') throw refusal(result.refusal);
  },
});

const refusal = ({ code, message, params, path }: RefusalData): Refusal => new Refusal(code, message, params, path);
