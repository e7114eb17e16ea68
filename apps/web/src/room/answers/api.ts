/** Answers of another channel as the server plans their import. */
import type { CHANNELS, INTERVENTION_KINDS, Records } from '@baraza/domain';
import { type ImportProgress, jobs, type JobsApi, type ListName, type Place, type PlanProblem, type RowClass } from '../../import/api.js';
import { sendFiles } from '../../import/upload.js';

export type Channel = (typeof CHANNELS)[number];
export type Kind = (typeof INTERVENTION_KINDS)[number];
export type ColumnRole = 'answer' | 'affiliation' | 'time' | 'language' | 'id' | 'leaveOut';

export interface ColumnChoice {
  readonly role: ColumnRole;
  readonly question?: string | null;
  readonly kind?: Kind;
}
export interface AnswerChoices {
  readonly columns?: Readonly<Record<string, ColumnChoice>>;
  readonly channel?: Channel;
  readonly item?: string | null;
  readonly language?: string | null;
  readonly title?: string;
  readonly takeEdits?: boolean;
  readonly addAlike?: boolean;
}
export interface PlannedColumn {
  readonly key: string;
  readonly label: string;
  readonly nature: 'words' | 'choices' | 'values' | 'system';
  readonly role: ColumnRole;
  readonly question: string | null;
  readonly kind: Kind;
  readonly filled: number;
  readonly samples: readonly string[];
}
export interface PlannedAnswer extends Place {
  readonly class: RowClass;
  readonly id: string;
  readonly text: string;
  readonly before: string | null;
  readonly asked: string;
  readonly question: string | null;
  readonly kind: Kind;
  readonly language: string | null;
  readonly affiliation: string | null;
  readonly at: string | null;
}
export interface AnswersPreview extends ImportProgress {
  readonly files: readonly string[];
  readonly choices: AnswerChoices;
  readonly counts: Readonly<Record<RowClass, number>>;
  readonly columns: readonly PlannedColumn[];
  readonly sheets: number;
  readonly repeated: number;
  readonly channel: Channel;
  readonly item: string | null;
  readonly language: string | null;
  readonly title: string;
  readonly rule: Records['session']['attribution'];
  readonly knownBy: 'id' | 'words';
  readonly alike: number;
  readonly lists: Readonly<Record<ListName, { readonly total: number; readonly rows: readonly (PlannedAnswer | PlanProblem)[] }>>;
}

/** Imports into one session. */
export const answersInto = (session: string): JobsApi<AnswersPreview, AnswerChoices> => ({
  ...jobs<AnswersPreview, AnswerChoices>(),
  begin: (project, files, choices, options) => sendFiles(`/files/projects/${encodeURIComponent(project)}/sessions/${encodeURIComponent(session)}/answers`, files, choices, options),
});
