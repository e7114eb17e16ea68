import { readFile, stat } from 'node:fs/promises';
import { Archive } from './archive.js';
import { isBundle, readBundle } from './bundle.js';
import { readCsv } from './csv.js';
import { FileRefused, exceeds, reasonOf } from './refused.js';
import { refuseMisnamed, sniffFile } from './sniff.js';
import { DEFAULT_LIMITS, type Budget, type Limits, type ReadContext, type ReadOptions, type Table } from './types.js';
import { readWorkbook } from './workbook.js';

const REPORT_EVERY = 65_536;

/**
 * Reads the tables of a workbook (.xlsx, .xlsm), a CSV file, or several of these in a .zip, on the calling thread; the kind is decided by the bytes.
 * A server calls `readTablesInWorker` instead.
 *
 * @param file the bytes, or the path of the file
 * @param name the file's name as the person knows it; names the table of a CSV file
 * @param limits bounds that differ from {@link DEFAULT_LIMITS}
 * @throws FileRefused when the file cannot be read as a whole; the signal's reason when it was aborted
 */
export function readTables(file: Uint8Array | string, name: string, limits: Partial<Limits> = {}, options: ReadOptions = {}): Promise<Table[]> {
  return withFile(file, name, limits, options, tablesOf);
}

/** The tables of a file whose bytes are at hand. */
export async function tablesOf(bytes: Buffer, context: ReadContext): Promise<Table[]> {
  if (sniffFile(bytes, context.name) === 'text') {
    const tables = await readCsv(bytes, context);
    refuseMisnamed(context.name, tables);
    return tables;
  }
  const archive = await Archive.open(bytes, context);
  return isBundle(archive) ? readBundle(archive, context) : readWorkbook(archive, context);
}

/** Loads a file within the limits and gives it to a reader of some format, whose every failure becomes a {@link FileRefused}. */
export async function withFile<T>(file: Uint8Array | string, name: string, limits: Partial<Limits>, options: ReadOptions, read: (bytes: Buffer, context: ReadContext) => Promise<T>): Promise<T> {
  options.signal?.throwIfAborted();
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const bytes = await loadBytes(file, bounds);
  try {
    const result = await read(bytes, makeContext(name, bounds, options));
    options.signal?.throwIfAborted();
    return result;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('reader-failed', { reason: reasonOf(error) });
  }
}

async function loadBytes(file: Uint8Array | string, limits: Limits): Promise<Buffer> {
  if (typeof file !== 'string') {
    checkSize(file.byteLength, limits);
    return Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  }
  try {
    checkSize((await stat(file)).size, limits);
    return await readFile(file);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('file-unreadable', { reason: (error as NodeJS.ErrnoException).code ?? reasonOf(error) });
  }
}

function checkSize(bytes: number, limits: Limits): void {
  if (exceeds(limits, 'fileBytes', bytes)) throw new FileRefused('file-too-large', { bytes, limit: limits.fileBytes });
}

function makeContext(name: string, limits: Limits, { signal, onProgress }: ReadOptions): ReadContext {
  const budget = makeBudget(limits);
  let done = 0;
  let total = 0;
  let reported = 0;
  return {
    name,
    limits,
    budget,
    signal,
    setTotal: (bytes) => {
      total = bytes;
      done = 0;
      reported = 0;
    },
    advance: (bytes) => {
      done += bytes;
      if (total === 0 || done - reported < REPORT_EVERY) return;
      reported = done;
      onProgress?.({ done, total, rows: budget.rows() });
    },
  };
}

function makeBudget(limits: Limits): Budget {
  let rows = 0;
  let cells = 0;
  let chars = 0;
  return {
    rows: () => rows,
    row: () => {
      rows += 1;
      if (exceeds(limits, 'rows', rows)) throw new FileRefused('too-many-rows', { limit: limits.rows });
    },
    cell: (value) => {
      cells += 1;
      if (exceeds(limits, 'cells', cells)) throw new FileRefused('too-many-cells', { limit: limits.cells });
      if (typeof value !== 'string') return;
      chars += value.length;
      if (exceeds(limits, 'totalChars', chars)) throw new FileRefused('too-much-text', { limit: limits.totalChars });
    },
  };
}
