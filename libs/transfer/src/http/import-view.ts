/** What a client is told of an import. */
import { ROLES_OF, SHARED_ROLES } from '@baraza/interchange';
import { FILE_SCALES } from '../import/scores.js';
import { FIELD_COLUMNS, type RowEntity } from '../registry/fields.js';
import type { ImportJob, JobPhase, JobState, PlanInGeneral } from '../import/importable.js';
import { type ImportChoices, type ImportPlan, type PlanProblem, ROW_CLASSES, type RowClass } from '../import/types.js';

/** Rows of each class that come with a preview; more are asked for by page. */
const FIRST_ROWS = 20;

export type ListName = RowClass | 'bad' | 'notice';

/** A code for translation, and the sentence in English. */
const SENTENCES = {
  previewed: 'Nothing has been changed yet.',
  planning: 'Comparing the file with the project …',
  writing: 'Putting the rows in …',
  takingBack: 'Stopping, and taking back what was put in …',
  done: 'The import is in. It can be undone as one step.',
  cancelled: 'The import was cancelled. Nothing of it remains.',
  cancelledPartly: 'The import was cancelled. What others have changed since remains.',
  failed: 'The import could not be finished. Nothing of it remains.',
  failedPartly: 'The import could not be finished. What others have changed since remains.',
  failedNotTakenBack: 'The import could not be finished, and what was put in could not be taken back. Undo it as one step.',
} as const;
export type ProgressCode = keyof typeof SENTENCES;

export interface ImportProgress {
  import: string;
  state: JobState;
  phase: JobPhase | null;
  done: number;
  total: number;
  code: ProgressCode;
  message: string;
  result: { group: string | null; counts: Readonly<Record<string, number>>; leftOver: number } | null;
  error: ImportJob['error'];
}

export function progressOf({ id, state, phase, done, total, result, error }: ImportJob): ImportProgress {
  const code = codeOf(state, phase, result);
  return { import: id, state, phase, done, total, code, message: SENTENCES[code], result: result && { group: result.group, counts: result.counts, leftOver: result.leftOver }, error };
}

function codeOf(state: JobState, phase: JobPhase | null, result: ImportJob['result']): ProgressCode {
  if (state === 'applying') return phase ?? 'planning';
  if (result?.takenBack === false) return 'failedNotTakenBack';
  if (state === 'cancelled' || state === 'failed') return (result?.leftOver ?? 0) > 0 ? `${state}Partly` : state;
  return state;
}

export type ImportPreview = ImportProgress & Pick<ImportPlan, 'counts' | 'columns' | 'terms' | 'questions' | 'maps' | 'fileMaps' | 'sheets' | 'meaning'> & { files: string[]; choices: ImportChoices; fields: typeof FIELDS; roles: typeof ROLES_OF; sharedRoles: typeof SHARED_ROLES; scales: typeof FILE_SCALES; lists: ImportLists };

/** Built-in fields that a column can become. */
const FIELDS: Readonly<Record<RowEntity, readonly string[]>> = { stakeholder: FIELD_COLUMNS.stakeholder.map(({ field }) => field), relationship: FIELD_COLUMNS.relationship.map(({ field }) => field) };

export type ImportLists = Record<ListName, ImportList>;

export interface ImportList {
  total: number;
  /** The first, or those of the page. */
  rows: readonly (PlanInGeneral['rows'][number] | PlanProblem)[];
}

export function previewOf(job: ImportJob<ImportPlan, ImportChoices>): ImportPreview {
  const { counts, columns, terms, questions, maps, fileMaps, sheets, meaning } = job.plan;
  return { ...progressOf(job), files: job.files, choices: job.choices, counts, columns, terms, questions, maps, fileMaps, sheets, meaning, fields: FIELDS, roles: ROLES_OF, sharedRoles: SHARED_ROLES, scales: FILE_SCALES, lists: listsOf(job.plan) };
}

/** The first rows of each class. */
export const listsOf = (plan: PlanInGeneral): ImportLists => Object.fromEntries([...ROW_CLASSES, 'bad' as const, 'notice' as const].map((name) => [name, listOf(plan, name, 0, FIRST_ROWS)])) as ImportLists;

/** A page of the rows of one class; `bad` are rows and cells that are not taken. */
export function listOf({ rows, problems }: PlanInGeneral, name: ListName, offset: number, limit: number): ImportList {
  const all = name === 'bad' ? problems.filter(({ level }) => level !== 'notice') : name === 'notice' ? problems.filter(({ level }) => level === 'notice') : rows.filter((row) => row.class === name);
  return { total: all.length, rows: all.slice(offset, offset + limit) };
}
