import type { Place, Problem, ProblemCode } from './types.js';

type Params = Problem['params'];

const PROBLEMS: Record<ProblemCode, [Problem['level'], (params: Params) => string]> = {
  'no-label': ['left-out', () => 'The row has no label. Write a name into its label column.'],
  'no-from': ['left-out', () => 'The connection does not say where it starts. Write the label or ID of an element into From.'],
  'no-to': ['left-out', () => 'The connection does not say where it ends. Write the label or ID of an element into To.'],
  'direction-unknown': ['left-out', (p) => `“${p.value}” is no direction. Write directed, undirected or mutual, or leave the cell empty.`],
  'duplicate-id': ['left-out', (p) => `The ID “${p.id}” is already used in row ${p.row} of “${p.sheet}”. Give each row an ID of its own.`],
  'label-repeated': ['question', (p) => `“${p.label}” also stands in row ${p.row} of “${p.sheet}”, with the same type. Say whether both mean the same.`],
  'end-ambiguous': ['question', (p) => `“${p.label}” fits ${p.count} elements. Say which one is meant, or write its ID.`],
  'cell-error': ['notice', (p) => `The cell holds the error ${p.value} and is read as empty. Correct its formula.`],
  'formula-without-value': ['notice', () => 'The cell holds a formula without a result and is read as empty. Open the workbook in a spreadsheet program and save it.'],
  'encoding-guessed': ['notice', (p) => `The file is not in Unicode and was read as ${p.value}. If names look wrong, save it as CSV UTF-8.`],
  'title-row': ['notice', (p) => `The line “${p.value}” above the header is not part of the table and was left out.`],
  'sheet-hidden': ['notice', (p) => `The sheet “${p.sheet}” is hidden and was left out. Unhide it to import it.`],
  'sheet-not-understood': ['notice', (p) => `The sheet “${p.sheet}” has neither a column Label or Name nor the columns From and To (it has ${p.columns}), and was left out.`],
};

/** A problem at a place, with its sentence. */
export function problem(code: ProblemCode, { sheet, row }: Place, params: Params = {}, column?: string): Problem {
  const [level, sentence] = PROBLEMS[code];
  return { sheet, row, ...(column === undefined ? {} : { column }), level, code, params, message: sentence(params) };
}
