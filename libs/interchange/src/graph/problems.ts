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
  'end-not-described': ['notice', (p) => `“${p.label}” fits several elements, so what the row says of it (${p.columns}) was left out. Write its ID, or say it in a row of its own.`],
  'no-value': ['left-out', () => 'The row judges somebody, but says no value or no scale. Fill in both.'],
  'too-many-ends': ['left-out', (p) => `The row names so many ends that it would make ${p.count} connections; at most ${p.limit} are taken from one row. Write them in rows of their own.`],
  'sheet-of-columns': ['notice', (p) => `The sheet “${p.sheet}” explains the columns of the others, and is no data of its own.`],
  'sheet-not-understood': ['notice', (p) => `The sheet “${p.sheet}” has neither a column Label or Name nor the columns From and To (it has ${p.columns}), and was left out.`],
  'end-unknown': ['left-out', (p) => `The connection names “${p.id}”, and no element of the file has this ID. Add the element, or correct the ID.`],
  'position-left-out': ['notice', (p) => `The position of “${p.label}” is no pair of numbers (${p.value}), so the layout will find its place.`],
  'number-left-out': ['notice', (p) => `“${p.value}” in “${p.column}” is no number and was left out.`],
  'nesting-left-out': ['notice', (p) => `Elements that stand inside of others: ${p.count}. They were taken; which one each stands in was left out.`],
  'hyperedges-left-out': ['notice', (p) => `Connections of more than two elements: ${p.count}. They were left out. Write each as connections of two.`],
  'ports-left-out': ['notice', (p) => `Ports: ${p.count}. They were left out, as a connection joins elements as a whole.`],
  'loops-left-out': ['notice', (p) => `Loops, which Kumu keeps as things of their own: ${p.count}. They were left out; their connections were taken.`],
  'several-graphs': ['notice', (p) => `Graphs in the file: ${p.count}. They were read as one.`],
  'changes-over-time': ['notice', (p) => `“${p.column}” changes over time in the file. Its last value was taken.`],
  'dates-as-property': ['notice', (p) => `Not every time in the file is a year, a month or a day (“${p.value}”), so the times are kept as the property “${p.column}”.`],
};

/** A problem of a file at a place, with its sentence. */
export const problem = problemsWith<ProblemCode>({ ...TABLE_SENTENCES, ...PROBLEMS });
