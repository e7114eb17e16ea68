import { parentPort, workerData } from 'node:worker_threads';
import { FileRefused, reasonOf } from './refused.js';
import { readTables } from './read.js';
import type { WorkerMessage, WorkerTask } from './worker-protocol.js';

/** The thread that reads one file and ends. */

const ROWS_A_MESSAGE = 1_000;

const say = (message: WorkerMessage): void => parentPort!.postMessage(message);

async function work({ file, name, limits }: WorkerTask): Promise<void> {
  const tables = await readTables(file, name, limits, { onProgress: (progress) => say({ kind: 'progress', progress }) });
  for (const table of tables) {
    say({ kind: 'table', table: { ...table, rows: [] } });
    for (let at = 0; at < table.rows.length; at += ROWS_A_MESSAGE) say({ kind: 'rows', rows: table.rows.slice(at, at + ROWS_A_MESSAGE) });
  }
  say({ kind: 'done' });
}

try {
  await work(workerData as WorkerTask);
} catch (error) {
  const refused = error instanceof FileRefused ? error : new FileRefused('reader-failed', { reason: reasonOf(error) });
  say({ kind: 'refused', code: refused.code, params: refused.params });
}
