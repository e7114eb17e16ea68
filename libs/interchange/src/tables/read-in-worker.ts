import { Worker, type WorkerOptions } from 'node:worker_threads';
import { FileRefused, exceeds, reasonOf } from './refused.js';
import { DEFAULT_LIMITS, type Limits, type ReadOptions, type Table } from './types.js';
import type { WorkerMessage, WorkerTask } from './worker-protocol.js';

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
  options.signal?.throwIfAborted();
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  if (typeof file !== 'string' && exceeds(bounds, 'fileBytes', file.byteLength)) {
    throw new FileRefused('file-too-large', { bytes: file.byteLength, limit: bounds.fileBytes });
  }
  // A plain array of exactly the file's bytes: a Buffer may be a window on a much larger pool, all of which would be copied.
  const copy = typeof file === 'string' ? file : Uint8Array.from(file);
  const worker = startWorker({ file: copy, name, limits }, options.memoryMb ?? 512, typeof copy === 'string' ? [] : [copy.buffer]);
  try {
    return await collect(worker, options);
  } finally {
    await worker.terminate();
  }
}

function collect(worker: Worker, { signal, onProgress, timeoutMs = 120_000 }: WorkerReadOptions): Promise<Table[]> {
  return new Promise((resolve, reject) => {
    const tables: Table[] = [];
    const onAbort = (): void => reject(signal?.reason as Error);
    const timer = setTimeout(() => reject(new FileRefused('took-too-long', { seconds: Math.round(timeoutMs / 1000) })), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    worker.once('error', (error: NodeJS.ErrnoException) => {
      settle();
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(full ? new FileRefused('too-much-memory') : new FileRefused('reader-failed', { reason: reasonOf(error) }));
    });
    worker.once('exit', () => {
      settle();
      reject(new FileRefused('reader-failed', { reason: 'the reading thread ended early' }));
    });
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          onProgress?.(message.progress);
          return;
        case 'table':
          tables.push(message.table);
          return;
        case 'rows':
          for (const row of message.rows) tables.at(-1)!.rows.push(row);
          return;
        case 'done':
          settle();
          resolve(tables);
          return;
        case 'refused':
          settle();
          reject(new FileRefused(message.code, message.params));
      }
    });
  });
}

function startWorker(task: WorkerTask, memoryMb: number, transferList: ArrayBuffer[]): Worker {
  const options: WorkerOptions = {
    workerData: task,
    transferList,
    // The options that this process was started with (--input-type, --inspect-brk …) are not meant for the thread.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  };
  // In development and tests this file is TypeScript, which a thread cannot run by itself: a small loader beside the source does it.
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fromSource ? new URL('../../dev/worker-from-source.mjs', import.meta.url) : new URL('./worker-main.js', import.meta.url);
  return new Worker(entry, { ...options, ...(fromSource ? { argv: [new URL('./worker-main.ts', import.meta.url).href] } : {}) });
}
