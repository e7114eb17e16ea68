/**
 * `npm run bench -- import`: 100,000 rows of two CSV files, and the workbook of PAA-X where it is there, put in as the product does it, from the bytes to the last commit: read in a thread, planned, written as operations with
 * events and versions. Beside it a bare COPY of the same CSV text into tables without an index. Each runs several times in turn; the medians are told. Memory: how far the peak of the server's process rose.
 */
import { resolve } from 'node:path';
import { BenchServer, type Say } from './harness.js';
import type { Imported } from './messages.js';
import { round } from './statistics.js';

const ROWS = 100_000;
const TURNS = 3;
const WORKBOOK = resolve(import.meta.dirname, '../../../shared/data/maps/paax_v0.2.xlsx');

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const figures = (runs: readonly Imported[]): Record<string, number> => {
  const total = median(runs.map(({ readMs, planMs, writeMs }) => readMs + planMs + writeMs));
  return {
    rows: runs[0]!.rows,
    records: runs[0]!.records,
    'read, ms': round(median(runs.map(({ readMs }) => readMs))),
    'plan, ms': round(median(runs.map(({ planMs }) => planMs))),
    'write, ms': round(median(runs.map(({ writeMs }) => writeMs))),
    'rows/s': round(runs[0]!.rows / (total / 1000)),
    'records written/s': round(runs[0]!.records / (median(runs.map(({ writeMs }) => writeMs)) / 1000)),
    'peak memory grew by, MB': round(Math.max(...runs.map(({ grownMb }) => grownMb))),
  };
};

export async function bench(tell: Say, _flags: readonly string[]): Promise<Record<string, unknown>> {
  const server = await BenchServer.start();
  const csv: { imported: Imported; copyMs: number }[] = [];
  const workbook: Imported[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    tell(`${ROWS} rows of CSV, ${turn + 1} of ${TURNS} …`);
    const { imported, copyMs } = await server.ask<{ imported: Imported; copyMs: number }>({ ask: 'importCsv', rows: ROWS });
    csv.push({ imported, copyMs });
  }
  for (let turn = 0; turn < TURNS; turn += 1) {
    tell(`PAA-X, ${turn + 1} of ${TURNS} …`);
    const { imported } = await server.ask<{ imported: Imported | null }>({ ask: 'importWorkbook', path: WORKBOOK });
    if (imported) workbook.push(imported);
  }
  await server.stop();
  const ours = figures(csv.map(({ imported }) => imported));
  const copied = round(ROWS / (median(csv.map(({ copyMs }) => copyMs)) / 1000));
  return {
    [`${ROWS} rows of CSV`]: { ...ours, 'COPY, rows/s': copied, 'COPY ÷ product': round(copied / ours['rows/s']!) },
    'PAA-X': workbook.length > 0 ? figures(workbook) : 'not there, skipped',
  };
}
