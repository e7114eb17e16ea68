/** Statements on one connection, inside one transaction whose tenant is set. */
import type { DataSource } from 'typeorm';

export interface Sql {
  /** Runs a statement and returns its rows. A `name` makes it a prepared statement of the connection: only for texts that do not vary. */
  query<R = Record<string, unknown>>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
}

interface PgClient {
  query(config: { text: string; values: readonly unknown[]; name?: string }): Promise<{ rows: unknown[] }>;
}

/** Shows the rest of the transaction the rows of this workspace, and no others. */
export const setTenant = async (sql: Sql, workspace: string): Promise<void> => void (await sql.query(`SELECT set_config('baraza.workspace', $1, true)`, [workspace], 'tenant'));

/** Serialisation failure and deadlock: the whole transaction may simply be run again. */
const AGAIN = new Set(['40001', '40P01']);

export const sqlState = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/**
 * Runs `work` in a transaction of the workspace `tenant`: row-level security shows it that workspace's rows and no others. The setting ends with the
 * transaction, so a pooled connection never carries it on. Runs again after a deadlock, three times at most. `tenant` null: only the tables without tenant can be reached.
 */
export const inTransaction = <T>(dataSource: DataSource, tenant: string | null, work: (sql: Sql) => Promise<T>): Promise<T> => patiently(() => once(dataSource, 'BEGIN', tenant, work));

/** Like `inTransaction`, for reading only: every statement sees the database as it was at the first one. */
export const inSnapshot = <T>(dataSource: DataSource, tenant: string | null, work: (sql: Sql) => Promise<T>): Promise<T> =>
  patiently(() => once(dataSource, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', tenant, work));

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 3 || !AGAIN.has(sqlState(error) ?? '')) throw error;
    }
  }
}

async function once<T>(dataSource: DataSource, begin: string, tenant: string | null, work: (sql: Sql) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PgClient;
  const sql: Sql = {
    query: async (text, values = [], name) => (await client.query(name === undefined ? { text, values } : { text, values, name })).rows as never,
  };
  try {
    await sql.query(begin);
    if (tenant !== null) await setTenant(sql, tenant);
    const result = await work(sql);
    await sql.query('COMMIT');
    return result;
  } catch (error) {
    // The connection may be gone; then there is nothing to roll back.
    await sql.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
