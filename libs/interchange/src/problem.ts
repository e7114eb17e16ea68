import type { Table, TableNote } from './tables/types.js';

/** What a reader of one format says about a place in a file. Each format has codes and sentences of its own, and shares those about tables. */

/** Where something stands in the file. */
export interface Place {
  sheet: string;
  row: number;
}

export interface ProblemOf<Code extends string> extends Place {
  /** `left-out`: the row was not taken. `question`: taken, but somebody has to decide. `notice`: taken; worth knowing. */
  level: 'left-out' | 'question' | 'notice';
  /** The header of the column. */
  column?: string;
  code: Code;
  params: Record<string, string | number>;
  /** One English sentence: what is wrong and what to do. */
  message: string;
}

type Params = ProblemOf<string>['params'];

export type Sentences<Code extends string> = Record<Code, readonly [ProblemOf<Code>['level'], (params: Params) => string]>;

export type TableProblemCode = TableNote['code'] | 'sheet-hidden';

/** What can be said of any table, whatever it is read as. */
export const TABLE_SENTENCES: Sentences<TableProblemCode> = {
  'cell-error': ['notice', (p) => `The cell holds the error ${p.value} and is read as empty. Correct its formula.`],
  'formula-without-value': ['notice', () => 'The cell holds a formula without a result and is read as empty. Open the workbook in a spreadsheet program and save it.'],
  'encoding-guessed': ['notice', (p) => `The file is not in Unicode and was read as ${p.value}. If names look wrong, save it as CSV UTF-8.`],
  'title-row': ['notice', (p) => `The line “${p.value}” above the header is not part of the table and was left out.`],
  'sheet-hidden': ['notice', (p) => `The sheet “${p.sheet}” is hidden and was left out. Unhide it to import it.`],
};

/** Makes problems of a format: each at a place, with its sentence. */
export type MakeProblem<Code extends string> = (code: Code, place: Place, params?: Params, column?: string) => ProblemOf<Code>;

export function problemsWith<Code extends string>(sentences: Sentences<Code>): MakeProblem<Code> {
  return (code, { sheet, row }, params = {}, column) => {
    const [level, sentence] = sentences[code];
    return { sheet, row, ...(column === undefined ? {} : { column }), level, code, params, message: sentence(params) };
  };
}

/** The notes of a table as problems. */
export function problemsOfNotes<Code extends string>({ sheet, notes }: Table, problem: MakeProblem<Code | TableNote['code']>): ProblemOf<Code | TableNote['code']>[] {
  return notes.map(({ code, row, column, value }) => problem(code, { sheet, row }, value === undefined ? {} : { value }, column));
}
