/** Files of stakeholders, relationships and judgements into the registry of a project. */
import { type RecordsRead, readRecordsInWorker } from '@baraza/interchange';
import { previewOf } from '../http/import-view.js';
import { choicesInput, parseInput } from '../http/inputs.js';
import { readState, requireViewer } from '../registry/state.js';
import { applyImport } from './apply.js';
import type { Importable } from './importable.js';
import { planRecords } from './plan-records.js';
import type { ImportChoices, ImportPlan } from './types.js';

export const RECORDS: Importable<RecordsRead, ImportPlan, ImportChoices> = {
  requireRight: (sql, place, account) => requireViewer(sql, place, account, 'import'),
  readState: (dataSource, place, account) => readState(dataSource, place, account, 'import'),
  read: (files, options) => readRecordsInWorker(files, {}, options),
  plan: planRecords,
  apply: applyImport,
  sizeOf: (read) => (read.kind === 'graph' ? read.file.elements.length + read.file.connections.length : read.tables.reduce((sum, { rows }) => sum + rows.length, 0)),
  withoutRecords: (plan) => ({ ...plan, rows: [], questions: [], maps: [], problems: [], terms: [], columns: [], sheets: [] }),
  parseChoices: (value) => parseInput(choicesInput, value),
  preview: previewOf,
};
