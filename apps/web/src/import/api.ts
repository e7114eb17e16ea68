/** The endpoints of imports under /files, and what they say. */
import type { Records } from '@baraza/domain';
import { request } from '../data/http.js';
import { sendFiles, type SendOptions } from './upload.js';

export type Params = Readonly<Record<string, string | number>>;
export type RowEntity = 'stakeholder' | 'relationship';
/** `deleted`: put in before and deleted here since, so that it does not come back; of answers only. */
export type RowClass = 'added' | 'changed' | 'unchanged' | 'open' | 'deleted';
/** `bad`: rows and cells that are not taken. */
export type ListName = RowClass | 'bad' | 'notice';
export type Direction = Records['relationship']['direction'];
export type ColumnChoice = 'field' | `field:${string}` | 'property' | 'leaveOut';

export type RowsAs = 'elements' | 'connections' | 'scores' | 'nothing';
export type Owner = 'row' | 'from' | 'to';
export type Role = 'label' | 'id' | 'type' | 'tags' | 'description' | 'image' | 'direction' | 'score' | 'other' | 'leaveOut' | 'scale' | 'value' | 'date' | 'confidence' | 'source' | 'judge' | 'note';
export interface ColumnMapping {
  readonly header: string;
  readonly of: Owner;
  readonly role: Role;
  readonly prefix?: string;
  readonly scale?: string;
}
export interface SheetMapping {
  readonly sheet: string;
  readonly rows: RowsAs;
  readonly columns: readonly ColumnMapping[];
  readonly types: Readonly<Partial<Record<Owner, { readonly name: string; readonly thing?: boolean }>>>;
  readonly direction?: Direction;
  readonly found?: boolean;
  readonly why?: 'notUnderstood' | 'hidden' | 'columns';
}
/** What is known of a sheet, and what it still lacks to be read. */
export interface PlanSheet {
  readonly count: number;
  readonly mapping: SheetMapping;
  readonly seen: readonly { readonly filled: number; readonly samples: readonly string[] }[];
  readonly lacks: readonly ('label' | 'from' | 'to' | 'scale' | 'value')[];
}

/** Where something stands in the file; row 0 is the sheet as a whole. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
}
export interface FieldChange {
  readonly field: string;
  readonly label: string;
  /** Words in the place of ids. */
  readonly before: unknown;
  readonly after: unknown;
}
export type PlannedEntity = RowEntity | 'judgement';
export interface PlanRow extends Place {
  readonly class: RowClass;
  readonly entity: PlannedEntity;
  readonly id: string | null;
  readonly title: string;
  readonly changes: readonly FieldChange[];
}
export interface PlanProblem extends Place {
  readonly level: 'row' | 'cell' | 'notice';
  readonly column: string | null;
  readonly code: string;
  readonly params: Params;
  readonly message: string;
}
export interface Question {
  readonly key: string;
  readonly kind: 'direction' | 'whichStakeholder' | 'sameOrNot' | 'whichRow' | 'dateOrder';
  readonly label: string | null;
  readonly count: number;
  readonly places: readonly Place[];
  readonly options: readonly { readonly value: string; readonly label: string; readonly reads?: { readonly written: string; readonly date: string } }[];
  readonly answer: string | null;
}
export interface ImportChoices {
  readonly mapping?: readonly SheetMapping[];
  readonly direction?: Direction;
  readonly answers?: Readonly<Record<string, string>>;
  readonly columns?: Readonly<Record<string, ColumnChoice>>;
  readonly map?: { readonly id: string } | { readonly name: string } | { readonly ofFile: true } | null;
}
export interface PlanColumn {
  readonly key: string;
  readonly entity: RowEntity;
  /** The header exactly as in the file. */
  readonly written: string;
  readonly header: string;
  readonly target: 'field' | 'property' | 'newProperty' | 'leftOut';
  readonly name: string | null;
  readonly valueType: string;
  readonly filled: number;
  readonly samples: readonly string[];
}
export interface PlanTerm {
  readonly vocabulary: 'kind' | 'relationshipType' | 'sector' | 'level';
  readonly word: string;
  readonly isNew: boolean;
  readonly count: number;
}
export interface RowList {
  readonly total: number;
  readonly rows: readonly (PlanRow | PlanProblem)[];
}

