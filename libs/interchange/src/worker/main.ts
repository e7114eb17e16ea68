import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { meaningOf } from '../mapping/read.js';
import { readRecords } from '../graph/read.js';
import type { GraphFile } from '../graph/types.js';
import { FileRefused, reasonOf } from '../tables/refused.js';
import { readTables } from '../tables/read.js';
import type { Limits, ReadOptions, ReadProgress, Table } from '../tables/types.js';
import { interpretXlsForm } from '../xlsform/interpret-form.js';
import { readSubmissions } from '../xlsform/read-submissions.js';
import type { Questionnaire } from '../xlsform/types.js';
import type { NamedFile, WorkerMessage, WorkerPiece, WorkerTask } from './protocol.js';

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
  if (typeof as === 'object') await sendSubmissions(files[0]!, as.submissionsOf, limits);
  else if (as === 'records') await sendRecords(files, limits);
  else await sendRead(await readAll(files, limits), as);
  say({ kind: 'done' });
}

async function readAll(files: readonly NamedFile[], limits: Partial<Limits>): Promise<Table[]> {
  const tables: Table[] = [];
  for (const [index, { file, name }] of files.entries()) tables.push(...(await readTables(file, name, limits, progressOf(index, files.length))));
  return tables;
}

const progressOf = (index: number, count: number): ReadOptions => ({ onProgress: (progress) => say({ kind: 'progress', progress: ofAll(progress, index, count) }) });

function sendRead(tables: Table[], as: 'tables' | 'xlsform'): Promise<void> {
  switch (as) {
    case 'tables':
      return sendTables(tables);
    case 'xlsform':
      return send({ kind: 'xlsform', form: interpretXlsForm(tables) });
  }
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

async function sendRecords(files: readonly NamedFile[], limits: Partial<Limits>): Promise<void> {
  const read = await readRecords(files, limits, (index) => progressOf(index, files.length));
  if (read.kind === 'graph') return sendGraph(read.file);
  await sendTables(read.tables);
  await send({ kind: 'meaning', meaning: meaningOf(read.tables) });
}

async function sendGraph({ elements: allElements, connections: allConnections, ...rest }: GraphFile): Promise<void> {
  await send({ kind: 'graph', file: { ...rest, elements: [], connections: [] } });
  for (const elements of inPieces(allElements)) await send({ kind: 'elements', elements });
  for (const connections of inPieces(allConnections)) await send({ kind: 'connections', connections });
}

async function sendSubmissions({ file, name }: NamedFile, questionnaire: Questionnaire, limits: Partial<Limits>): Promise<void> {
  const onProgress = (progress: ReadProgress): void => say({ kind: 'progress', progress });
  const { submissions: allSubmissions, problems: allProblems } = await readSubmissions(file, name, questionnaire, limits, { onProgress });
  for (const submissions of inPieces(allSubmissions)) await send({ kind: 'submissions', submissions });
  for (const problems of inPieces(allProblems)) await send({ kind: 'submission-problems', problems });
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
