/** The project's place in the log: the row that orders its operations. */
import type { AnyRecord, RefusalData } from '@baraza/domain';
import { recordOfRow, selectRecord } from './columns.js';
import type { Sql } from './sql.js';

export interface LogHead {
  seq: number;
  rightsSeq: number;
  /** Hash of the last event's chain, hex; 64 zeros before the first. */
  chain: string;
}

const head = (row: { seq: string; rights_seq: string; chain: Buffer }): LogHead => ({ seq: Number(row.seq), rightsSeq: Number(row.rights_seq), chain: row.chain.toString('hex') });

/** Locks the project against other batches until the transaction ends and returns where its log stands. Null: no such project in the workspace. */
export async function lockLog(sql: Sql, workspace: string, project: string): Promise<LogHead | null> {
  const rows = await sql.query<{ seq: string; rights_seq: string; chain: Buffer }>(
    'SELECT seq, rights_seq, chain FROM project_log WHERE workspace_id = $1 AND project_id = $2 FOR UPDATE',
    [workspace, project],
    'lock log',
  );
  return rows[0] ? head(rows[0]) : null;
}

/** Where the log stands, without a lock. */
export async function readLog(sql: Sql, workspace: string, project: string): Promise<LogHead | null> {
  const rows = await sql.query<{ seq: string; rights_seq: string; chain: Buffer }>('SELECT seq, rights_seq, chain FROM project_log WHERE workspace_id = $1 AND project_id = $2', [workspace, project], 'read log');
  return rows[0] ? head(rows[0]) : null;
}

export interface Counter {
  account: string;
  last: number;
  refusals: Record<number, RefusalData>;
}

/** How far the server has dealt with the mutations of these clients. */
export async function readCounters(sql: Sql, workspace: string, project: string, clients: readonly string[]): Promise<Map<string, Counter>> {
  const rows = await sql.query<{ client_id: string; account_id: string; last: number; refusals: Record<number, RefusalData> }>(
    'SELECT client_id, account_id, last, refusals FROM client_mutation WHERE workspace_id = $1 AND project_id = $2 AND client_id = ANY($3::uuid[])',
    [workspace, project, clients],
    'read counters',
  );
  return new Map(rows.map((row) => [row.client_id, { account: row.account_id, last: row.last, refusals: row.refusals }]));
}

/** One mutation of a client that was done. */
export interface DoneMutation {
  client: string;
  account: string;
  n: number;
}

/** Every mutation of these clients that the log holds, in order. Walks through the whole log of the project. */
export async function readDoneMutations(sql: Sql, workspace: string, project: string, clients: readonly string[]): Promise<DoneMutation[]> {
  const rows = await sql.query<{ client_id: string; actor_id: string; mutation: number }>(
    'SELECT client_id, actor_id, mutation FROM event WHERE workspace_id = $1 AND project_id = $2 AND client_id = ANY($3::uuid[]) ORDER BY mutation',
    [workspace, project, clients],
    'read done mutations',
  );
  return rows.map((row) => ({ client: row.client_id, account: row.actor_id, n: row.mutation }));
}

/** The member record of a person, if there is one that is not deleted. */
export async function readMember(sql: Sql, workspace: string, project: string, account: string): Promise<AnyRecord | null> {
  const rows = await sql.query(
    `SELECT ${selectRecord('member', 'r')} FROM member r WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.account_id = $3 AND NOT r.deleted`,
    [workspace, project, account],
    'read member',
  );
  return rows[0] ? recordOfRow('member', rows[0]) : null;
}
