/** What the benchmark of imports does in the server's process: a file read, planned and put in as the product does, and the same rows by a bare COPY. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandHandler } from '@baraza/commands';
import { type NamedFile, readRecordsInWorker } from '@baraza/interchange';
import type { ProjectPlace } from '@baraza/persistence';
import { applyImport, type ImportChoices, planRecords, readState } from '@baraza/transfer';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import type { Imported } from './messages.js';

export interface Importing {
  dataSource: DataSource;
  handler: CommandHandler;
}

/** Twenty thousand stakeholders and eighty thousand ties among them, as two CSV files with five columns each. */
export function csvFiles(rows: number): { name: string; text: string }[] {
  const people = rows / 5;
  const name = (at: number): string => `Council of ward ${at % people}`;
  const elements = Array.from({ length: people }, (_, at) => `${name(at)},Group,w${at},${at % 97},"A ward council, number ${at}"`);
  const connections = Array.from({ length: rows - people }, (_, at) => `w${(at * 7) % people},w${(at * 13 + 1) % people},directed,Cooperation ${at % 9},${at % 11}`);
  return [
    { name: 'elements.csv', text: ['Label,Type,ID,Seats,Description', ...elements].join('\n') },
    { name: 'connections.csv', text: ['From,To,Direction,Type,Weight', ...connections].join('\n') },
  ];
}

/** Puts files into the project as the product does: a thread reads, the plan compares, operations of 500 rows write. */
export async function importOnce({ dataSource, handler }: Importing, place: ProjectPlace, account: string, files: readonly NamedFile[], choices: ImportChoices): Promise<Imported> {
  const before = process.resourceUsage().maxRSS;
  const started = performance.now();
  const read = await readRecordsInWorker(files);
  const readAt = performance.now();
  const plan = await planRecords(read, await readState(dataSource, place, account, 'import'), choices);
  const plannedAt = performance.now();
  const applied = await applyImport(plan, { dataSource, handler, place, account });
  const ended = performance.now();
  if (applied.state !== 'done') throw new Error(`The import ended as ${applied.state}: ${JSON.stringify(applied.refusal)}`);
  if (read.kind === 'graph') throw new Error('These files are tables.');
  const rows = read.tables.reduce((sum, table) => sum + table.rows.length, 0);
  return { rows, records: Object.values(applied.counts).reduce((sum, count) => sum + count, 0), readMs: readAt - started, planMs: plannedAt - readAt, writeMs: ended - plannedAt, grownMb: (process.resourceUsage().maxRSS - before) / 1024 };
}

/** The same rows into bare tables of text columns, durable, without an index. @returns ms. */
export async function copyOnce(admin: pg.Client, files: readonly { name: string; text: string }[]): Promise<number> {
  const tables: string[] = [];
  for (const { text } of files) {
    const table = `copied_${randomUUID().replaceAll('-', '')}`;
    const columns = text.slice(0, text.indexOf('\n')).split(',').map((_, at) => `c${at} text`);
    await admin.query(`CREATE TABLE ${table} (${columns.join(', ')})`);
    tables.push(table);
  }
  const started = performance.now();
  for (const [at, { text }] of files.entries()) await pipeline(Readable.from([text]), admin.query(copyFrom(`COPY ${tables[at]!} FROM STDIN WITH (FORMAT csv, HEADER true)`)));
  const ms = performance.now() - started;
  for (const table of tables) await admin.query(`DROP TABLE ${table}`);
  return ms;
}

/** A workbook where it lies, or null where it does not. */
export const workbookAt = (path: string): Promise<Uint8Array | null> => readFile(path).catch(() => null);
