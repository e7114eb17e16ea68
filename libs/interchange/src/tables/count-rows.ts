import type { Archive } from './archive.js';
import { exceeds, FileRefused } from './refused.js';
import type { ReadContext } from './types.js';

/** Below this size no sheet has as many rows as are allowed: a row with a cell takes some twenty bytes. */
const WORTH_COUNTING = 2 ** 22;

/**
 * Refuses a sheet with too many rows before it is parsed, which takes many times as long as counting. Only rows with a value count, as for the parser, so that rows that are merely
 * formatted cost nobody an import; texts that stand in the sheet itself, other encodings and prefixes are left to the parser. Throws {@link FileRefused} `too-many-rows`.
 */
export async function refuseTooManyRows(archive: Archive, part: string, { limits, budget, signal }: ReadContext): Promise<void> {
  if (archive.size(part) < WORTH_COUNTING) return;
  const counter = new RowCounter();
  for await (const chunk of archive.read(part)) {
    signal?.throwIfAborted();
    counter.add(chunk);
    if (exceeds(limits, 'rows', budget.rows() + counter.rows)) throw new FileRefused('too-many-rows', { limit: limits.rows });
  }
}

class RowCounter {
  rows = 0;
  /** A row has begun and no value in it yet. */
  #open = false;
  /** The end of the last chunk, in which a tag may have begun. */
  #rest: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    let at = 0;
    let value = nextValue(bytes, at);
    for (let row = bytes.indexOf('<row', at); ; ) {
      if (this.#open && value >= 0 && (row < 0 || value < row)) {
        this.rows += 1;
        this.#open = false;
        at = value + VALUE.length;
      } else if (row >= 0) {
        this.#open = true;
        at = row + 4;
      } else break;
      if (row >= 0 && row < at) row = bytes.indexOf('<row', at);
      if (value >= 0 && value < at) value = nextValue(bytes, at);
    }
    this.#rest = bytes.subarray(Math.max(at, bytes.length - VALUE.length));
  }
}

const VALUE = '<v>';
const LESS_THAN = 0x3c;

/** Where the next value that is not empty begins; -1: none, or not all of it is here yet. */
function nextValue(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(VALUE, from);
  while (at >= 0 && bytes[at + VALUE.length] === LESS_THAN) at = bytes.indexOf(VALUE, at + VALUE.length);
  return at >= 0 && at + VALUE.length < bytes.length ? at : -1;
}
