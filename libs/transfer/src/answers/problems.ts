/** What of answers is not taken, or worth knowing, with its sentences. No sentence quotes what somebody answered. */
import type { Params } from '../errors.js';
import type { Place, PlanProblem } from '../import/types.js';

const PROBLEMS = {
  'text-too-long': ['row', (p: Params) => `The answer has ${p['length']} characters; at most ${p['max']} fit. Shorten it.`],
  'submission-repeated': ['row', (p: Params) => `The same submission stands also in row ${p['row']} of “${p['sheet']}”, which was taken.`],
  'time-not-read': ['cell', () => 'This is no date that can be read, such as 2026-05-03 or 2026-05-03T14:30. The answer is kept without it.'],
  'language-not-read': ['cell', () => 'This names no language that is known, neither by name nor by code. Where a row says so, the language for the other answers was taken.'],
  'edited-here': ['notice', () => 'The answer was edited elsewhere, and corrected here as well. What stands here stays.'],
  'edit-not-taken': ['notice', () => 'The answer was edited elsewhere since it was imported. What stands here stays, as you decided.'],
  'sheet-not-read': ['notice', (p: Params) => `Only the first sheet was read, not “${p['sheet']}”. With the form beside it, all are.`],
} satisfies Record<string, [PlanProblem['level'], (params: Params) => string]>;

export function answerProblem(code: keyof typeof PROBLEMS, { sheet, row }: Place, params: Params, column: string | null): PlanProblem {
  const [level, sentence] = PROBLEMS[code];
  return { sheet, row, level: level as PlanProblem['level'], column, code, params, message: sentence(params) };
}
