/** What projects need of the tables without tenant that libs/accounts keeps. */
import type { Sql } from './sql.js';

/** People of whom it is asked whether they are in a workspace. */
export interface Asked {
  /** Whose ids an input names, or a record that may return: also ids of nobody. */
  named: readonly string[];
  /** Who acts is signed in, and so somebody. */
  acting: readonly string[];
}

/** Those of the accounts that are not in the workspace. Nobody leaves it before the transaction ends: whoever takes somebody out waits for this lock. */
export async function readOutsiders(sql: Sql, workspace: string, { named, acting }: Asked): Promise<Set<string>> {
  sql.send('SELECT 1 FROM workspace WHERE id = $1 FOR SHARE', [workspace], 'hold workspace');
  const rows = await sql.query<{ id: string }>(OUTSIDERS, [workspace, named, acting], 'read outsiders');
  return new Set(rows.map(({ id }) => id));
}

const OUTSIDERS = `
  SELECT id
    FROM (SELECT unnest($2::uuid[]) AS id UNION SELECT a.id FROM account a WHERE a.id = ANY($3::uuid[])) AS asked
   WHERE NOT EXISTS (SELECT 1 FROM workspace_membership m WHERE m.workspace = $1 AND m.account = asked.id)`;
