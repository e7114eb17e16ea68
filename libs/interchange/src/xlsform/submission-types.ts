import type { ProblemOf, TableProblemCode } from '../problem.js';
import type { Cell } from '../tables/types.js';

/** What was answered to a questionnaire. Plain data, as it passes between threads. */

/** A place on the earth (WGS 84). */
export interface GeoPoint {
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** Metres above the sea. */
  altitude: number | null;
  /** Metres: how exact the place is. */
  precision: number | null;
}

/**
 * An answer by the type of its question: numbers for `integer`, `decimal` and `range`; the names of choices for selections, one or a list; ISO text for `date`, `time`
 * (of the clock where it was answered) and `dateTime` (UTC where a zone was given, else without one, as it was written); a place, or a list of places for lines and
 * areas; `true` for `acknowledge`; text for all else. What does not fit its type is kept as text, with a problem.
 */
export type Answer = string | number | boolean | readonly string[] | GeoPoint | readonly GeoPoint[];

/** One round of a repeat, and what any round holds. */
export interface Answers {
  /** By path of the question. Nothing stands here for a question without an answer. */
  answers: ReadonlyMap<string, Answer>;
  /** The rounds of the repeats directly inside, by path of the repeat, in their order and each in its place: empty ones, too. */
  repeats: ReadonlyMap<string, readonly Answers[]>;
  /** What no question of the questionnaire asks, by column or path, as it is; what is no plain value is its JSON text. What programs add for themselves is left out. */
  extras: ReadonlyMap<string, Cell>;
}

export interface Submission extends Answers {
  /** Stays the same however often the submission is edited: the key to import by. Without the prefix `uuid:`. */
  rootUuid: string;
  /** Of this version of it. */
  uuid: string;
  /** When the server got it, ISO 8601 in UTC. */
  submittedAt: string | null;
  /** When the interview began: ISO 8601 in UTC, or without a zone where the file gives none. */
  startedAt: string | null;
  /** Of the form that was filled in. */
  version: string | null;
}

export type SubmissionProblemCode =
  | TableProblemCode
  | 'no-submission-sheet'
  | 'sheet-unknown'
  | 'repeats-not-in-file'
  | 'more-on-server'
  | 'entry-not-understood'
  | 'no-uuid'
  | 'earlier-version'
  | 'submission-repeated'
  | 'repeat-without-parent'
  | 'column-unknown'
  | 'column-ambiguous'
  | 'not-a-choice'
  | 'value-does-not-fit';

/** In JSON the sheet is the file, the row the number of the submission in it (the first is 1), and the column the path. */
export type SubmissionProblem = ProblemOf<SubmissionProblemCode>;

export interface SubmissionFile {
  submissions: Submission[];
  problems: SubmissionProblem[];
}
