import type { Place } from '../problem.js';
import type { Cell } from '../tables/types.js';
import type { AskedQuestion, Section } from './asked.js';
import { submissionProblem } from './submission-problems.js';
import type { Answer, SubmissionProblem } from './submission-types.js';
import type { SystemField } from './system-columns.js';
import { toMoment } from './times.js';
import { readAnswer, type RawAnswer } from './values.js';

/** Submissions while they are being read, whatever they are read from. */

/** One round of a repeat, or the form outside of all repeats. */
export interface Round {
  answers: Map<string, Answer>;
  repeats: Map<string, Round[]>;
  extras: Map<string, Cell>;
}

export interface Draft extends Round {
  place: Place;
  rootUuid: string | null;
  uuid: string | null;
  /** The version that this one replaces. */
  deprecatedUuid: string | null;
  submittedAt: string | null;
  /** When the server got this version of it. */
  updatedAt: string | null;
  startedAt: string | null;
  version: string | null;
}

export const emptyRound = (): Round => ({ answers: new Map(), repeats: new Map(), extras: new Map() });

export function emptyDraft(place: Place): Draft {
  return { ...emptyRound(), place, rootUuid: null, uuid: null, deprecatedUuid: null, submittedAt: null, updatedAt: null, startedAt: null, version: null };
}

export function addRound(parent: Round, path: string, round: Round): void {
  const rounds = parent.repeats.get(path);
  if (rounds) rounds.push(round);
  else parent.repeats.set(path, [round]);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A uuid as it is compared: without `uuid:`, in small letters. Another kind of identifier stays as it is. */
export function cleanUuid(text: string): string {
  const bare = text.trim().replace(/^uuid:/i, '');
  return UUID.test(bare) ? bare.toLowerCase() : bare;
}

/** Takes what the system says of a submission. The first column that says something counts. */
export function setField(draft: Draft, field: SystemField, text: string): void {
  if (text.trim() === '') return;
  switch (field) {
    case 'rootUuid':
    case 'uuid':
    case 'deprecatedUuid':
      draft[field] ??= cleanUuid(text);
      return;
    case 'submittedAt':
    case 'updatedAt':
      // Servers that give no zone mean UTC.
      draft[field] ??= toMoment(text, 'UTC');
      return;
    case 'startedAt':
      draft.startedAt ??= toMoment(text);
      return;
    case 'version':
      draft.version ??= text.trim();
  }
}

/** Where the form asks for the beginning itself, its answer is when the interview began. */
export function setBeginning(draft: Draft, { questions }: Section): void {
  const asked = questions.find(({ question }) => question.type === 'start');
  const answer = asked && draft.answers.get(asked.question.path);
  if (typeof answer === 'string') draft.startedAt ??= toMoment(answer);
}

/** Takes answers, and says what is wrong with them. */
export class Taker {
  readonly #beside = new Map<string, { place: Place; column: string; fits: number }>();

  constructor(readonly problems: SubmissionProblem[]) {}

  /** `column` is where the answer stands, for what is said of it. */
  take(round: Round, asked: AskedQuestion, raw: RawAnswer, place: Place, column: string): void {
    const read = readAnswer(asked, raw);
    if (!read) return;
    const { path, type, unknownType } = asked.question;
    round.answers.set(path, read.answer);
    for (const value of read.notChoices ?? []) this.problems.push(submissionProblem('not-a-choice', place, { value: shown(value), question: path }, column));
    if (read.misfit) this.problems.push(submissionProblem('value-does-not-fit', place, { value: shown(String(read.answer)), question: path, type: unknownType ?? type }, column));
  }

  /** Keeps what no question asks. It is said once a column; `fits` is the number of questions that it might be of. */
  keepBeside(round: Round, column: string, value: Cell, place: Place, fits = 0): void {
    round.extras.set(column, value);
    const key = `${place.sheet}\n${column}`;
    if (!this.#beside.has(key)) this.#beside.set(key, { place, column, fits });
  }

  /** Says which columns were kept beside the answers. */
  finish(): void {
    for (const { place, column, fits } of this.#beside.values()) {
      this.problems.push(fits > 1 ? submissionProblem('column-ambiguous', place, { column, count: fits }, column) : submissionProblem('column-unknown', place, { column }, column));
    }
  }
}

/** Short enough for a sentence. */
const shown = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);
