import { problemsWith, type Sentences, TABLE_SENTENCES, type TableProblemCode } from '../problem.js';
import type { ProblemCode } from './types.js';

const PROBLEMS: Sentences<Exclude<ProblemCode, TableProblemCode>> = {
  'no-label': ['left-out', () => 'The row has no label. Write a name into its label column.'],
  'no-from': ['left-out', () => 'The connection does not say where it starts. Write the label or ID of an element into From.'],
  'no-to': ['left-out', () => 'The connection does not say where it ends. Write the label or ID of an element into To.'],
  'direction-unknown': ['left-out', (p) => `“${p.value}” is no direction. Write directed, undirected or mutual, or leave the cell empty.`],
  'duplicate-id': ['left-out', (p) => `The ID “${p.id}” is already used in row ${p.row} of “${p.sheet}”. Give each row an ID of its own.`],
  'label-repeated': ['question', (p) => `“${p.label}” also stands in row ${p.row} of “${p.sheet}”, with the same type. Say whether both mean the same.`],
  'end-ambiguous': ['question', (p) => `“${p.label}” fits ${p.count} elements. Say which one is meant, or write its ID.`],
  'end-says-otherwise': ['notice', (p) => `The row says “${p.value}” of “${p.label}”, an earlier one “${p.first}”, which is kept. Rows may differ further down, too.`],
  'no-value': ['left-out', () => 'The row judges somebody, but says no value or no scale. Fill in both.'],
  'sheet-of-columns': ['notice', (p) => `The sheet “${p.sheet}” explains the columns of the others, and is no data of its own.`],
  'sheet-not-understood': ['notice', (p) => `The sheet “${p.sheet}” has neither a column Label or Name nor the columns From and To (it has ${p.columns}), and was left out.`],
};

/** A problem of a file at a place, with its sentence. */
export const problem = problemsWith<ProblemCode>({ ...TABLE_SENTENCES, ...PROBLEMS });
