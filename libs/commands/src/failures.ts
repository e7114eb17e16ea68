/** What a failed batch says about the operations in it: whose fault it was, and so who may send again and who is refused. */
import { isAgain, type Sql, sqlState } from '@baraza/persistence';

/** A batch was read while the one before it was still being written, and that one failed: nothing of it was written. */
export class Overtaken extends Error {}

/** The program failed at the batch, not the database. */
export class Broken extends Error {
  constructor(cause: unknown) {
    super('The program failed at this batch.', { cause });
  }
}

/**
 * - `again`: it was in the way of another; the whole may be run again.
 * - `nobody`: the database was not reached, is stopped, read-only, full or damaged. The data is innocent, and nobody may lose a change for it.
 * - `unclear`: the database took the statement ill, not what was in it: it was changed under the program, or somebody cut the statement off. Neighbours may get through; nobody loses a change.
 * - `own`: an operation in it is to blame.
 */
export type Fault = 'again' | 'nobody' | 'unclear' | 'own';

/** Codes of Node, such as EPIPE, are no SQLSTATE. */
const IS_STATE = /^(\d[0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/;
/** Connection, authorisation, transaction state (a standby is read-only), resources, shutdown, files, corruption. */
const NOBODY = /^(08|25|28|3D|53|57P|58|XX00[12])/;
/** Unsupported (a plan that tables have changed under), lost prepared statement, syntax and access, locks, cancelled. */
const UNCLEAR = /^(0A|26|42|55|57)/;

export function faultOf(error: unknown): Fault {
  if (error instanceof Overtaken || isAgain(error)) return 'again';
  const state = sqlState(error);
  if (state !== undefined && IS_STATE.test(state)) return NOBODY.test(state) ? 'nobody' : UNCLEAR.test(state) ? 'unclear' : 'own';
  // What the driver says of a lost connection has no code, or one of Node.
  return error instanceof Broken || error instanceof TypeError || error instanceof RangeError ? 'own' : 'nobody';
}

/** Does the work, and tells an error of the program from what the database, or the way to it, answered: rejects with `Broken`, or with that answer. */
export async function watched<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  const answered = new Set<unknown>();
  const query: Sql['query'] = (text, values, name) =>
    sql.query(text, values, name).catch((error: unknown) => {
      answered.add(error);
      throw error;
    }) as never;
  try {
    return await work({ ...sql, query });
  } catch (error) {
    throw answered.has(error) || error instanceof Overtaken ? error : new Broken(error);
  }
}
