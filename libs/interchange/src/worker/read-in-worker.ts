import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { GraphFile } from '../graph/types.js';
import type { RecordsRead, TablesRead } from '../mapping/read.js';
import { FileRefused, exceeds, reasonOf } from '../tables/refused.js';
import { DEFAULT_LIMITS, type Limits, type ReadOptions, type Table } from '../tables/types.js';
import { FORM_LIMITS } from '../xlsform/read-form.js';
import type { SubmissionFile } from '../xlsform/submission-types.js';
import type { Questionnaire, XlsForm } from '../xlsform/types.js';
import type { NamedFile, WorkerMessage, WorkerPiece, WorkerTask } from './protocol.js';

export interface WorkerReadOptions extends ReadOptions {
  /** The most memory the thread may use for its objects, in megabytes; 512 when not said. */
  memoryMb?: number;
  /** After this time the reading is given up, in milliseconds; two minutes when not said. */
  timeoutMs?: number;
}

/**
 * Like `readTables`, in a thread of its own that can be killed: when the signal is aborted, the thread is ended at once whatever it is doing, and its memory
 * is bounded. The caller's bytes are copied, not taken.
 *
 * @throws FileRefused when the file cannot be read as a whole; the signal's reason when it was aborted
 */
export async function readTablesInWorker(file: Uint8Array | string, name: string, limits: Partial<Limits> = {}, options: WorkerReadOptions = {}): Promise<Table[]> {
  const tables: Table[] = [];
  await runTask({ files: [{ file, name }], as: 'tables', limits }, options, (piece) => takeTables(piece, tables));
  return tables;
}

function takeTables(piece: WorkerPiece, tables: Table[]): void {
  if (piece.kind === 'table') tables.push(piece.table);
  else if (piece.kind === 'rows') for (const row of piece.rows) tables.at(-1)!.rows.push(row);
}

/**
 * Reads the files of one import, as `readRecords` does, and works out what tables among them probably mean, all in a thread of its own, as
 * {@link readTablesInWorker} does. The limits hold for each file.
 */
export async function readRecordsInWorker(files: readonly NamedFile[], limits: Partial<Limits> = {}, options: WorkerReadOptions = {}): Promise<RecordsRead> {
  const tables: TablesRead = { tables: [], columns: [], proposed: [] };
  let graph: GraphFile | undefined;
  await runTask({ files: [...files], as: 'records', limits }, options, (piece) => {
    if (piece.kind === 'graph') graph = piece.file;
    else if (piece.kind === 'elements') graph!.elements.push(...piece.elements);
    else if (piece.kind === 'connections') graph!.connections.push(...piece.connections);
    else if (piece.kind === 'meaning') Object.assign(tables, piece.meaning);
    else takeTables(piece, tables.tables);
  });
  return graph ? { kind: 'graph', file: graph } : { kind: 'tables', ...tables };
}

/** Like `readXlsForm`, in a thread of its own, as {@link readTablesInWorker} does. */
export async function readXlsFormInWorker(file: Uint8Array | string, name: string, limits: Partial<Limits> = {}, options: WorkerReadOptions = {}): Promise<XlsForm> {
  let result: XlsForm | undefined;
  await runTask({ files: [{ file, name }], as: 'xlsform', limits: { ...FORM_LIMITS, ...limits } }, options, (piece) => {
    if (piece.kind === 'xlsform') result = piece.form;
  });
  return result!;
}

/** Like `readSubmissions`, in a thread of its own, as {@link readTablesInWorker} does. */
export async function readSubmissionsInWorker(
  file: Uint8Array | string,
  name: string,
  questionnaire: Questionnaire,
  limits: Partial<Limits> = {},
  options: WorkerReadOptions = {},
): Promise<SubmissionFile> {
  const result: SubmissionFile = { submissions: [], problems: [] };
  await runTask({ files: [{ file, name }], as: { submissionsOf: questionnaire }, limits }, options, (piece) => {
    if (piece.kind === 'submissions') result.submissions.push(...piece.submissions);
    else if (piece.kind === 'submission-problems') result.problems.push(...piece.problems);
  });
  return result;
}

async function runTask(task: WorkerTask, options: WorkerReadOptions, take: (piece: WorkerPiece) => void): Promise<void> {
  options.signal?.throwIfAborted();
  const files = task.files.map(({ file, name }) => ({ name, file: typeof file === 'string' ? file : copyBytes(file, task.limits) }));
  const worker = startWorker({ ...task, files }, options.memoryMb ?? 512);
  try {
    await untilDone(worker, options, take);
  } finally {
    await worker.terminate();
  }
}

/** An array of exactly the file's bytes, to be handed over: a Buffer may be a window on a much larger pool, all of which would be copied. */
function copyBytes(bytes: Uint8Array, limits: Partial<Limits>): Uint8Array {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  if (exceeds(bounds, 'fileBytes', bytes.byteLength)) throw new FileRefused('file-too-large', { bytes: bytes.byteLength, limit: bounds.fileBytes });
  return Uint8Array.from(bytes);
}

function untilDone(worker: Worker, { signal, onProgress, timeoutMs = 120_000 }: WorkerReadOptions, take: (piece: WorkerPiece) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    const fail = (error: unknown): void => settle(() => reject(error as Error));
    const onAbort = (): void => fail(signal?.reason);
    const timer = setTimeout(() => fail(new FileRefused('took-too-long', { seconds: Math.ceil(timeoutMs / 1000) })), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileRefused('too-much-memory') : new FileRefused('reader-failed', { reason: reasonOf(error) }));
    });
    worker.once('exit', () => fail(new FileRefused('reader-failed', { reason: 'the reading thread ended early' })));
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          onProgress?.(message.progress);
          return;
        case 'piece':
          take(message.piece);
          worker.postMessage('taken');
          return;
        case 'done':
          settle(resolve);
          return;
        case 'refused':
          fail(new FileRefused(message.code, message.params));
      }
    });
  });
}

function startWorker(task: WorkerTask, memoryMb: number): Worker {
  const options: WorkerOptions = {
    workerData: task,
    transferList: task.files.flatMap(({ file }) => (typeof file === 'string' ? [] : [file.buffer as ArrayBuffer])),
    // The options that this process was started with (--input-type, --inspect-brk …) are not meant for the thread.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  };
  // In development and tests this file is TypeScript, which a thread cannot run by itself: a small loader beside the source does it.
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fromSource ? new URL('../../dev/worker-from-source.mjs', import.meta.url) : new URL('./main.js', import.meta.url);
  return new Worker(entry, { ...options, ...(fromSource ? { argv: [new URL('./main.ts', import.meta.url).href] } : {}) });
}
