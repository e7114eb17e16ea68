/** What of a file is not taken, or worth knowing, with its sentences. */
import type { Misfit } from '@baraza/domain';
import { type GraphValue, joinValues, type Problem } from '@baraza/interchange';
import type { Params } from '../errors.js';
import { humanize } from '../registry/words.js';
import type { Place, PlanProblem } from './types.js';

const PROBLEMS = {
  'name-too-long': ['row', (p: Params) => `The name has ${p['length']} characters; at most ${p['max']} fit. Shorten it.`],
  'id-too-long': ['row', (p: Params) => `The ID has ${p['length']} characters; at most ${p['max']} fit. Shorten it.`],
  'cell-does-not-fit': ['cell', (p: Params) => `“${p['value']}” does not fit the field “${p['field']}”, so the cell was left out. Correct it and import again.`],
  'cell-too-long': ['cell', (p: Params) => `“${p['value']}” has ${p['length']} characters; “${p['field']}” holds at most ${p['max']}. The cell was left out. Shorten it and import again.`],
  'cell-too-many': ['cell', (p: Params) => `The cell lists ${p['items']} values; “${p['field']}” holds at most ${p['max']}. The cell was left out. Shorten the list and import again.`],
  'cell-no-number': ['cell', (p: Params) => `“${p['value']}” is not a number from ${p['min']} to ${p['max']}, as “${p['field']}” needs. The cell was left out. Correct it and import again.`],
  'cell-no-whole-number': ['cell', (p: Params) => `“${p['value']}” is not a whole number from ${p['min']} to ${p['max']}, as “${p['field']}” needs. The cell was left out. Correct it and import again.`],
  'cell-no-choice': ['cell', (p: Params) => `“${p['value']}” is none of the words that “${p['field']}” may say: ${p['choices']}. The cell was left out. Correct it and import again.`],
  'cell-no-yes-or-no': ['cell', (p: Params) => `“${p['value']}” is neither true nor false, as “${p['field']}” needs. The cell was left out. Correct it and import again.`],
  'cell-no-date': ['cell', (p: Params) => `“${p['value']}” is no date for “${p['field']}”. The cell was left out. Write a year, a month (2025-04) or a day (2025-04-30) and import again.`],
  'cell-no-address': ['cell', (p: Params) => `“${p['value']}” is no web address for “${p['field']}”: one begins with http:// or https:// and has no spaces. The cell was left out. Correct it and import again.`],
  'name-shared': ['notice', (p: Params) => `${p['count']} rows of the file are called “${p['label']}”, the first of them row ${p['row']} of “${p['sheet']}”; their kinds differ, so they are taken as different. If some mean the same, give them one kind and import again; or merge them under Duplicates afterwards.`],
  'same-record-twice': ['row', (p: Params) => `This row and row ${p['row']} of “${p['sheet']}” mean the same record. Keep one of them.`],
  'row-says-otherwise': ['cell', (p: Params) => `An earlier row of “${p['label']}” says something else in “${p['field']}”, which is kept. This cell was left out. Correct one of the two and import again, if that is wrong.`],
  'rows-list-too-many': ['cell', (p: Params) => `Together with earlier rows of “${p['label']}”, “${p['field']}” would list ${p['items']} values and holds at most ${p['max']}. This cell was left out. Shorten the lists and import again.`],
  'judge-too-long': ['row', (p: Params) => `The name of the judge, “${p['value']}”, has ${p['length']} characters; at most ${p['max']} fit. The judgement was left out. Shorten the name and import again.`],
  'left-out-by-answer': ['row', (p: Params) => `“${p['label']}” was left out, as you decided.`],
  'end-left-out': ['row', (p: Params) => `“${p['label']}” at one end is left out, so the connection is, too.`],
  'spelled-otherwise': ['notice', (p: Params) => `“${p['value']}” is the project's “${p['word']}” and will be written so.`],
  'property-renamed': ['notice', (p: Params) => `The project has a property “${p['header']}” that cannot hold these values, so the column becomes “${p['name']}”.`],
  'header-twice': ['notice', (p: Params) => `The file has more than one column “${p['header']}”; they differ in spaces only. This one is called “${p['name']}”.`],
  'field-hidden': ['notice', (p: Params) => `The column “${p['header']}” belongs to a field above your clearance and was left out.`],
  'judged-not-read': ['notice', (p: Params) => `The column “${p['header']}” holds values worked out from judgements. They are not read back: judgements are made in the project.`],
  'field-said-twice': ['notice', (p: Params) => `“${p['header']}” and “${p['other']}” were given the same field. Where both say something, “${p['other']}” counts. Cells of “${p['header']}” that were left out: ${p['cells']}.`],
  'scale-not-known': ['row', (p: Params) => `“${p['value']}” is no scale of judgements. Those are: ${p['scales']}.`],
  'value-off-scale': ['row', (p: Params) => `“${p['value']}” does not lie on the scale of “${p['scale']}”, which goes from ${p['min']} to ${p['max']}.`],
  'thing-not-judged': ['row', (p: Params) => `“${p['label']}” is a thing and no stakeholder, so it is not judged.`],
  'date-not-read': ['cell', (p: Params) => `“${p['value']}” is no date that can be read. The judgement is kept without it, as of the day of the import, with these words in its note. Write a year, a month (2025-04) or a day (2025-04-30).`],
  'date-impossible': ['cell', (p: Params) => `“${p['value']}” is in no calendar: there is no such day. The cell was left out. Correct it and import again.`],
  'dates-read': ['notice', (p: Params) => `The column “${p['header']}” is read as dates: ${p['value']} is ${p['date']}.`],
  'id-not-known': ['row', (p: Params) => `Nobody has the ID “${p['id']}”: no row of the file describes it, and the project does not know it. Correct the ID, or add a row that describes it.`],
  'only-judged': ['notice', (p: Params) => `“${p['label']}” is named by judgements alone: no row of the file describes this stakeholder, and the project does not know it. It will be added. If somebody else is meant, correct the name and import again.`],
  'ids-as-names': ['notice', (p: Params) => `No row says whom the IDs in “${p['sheet']}” mean, such as “${p['id']}”, so they will be added with their ID as the name. With a sheet that describes them, they have names.`],
  'allegation-not-read': ['row', () => 'This would be an allegation. Make it in the project, where its evidence and how long it counts are asked.'],
} satisfies Record<string, [PlanProblem['level'], (params: Params) => string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export function problem(code: ProblemCode, { sheet, row }: Place, params: Params = {}, column: string | null = null): PlanProblem {
  const [level, sentence] = PROBLEMS[code];
  return { sheet, row, level: level as PlanProblem['level'], column, code, params, message: sentence(params) };
}

const MISFITS: Record<Misfit['why'], ProblemCode> = {
  tooLong: 'cell-too-long',
  tooMany: 'cell-too-many',
  noNumber: 'cell-no-number',
  noWholeNumber: 'cell-no-whole-number',
  noChoice: 'cell-no-choice',
  noYesOrNo: 'cell-no-yes-or-no',
  noDate: 'cell-no-date',
  noAddress: 'cell-no-address',
  other: 'cell-does-not-fit',
};

/** A cell that is left out because the field cannot hold it: which value, which column, and what would fit. */
export function misfitProblem({ why, ...figures }: Misfit, value: GraphValue, place: Place, column: string): PlanProblem {
  const said = 'choices' in figures ? { choices: figures.choices.map(humanize).join(', ') } : figures;
  return problem(MISFITS[why], place, { value: shown(Array.isArray(value) ? joinValues(value) : value), field: column, ...said }, column);
}

/** The reader's own problems. What it asks about is asked by the plan, which knows the project. */
export function problemsOfFile(problems: readonly Problem[]): PlanProblem[] {
  return problems
    .filter(({ level }) => level !== 'question')
    .map(({ level, column, ...rest }) => ({ ...rest, level: level === 'left-out' ? 'row' : 'notice', column: column ?? null }));
}

/** A value short enough for a sentence. */
export const shown = (value: unknown): string => {
  const text = String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
