/**
 * All that one request reads: one connection, one read-only transaction, one moment. It is opened by the first statement and closed when the answer is
 * ready, or before an operation is submitted, so that a request never waits for a second connection while it holds one.
 */
import { inSnapshot, setTenant, type Sql } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { failure } from '../errors.js';
import type { ReadGate } from './gate.js';

export interface Statement {
  text: string;
  values: readonly unknown[];
}
/** Hears of every statement that reads; for tracing and tests. */
export type OnStatement = (statement: Statement) => void;

/** A statement may take this long, and a request may keep its connection this long. */
const STATEMENT_MS = 15_000;
const SESSION_MS = 60_000;

interface Open {
  sql: Sql;
  tenant: string | null;
  /** The connection went back to the pool and is somebody else's: nothing may be asked over it any more. */
  over: boolean;
  /** A statement failed, and with it the transaction: whoever asks more of it hears why. */
  failed: Error | null;
}

export class ReadSession {
  private opening: Promise<Open> | null = null;
  private transaction: Promise<void> = Promise.resolve();
  private finish: () => void = () => undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly gate: ReadGate,
    private readonly onStatement: OnStatement,
    private readonly sessionMs = SESSION_MS,
  ) {}

  /** Runs a statement that sees the rows of `tenant` (null: only the tables without tenant). Statements run one after another. */
  query<R = Record<string, unknown>>(tenant: string | null, statement: Statement): Promise<R[]> {
    const result = this.last.then(() => this.run<R>(tenant, statement));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Ends the transaction and gives the connection back. The next statement opens a new one, which sees what has happened since. */
  async close(): Promise<void> {
    await this.last;
    this.finish();
    this.opening = null;
    await this.transaction;
  }

  /** Whether the session came to its end with this error, or could not be opened because of it. */
  async failed(error: unknown): Promise<boolean> {
    const opened = await this.opening?.catch((refused: unknown) => ({ failed: refused }));
    return opened?.failed === error;
  }

  private async run<R>(tenant: string | null, statement: Statement): Promise<R[]> {
    const open = await (this.opening ??= this.open());
    if (open.failed) throw open.failed;
    try {
      if (tenant !== null && open.tenant !== tenant) {
        await setTenant(during(open), tenant);
        open.tenant = tenant;
      }
      this.onStatement(statement);
      return await during(open).query<R>(statement.text, statement.values);
    } catch (error) {
      open.failed = error as Error;
      throw error;
    }
  }

  private open(): Promise<Open> {
    return new Promise((resolve, reject) => {
      const work = async (sql: Sql): Promise<void> => {
        const open: Open = { sql, tenant: null, over: false, failed: null };
        const finished = new Promise<void>((finish) => {
          this.finish = () => {
            open.over = true;
            finish();
          };
        });
        // Should an answer never be finished, its connection is not lost for ever.
        const timer = setTimeout(this.finish, this.sessionMs).unref();
        await sql.query(`SELECT set_config('statement_timeout', $1, true)`, [String(STATEMENT_MS)], 'statement timeout');
        resolve(open);
        await finished;
        clearTimeout(timer);
      };
      this.transaction = this.gate.pass(() => inSnapshot(this.dataSource, null, work)).catch(reject);
    });
  }
}

/** The connection, while it is ours. What is asked before the end is answered before it: a connection takes statements in order. */
function during({ sql, over }: Open): Sql {
  if (over) throw failure('TOO_MUCH', 'This request takes too long to answer. Ask for smaller pages or fewer nested lists.');
  return sql;
}
