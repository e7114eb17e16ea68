/** Statements on one connection, inside one transaction whose tenant is set. */
import type { DataSource } from 'typeorm';

export interface Sql {
  /**
   * Runs a statement and returns its rows. A `name` makes it a prepared statement of the connection: only for texts that do not vary. Statements are sent at once,
   * without waiting for those before them, and run in the order in which they were sent: ask for several before awaiting the first, and they share one way there and back.
   */
  query<R = Record<string, unknown>>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
  /** Sends a statement whose rows nobody needs. The transaction waits for it before it is done, and fails if it fails. */
  send(text: string, values?: readonly unknown[], name?: string): void;
}

interface PgClient {
  query(config: { text: string; values: readonly unknown[]; name?: string }): Promise<{ rows: unknown[]; command: string }>;
}

/** Shows the rest of the transaction the rows of this workspace, and no others. */
export const setTenant = async (sql: Pick<Sql, 'query'>, workspace: string): Promise<void> => void (await sql.query(`SELECT set_config('baraza.workspace', $1, true)`, [workspace], 'tenant'));

export const sqlState = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** Serialisation failure and deadlock: the whole transaction may simply be run again. */
export const isAgain = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '');

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
      if (attempt >= 3 || !isAgain(error)) throw error;
    }
  }
}

async function once<T>(dataSource: DataSource, begin: string, tenant: string | null, work: (sql: Sql) => Promise<T>): Promise<T> {
  const lane = await openLane(dataSource, tenant, { begin });
  try {
    return await lane.transact(work).done;
  } finally {
    await lane.close();
  }
}

/** A transaction under way. */
export interface Flight<T> {
  /** Resolves when its last statement was sent, whatever becomes of it: the next transaction of the lane may begin. */
  sent: Promise<void>;
  /** Resolves when it is committed; rejects when it is not, or when the connection broke and nobody knows. */
  done: Promise<T>;
}

/** One connection, on which transactions of one tenant follow each other without waiting for the answer to the COMMIT before. */
export interface Lane {
  /** Begins a transaction. Not before the one before was `sent`. */
  transact<T>(work: (sql: Sql) => Promise<T>): Flight<T>;
  /** Gives the connection back. Not before the last transaction is done. */
  close(): Promise<void>;
}

export interface LaneSettings {
  begin?: string;
  /**
   * Use one plan for each prepared statement, whatever its values. Left to itself Postgres plans statements with lists anew each time, because a short list looks cheaper than a list of
   * unknown length; that costs more than most of them. Only right where the statements are found by their keys.
   */
  keepPlans?: boolean;
}

/** Takes a connection for transactions of the workspace `tenant` (null: only the tables without tenant can be reached). */
export async function openLane(dataSource: DataSource, tenant: string | null, { begin = 'BEGIN', keepPlans = false }: LaneSettings = {}): Promise<Lane> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PgClient;
  return {
    transact: (work) => {
      let sent: () => void;
      const last = new Promise<void>((resolve) => (sent = resolve));
      return { sent: last, done: transact(client, { begin, keepPlans }, tenant, work, () => sent()) };
    },
    close: () => runner.release(),
  };
}

async function transact<T>(client: PgClient, { begin, keepPlans }: Required<LaneSettings>, tenant: string | null, work: (sql: Sql) => Promise<T>, sentAll: () => void): Promise<T> {
  const results: Promise<unknown>[] = [];
  let ended = false;
  const query: Sql['query'] = async (text, values = [], name) => {
    // On this connection it would fall into the transaction of somebody else.
    if (ended) throw new Error('A statement came after the end of its transaction. It was not run.');
    return (await client.query(name === undefined ? { text, values } : { text, values, name })).rows as never;
  };
  const keep = (result: Promise<unknown>): void => {
    // Whoever waits for the transaction hears of the error; until then it is not unhandled.
    result.catch(() => undefined);
    results.push(result);
  };
  const send: Sql['send'] = (text, values, name) => keep(query(text, values, name));
  const end = (how: 'COMMIT' | 'ROLLBACK'): void => {
    keep(client.query({ text: how, values: [] }).then(({ command }) => {
      // Postgres answers COMMIT with ROLLBACK where a statement failed, also one whose error nobody listened to.
      if (command !== how) throw new Error('A statement of the transaction failed, and nothing of it was kept.');
    }));
    ended = true;
    sentAll();
  };
  send(begin);
  if (tenant !== null && keepPlans) send(`SELECT set_config('baraza.workspace', $1, true), set_config('plan_cache_mode', 'force_generic_plan', true)`, [tenant], 'tenant, plans kept');
  else if (tenant !== null) send(`SELECT set_config('baraza.workspace', $1, true)`, [tenant], 'tenant');
  let result: T;
  try {
    result = await work({ query, send });
  } catch (error) {
    end('ROLLBACK');
    // What was sent before is answered first. The connection may be gone; then there is nothing to roll back.
    await Promise.allSettled(results);
    throw error;
  }
  // COMMIT goes out with the last statements. Where one of them failed it rolls back, and the failure is thrown below.
  end('COMMIT');
  try {
    await Promise.all(results);
  } catch (error) {
    await Promise.allSettled(results);
    throw error;
  }
  return result;
}
