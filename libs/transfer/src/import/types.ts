/** What an import will do, before it does it: everything a person sees in the preview and decides there. */
import type { GraphDirection, Lack, Mapping, SeenColumn, SheetMapping } from '@baraza/interchange';
import type { Params } from '../errors.js';
import type { RowEntity } from '../registry/fields.js';

/** Where something stands in the file. */
export interface Place {
  sheet: string;
  row: number;
}

/** What happens with a row. `open`: a question has to be answered first; `deleted`: it was put in before and deleted here since, and does not come back. */
export type RowClass = 'added' | 'changed' | 'unchanged' | 'open' | 'deleted';
export const ROW_CLASSES = ['added', 'changed', 'unchanged', 'open', 'deleted'] as const satisfies readonly RowClass[];

export interface FieldChange {
  /** Field of the record; `properties.ID` for a property of the project's own. */
  field: string;
  /** Name for people: the header of the column. */
  label: string;
  /** Words in the place of ids. */
  before: unknown;
  after: unknown;
}

/** Of the registry: what was deleted there comes in again as something new. */
export type RegistryRowClass = Exclude<RowClass, 'deleted'>;

/** What rows of a file become. */
export const PLANNED = ['stakeholder', 'relationship', 'judgement'] as const;
export type PlannedEntity = (typeof PLANNED)[number];

export interface PlanRow extends Place {
  class: RegistryRowClass;
  entity: PlannedEntity;
  /** Id of the record; null while a question is open. */
  id: string | null;
  /** The name, or “A → B”. */
  title: string;
  /** For `changed`: what changes. */
  changes: FieldChange[];
}

/** Something in the file that was not taken (`row`, `cell`) or that one should know (`notice`). */
export interface PlanProblem extends Place {
  level: 'row' | 'cell' | 'notice';
  column: string | null;
  code: string;
  params: Params;
  /** One English sentence. */
  message: string;
}

export type QuestionKind = 'direction' | 'whichStakeholder' | 'sameOrNot' | 'whichRow' | 'dateOrder';

export interface QuestionOption {
  /** What to answer with. */
  value: string;
  /** The option in English. */
  label: string;
  /** Of the order of a date: what one of the file would mean. */
  reads?: { written: string; date: string };
}

/** Something that the file leaves open. Nothing is put in while one of them has no answer. */
export interface Question {
  key: string;
  kind: QuestionKind;
  /** The label that is not clear, the header of a column of dates; null for the direction. */
  label: string | null;
  /** How many rows wait for the answer. */
  count: number;
  /** Up to ten of them. */
  places: Place[];
  options: QuestionOption[];
  /** Null: not answered yet. */
  answer: string | null;
  /** The question in English. */
  message: string;
}

/** Answers that several kinds of question know. */
export const ANSWER = { add: 'new', skip: 'skip', same: 'same', separate: 'separate', dayFirst: 'dayFirst', monthFirst: 'monthFirst', asWritten: 'asWritten' } as const;

/** A built-in field, which one where the header does not say so itself; a property of the project's own; nothing. */
export type ColumnChoice = 'field' | `field:${string}` | 'property' | 'leaveOut';

/** What a person decides in the preview. */
export interface ImportChoices {
  /** What the sheets and columns of tables mean, one entry for each sheet; absent: as remembered for these headers, else as worked out. */
  mapping?: Mapping | undefined;
  /** For connections whose row does not say. */
  direction?: GraphDirection | undefined;
  /** By the key of the question. */
  answers?: Readonly<Record<string, string>> | undefined;
  /** By `stakeholder:HEADER` or `relationship:HEADER`. */
  columns?: Readonly<Record<string, ColumnChoice>> | undefined;
  /** Map that shows what comes in: the id of one that is there, the name of a new one, or the maps of the file with who is on them there. */
  map?: { id: string } | { name: string } | { ofFile: true } | null | undefined;
}

export interface PlanColumn {
  key: string;
  entity: RowEntity;
  /** The header exactly as in the file. */
  written: string;
  /** What the column is called: different for each. */
  header: string;
  /** `field`: a built-in one; `property`: one that the project has; `newProperty`: one that the import defines. */
  target: 'field' | 'property' | 'newProperty' | 'leftOut';
  /** Name of the field or property; null where the column is left out. */
  name: string | null;
  valueType: string;
  filled: number;
  samples: string[];
}

export interface PlanTerm {
  vocabulary: 'kind' | 'relationshipType' | 'sector' | 'level';
  word: string;
  isNew: boolean;
  /** Rows with it. */
  count: number;
}

/** A sheet of the file, with what its rows and columns were taken for. */
export interface PlanSheet {
  /** Rows with something in them, below the header. */
  count: number;
  mapping: SheetMapping;
  /** In the order of the columns. */
  seen: SeenColumn[];
  /** What it must still say for its rows to be read. */
  lacks: Lack[];
}

export type Counts = Record<RegistryRowClass, number>;

/** Rows of `importRecords`, by entity. */
export type ImportedRow = Record<string, unknown> & { id: string };
export type ImportedEntity = 'term' | 'property' | 'place' | 'source' | 'stakeholder' | 'relationship' | 'map' | 'membership' | 'judgement' | 'importMapping';
export type ImportRows = Record<ImportedEntity, ImportedRow[]>;

export interface ImportPlan {
  rows: PlanRow[];
  problems: PlanProblem[];
  questions: Question[];
  columns: PlanColumn[];
  terms: PlanTerm[];
  counts: Record<PlannedEntity, Counts>;
  /** Empty where the file has no tables. */
  sheets: PlanSheet[];
  /** Where the meaning of the tables comes from: worked out, kept from an earlier import here, or said by the person. */
  meaning: 'found' | 'remembered' | 'chosen';
  /** Maps of the file itself, the first of them the one that places everybody where one map is chosen. */
  fileMaps: { name: string | null; count: number }[];
  /** The maps that show what comes in; id null for a new one. */
  maps: { id: string | null; name: string; added: number; moved: number }[];
  /** What goes into the project. */
  records: ImportRows;
}
