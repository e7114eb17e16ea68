import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { interpretKumu } from '../kumu/interpret.js';
import { FileRefused, reasonOf } from '../tables/refused.js';
import { readTables } from '../tables/read.js';
import type { ReadProgress, Table } from '../tables/types.js';
import type { WorkerMessage, WorkerPiece, WorkerTask } from './protocol.js';

/** The thread that reads the files of one import and ends. */

const ITEMS_A_PIECE = 1_000;

const port = parentPort!;
const say = (message: WorkerMessage): void => port.postMessage(message);

async function send(piece: WorkerPiece): Promise<void> {
  const taken = once(port, 'message');
  say({ kind: 'piece', piece });
  await taken;
}

async function work({ files, as, limits }: WorkerTask): Promise<void> {
  const tables: Table[] = [];
  for (const [index, { file, name }] of files.entries()) {
    const onProgress = (progress: ReadProgress): void => say({ kind: 'progress', progress: ofAll(progress, index, files.length) });
    tables.push(...(await readTables(file, name, limits, { onProgress })));
  }
  await (as === 'tables' ? sendTables(tables) : sendKumu(tables));
  say({ kind: 'done' });
}

/** Progress over several files: each counts the same, as the sizes of the later ones are not known yet. */
function ofAll({ done, total, rows }: ReadProgress, index: number, count: number): ReadProgress {
  return { done: done + index * total, total: total * count, rows };
}

async function sendTables(tables: Table[]): Promise<void> {
  for (const table of tables) {
    await send({ kind: 'table', table: { ...table, rows: [] } });
    for (const rows of inPieces(table.rows)) await send({ kind: 'rows', rows });
  }
}

async function sendKumu(tables: Table[]): Promise<void> {
  const { elements: allElements, connections: allConnections, ...rest } = interpretKumu(tables);
  await send({ kind: 'kumu', file: { ...rest, elements: [], connections: [] } });
  for (const elements of inPieces(allElements)) await send({ kind: 'elements', elements });
  for (const connections of inPieces(allConnections)) await send({ kind: 'connections', connections });
}

function* inPieces<T>(items: T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += ITEMS_A_PIECE) yield items.slice(at, at + ITEMS_A_PIECE);
}

try {
  await work(workerData as WorkerTask);
} catch (error) {
  const refused = error instanceof FileRefused ? error : new FileRefused('reader-failed', { reason: reasonOf(error) });
  say({ kind: 'refused', code: refused.code, params: refused.params });
}
