/** Files of stakeholders, relationships and judgements into the registry of a project. */
import { type RecordsRead, readRecordsInWorker } from '@baraza/interchange';
import { previewOf } from '../http/import-view.js';
import { choicesInput, parseInput } from '../http/inputs.js';
import { readState, requireViewer } from '../registry/state.js';
import { applyImport } from './apply.js';
import type { Importable } from './importable.js';
import { planRecords } from './plan-records.js';
import type { ImportChoices, ImportPlan, PlanRow } from './types.js';

/** Each row counts as one cell more: one that is empty takes memory as well. */
function sizeOf(read: RecordsRead): number {
  let size = 0;
  if (read.kind === 'graph') for (const { other, tags } of [...read.file.elements, ...read.file.connections]) size += 1 + other.size + tags.length;
  else for (const { rows } of read.tables) for (const { cells } of rows) size += 1 + cells.length;
  return size;
}

/** By label, as properties that are new have another id in each plan. */
function doingsOf({ class: rowClass, entity, sheet, row, id, changes }: PlanRow): string[] {
  if (rowClass === 'added') return [JSON.stringify([entity, sheet, row])];
  return rowClass === 'changed' ? changes.map(({ label, before }) => JSON.stringify([entity, id, label, before ?? null])) : [];
}

export const RECORDS: Importable<RecordsRead, ImportPlan, ImportChoices> = {
  requireRight: (sql, place, account) => requireViewer(sql, place, account, 'import'),
  readState: (dataSource, place, account) => readState(dataSource, place, account, 'import'),
  read: (files, options) => readRecordsInWorker(files, {}, options),
  plan: planRecords,
  apply: applyImport,
  doings: ({ rows }) => rows.flatMap(doingsOf),
  sizeOf,
  withoutRecords: (plan) => ({ ...plan, rows: [], questions: [], maps: [], problems: [], terms: [], columns: [], sheets: [] }),
  parseChoices: (value) => parseInput(choicesInput, value),
  preview: previewOf,
};
