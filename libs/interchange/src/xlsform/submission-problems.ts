import { TABLE_SENTENCES, problemsWith, type Sentences } from '../problem.js';
import type { SubmissionProblemCode } from './submission-types.js';

const PROBLEMS: Omit<Sentences<SubmissionProblemCode>, keyof typeof TABLE_SENTENCES> = {
  'no-submission-sheet': ['left-out', () => 'The file has no sheet of submissions, only of repeats or nothing. Export the whole form.'],
  'sheet-unknown': ['notice', (p) => `The sheet “${p.sheet}” is neither that of the submissions nor one of a repeat of this questionnaire, and was left out.`],
  'repeats-not-in-file': ['notice', (p) => `The file has no sheet for the repeat “${p.repeat}”, so its answers are missing. Export as XLSX or JSON to get them.`],
  'more-on-server': ['notice', (p) => `The file holds only ${p.here} of the submissions: the server gave them in pages. Fetch the other pages, too.`],
  'entry-not-understood': ['left-out', () => 'This entry is no submission and was left out.'],
  'no-uuid': ['left-out', () => 'The submission has no identifier (_uuid, meta/instanceID or KEY), so it could not be known again. Export again with the columns of the system.'],
  'earlier-version': ['left-out', (p) => `The submission was edited later; the version in row ${p.row} of “${p.sheet}” was taken instead.`],
  'submission-repeated': ['left-out', (p) => `The same submission stands also in row ${p.row} of “${p.sheet}”, which was taken.`],
  'repeat-without-parent': ['left-out', (p) => `The row belongs to no row of “${p.parent}” that was read. Export again without leaving rows out.`],
  'column-unknown': ['notice', (p) => `No question of the questionnaire belongs to “${p.column}”. It was kept beside the answers.`],
  'column-ambiguous': ['notice', (p) => `“${p.column}” fits ${p.count} questions. It was kept beside the answers. Export with names and groups in the headers.`],
  'not-a-choice': ['notice', (p) => `“${p.value}” is none of the choices of “${p.question}”. It was kept as it is.`],
  'value-does-not-fit': ['notice', (p) => `“${p.value}” does not fit the type of “${p.question}” (${p.type}). It was kept as text.`],
};

/** A problem of a file of submissions at a place, with its sentence. */
export const submissionProblem = problemsWith<SubmissionProblemCode>({ ...TABLE_SENTENCES, ...PROBLEMS });
