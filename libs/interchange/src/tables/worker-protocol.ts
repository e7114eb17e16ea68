import type { RefusedCode } from './refused.js';
import type { Limits, ReadProgress, Table, TableRow } from './types.js';

/** What the two threads say to each other: plain data. */

export interface WorkerTask {
  file: Uint8Array | string;
  name: string;
  limits: Partial<Limits>;
}

export type WorkerMessage =
  | { kind: 'progress'; progress: ReadProgress }
  /** A table without its rows; they follow in pieces, so that receiving them never blocks the other thread for long. */
  | { kind: 'table'; table: Table }
  | { kind: 'rows'; rows: TableRow[] }
  | { kind: 'done' }
  | { kind: 'refused'; code: RefusedCode; params: Record<string, string | number> };
