/** What projects need of the tables without tenant that libs/accounts keeps. */
import type { Sql } from './sql.js';

/** Those of the accounts that are not in the workspace, whether they are somebody’s or nobody’s. Nobody leaves it before the transaction ends: whoever takes somebody out waits for this lock. */
export async function readOutsiders(sql: Sql, workspace: string, accounts: readonly string[]): Promise<Set<string>> {
  sql.send('SELECT 1 FROM workspace WHERE id = $1 FOR SHARE', [workspace], 'hold workspace');
  const rows = await sql.query<{ id: string }>('SELECT id FROM unnest($2::uuid[]) AS asked (id) WHERE NOT EXISTS (SELECT 1 FROM workspace_membership m WHERE m.workspace = $1 AND m.account = asked.id)', [workspace, accounts], 'read outsiders');
  return new Set(rows.map(({ id }) => id));
}