export type ImportedEntity = 'term' | 'property' | 'place' | 'source' | 'stakeholder' | 'relationship' | 'map' | 'membership' | 'judgement' | 'importMapping';
export interface ImportProgress {
  readonly import: string;
  readonly state: 'previewed' | 'applying' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  /** For the translation of how it stands. */
  readonly code: 'previewed' | 'planning' | 'writing' | 'takingBack' | 'done' | 'cancelled' | 'cancelledPartly' | 'failed' | 'failedPartly' | 'failedNotTakenBack';
  readonly result: { readonly group: string | null; readonly counts: Readonly<Record<string, number>>; readonly leftOver: number } | null;
  /** Why it went no further. */
  readonly error: { readonly code: string; readonly message: string; readonly params: Params } | null;
}
export interface ImportPreview extends ImportProgress {
  readonly files: readonly string[];
  readonly choices: ImportChoices;
  readonly counts: Readonly<Record<PlannedEntity, Readonly<Record<Exclude<RowClass, 'deleted'>, number>>>>;
  readonly columns: readonly PlanColumn[];
  /** Of tables; empty for formats that say themselves what they hold. */
  readonly sheets: readonly PlanSheet[];
  readonly meaning: 'found' | 'remembered' | 'chosen';
  /** Which roles make sense where. */
  readonly roles: Readonly<Record<Exclude<RowsAs, 'nothing'>, Readonly<Partial<Record<Owner, readonly Role[]>>>>>;
  /** Of these a sheet may have several columns. */
  readonly sharedRoles: readonly Role[];
  /** Built-in fields that a column can become. */
  readonly fields: Readonly<Record<RowEntity, readonly string[]>>;
  /** Scales of judgements that a file may use. */
  readonly scales: readonly string[];
  readonly terms: readonly PlanTerm[];
  readonly questions: readonly Question[];
  /** Maps of the file itself. */
  readonly fileMaps: readonly { readonly name: string | null; readonly count: number }[];
  /** The maps that show what comes in; id null for a new one. */
  readonly maps: readonly { readonly id: string | null; readonly name: string; readonly added: number; readonly moved: number }[];
  readonly lists: Readonly<Record<ListName, RowList>>;
}

const at = (id: string): string => `/files/imports/${encodeURIComponent(id)}`;

/** What an import of any kind asks of the server. All reject with `AppError`. */
export interface JobsApi<P, C> {
  begin(project: string, files: readonly File[], choices: C, options: SendOptions): Promise<P>;
  preview(id: string, signal?: AbortSignal): Promise<P>;
  progress(id: string, signal?: AbortSignal): Promise<ImportProgress>;
  choose(id: string, choices: C, signal?: AbortSignal): Promise<P>;
  apply(id: string): Promise<ImportProgress>;
  cancel(id: string): Promise<ImportProgress>;
}

/** The same for all kinds of import, once it has begun. */
export const jobs = <P, C>(): Omit<JobsApi<P, C>, 'begin'> => ({
  preview: (id, signal) => request<P>('GET', `${at(id)}/preview`, { signal }),
  progress: (id, signal) => request<ImportProgress>('GET', at(id), { signal }),
  choose: (id, choices, signal) => request<P>('POST', `${at(id)}/choices`, { body: choices, signal }),
  apply: (id) => request<ImportProgress>('POST', `${at(id)}/apply`, { body: {} }),
  cancel: (id) => request<ImportProgress>('POST', `${at(id)}/cancel`, { body: {} }),
});

export const imports = {
  ...jobs<ImportPreview, ImportChoices>(),
  begin: (project: string, files: readonly File[], choices: ImportChoices, options: SendOptions): Promise<ImportPreview> => sendFiles(`/files/projects/${encodeURIComponent(project)}/import`, files, choices, options),
  rows: (id: string, list: ListName, offset: number, limit: number, signal?: AbortSignal) =>
    request<RowList>('GET', `${at(id)}/rows?${new URLSearchParams({ class: list, offset: String(offset), limit: String(limit) })}`, { signal }),
} as const;

export type ImportsApi = typeof imports;
