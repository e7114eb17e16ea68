/** Files of stakeholders and relationships, as Kumu writes them, into the registry of a project. */
import { type GraphFile, readGraphInWorker } from '@baraza/interchange';
import { previewOf } from '../http/import-view.js';
import { choicesInput, parseInput } from '../http/inputs.js';
import { readState, requireViewer } from '../registry/state.js';
import { applyImport } from './apply.js';
import type { Importable } from './importable.js';
import { planImport } from './plan.js';
import type { ImportChoices, ImportPlan } from './types.js';

export const RECORDS: Importable<GraphFile, ImportPlan, ImportChoices> = {
  requireRight: (sql, place, account) => requireViewer(sql, place, account, 'import'),
  readState: (dataSource, place, account) => readState(dataSource, place, account, 'import'),
  read: (files, options) => readGraphInWorker(files, {}, options),
  plan: planImport,
  apply: applyImport,
  sizeOf: ({ elements, connections }) => elements.length + connections.length,
  withoutRecords: (plan) => ({ ...plan, rows: [], questions: [], maps: [] }),
  parseChoices: (value) => parseInput(choicesInput, value),
  preview: previewOf,
};
