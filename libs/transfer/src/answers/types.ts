/** Answers of people who were asked in writing, between the file and the session that they go into. */
import type { CHANNELS, INTERVENTION_KINDS, Records } from '@baraza/domain';
import type { PlanInGeneral } from '../import/importable.js';
import type { Place, PlanProblem, RowClass } from '../import/types.js';

export type Channel = (typeof CHANNELS)[number];
export type Kind = (typeof INTERVENTION_KINDS)[number];

/** What a column holds. `words`: free text, which can be something said. */
export type ColumnNature = 'words' | 'choices' | 'values' | 'system';

export interface AnswerColumn {
  /** Path of the question, or header of the column. */
  key: string;
  /** As people were asked, in the language of the file. */
  label: string;
  /** As people were asked in each language. */
  labels: readonly string[];
  nature: ColumnNature;
  /** Of a repeat: there can be several answers in one sheet. */
  repeats: boolean;
  /** What Kobo or ODK Central write in a column of this name, where it is one of those that say which sheet it is, or when it was handed in. */
  system: 'rootUuid' | 'uuid' | 'submittedAt' | null;
}

/** What one person handed in. */
export interface AnswerSheet extends Place {
  /** Stays the same however often it is edited; null where the file names none. */
  id: string | null;
  /** When it was handed in, ISO 8601, or null. */
  at: string | null;
  /** By key of the column: the answers, more than one in a repeat only. */
  values: ReadonlyMap<string, readonly WrittenAnswer[]>;
}

export interface WrittenAnswer {
  text: string;
  /**
   * Of a repeat: the place of its round among all rounds, empty ones too, from 1; of a repeat in a repeat after that of the outer one, such as `2.1`. It stays the same when another round is filled
   * in or emptied later. Null outside of repeats.
   */
  round: string | null;
}

export interface AnswerFile {
  /** Of the form, or the name of the file. */
  title: string;
  /** The language in which people were asked, where the form names one. */
  language: string | null;
  columns: AnswerColumn[];
  sheets: AnswerSheet[];
  problems: PlanProblem[];
}

export type ColumnRole = 'answer' | 'affiliation' | 'time' | 'language' | 'id' | 'leaveOut';
export const COLUMN_ROLES = ['answer', 'affiliation', 'time', 'language', 'id', 'leaveOut'] as const satisfies readonly ColumnRole[];

export interface ColumnChoice {
  role: ColumnRole;
  /** For answers: the guiding question that they answer. */
  question?: string | null | undefined;
  kind?: Kind | undefined;
}

/** What a person decides in the preview; what is left out is guessed. */
export interface AnswerChoices {
  columns?: Readonly<Record<string, ColumnChoice>> | undefined;
  channel?: Channel | undefined;
  /** Item of the agenda that they belong to. */
  item?: string | null | undefined;
  /** BCP 47 tag of the language in which people answered, where no column says it. */
  language?: string | null | undefined;
  /** What the file is called as a source. */
  title?: string | undefined;
  /** Whether answers that were edited elsewhere since they were imported are taken over. */
  takeEdits?: boolean | undefined;
  /** Whether answers are put in that say the same as one that is there, where nothing else tells them apart. */
  addAlike?: boolean | undefined;
}

export interface PlannedColumn {
  key: string;
  label: string;
  nature: ColumnNature;
  role: ColumnRole;
  question: string | null;
  kind: Kind;
  /** Sheets in which it is filled. */
  filled: number;
  samples: string[];
}

export interface PlannedAnswer extends Place {
  class: RowClass;
  /** Id of the intervention. */
  id: string;
  text: string;
  /** For `changed`: what stands there. */
  before: string | null;
  /** How people were asked. */
  asked: string;
  question: string | null;
  kind: Kind;
  language: string | null;
  affiliation: string | null;
  at: string | null;
}

export interface AnswerPlan extends PlanInGeneral {
  rows: PlannedAnswer[];
  columns: PlannedColumn[];
  counts: Record<RowClass, number>;
  /** Sheets in the file, each counted once. */
  sheets: number;
  /** Rows that were left because their sheet stands in the file again. */
  repeated: number;
  channel: Channel;
  item: string | null;
  language: string | null;
  title: string;
  rule: Records['session']['attribution'];
  /** `id`: an answer that comes again is known by its id; `words`: only by saying the same. */
  knownBy: 'id' | 'words';
  /** Answers that say the same as one that is there. */
  alike: number;
  /** What goes into the session. */
  source: { id: string; title: string } & Record<string, unknown>;
  added: ({ id: string } & Record<string, unknown>)[];
  changed: { id: string; text: string }[];
}
