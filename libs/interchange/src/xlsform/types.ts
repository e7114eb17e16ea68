import type { ProblemOf, TableProblemCode } from '../problem.js';
import type { Cell } from '../tables/types.js';
import type { QuestionType } from './question-types.js';

/** What a questionnaire says, in neutral terms: nothing here knows the entities of the product. Plain data, as it passes between threads. */

/** Words by language: the keys are those of {@link Language}. A language without words is not there. */
export type Texts = ReadonlyMap<string, string>;

export interface Language {
  /** As in the headers of the form (`French (fr)` of `label::French (fr)`), or {@link UNNAMED_LANGUAGE} for columns that name none. */
  key: string;
  /** `French`; empty for columns that name no language. */
  name: string;
  /** The language tag of BCP 47, where the form gives one. */
  code: string | null;
  /** Which way it is written: by its code, or where there is none by its texts. */
  direction: 'ltr' | 'rtl';
}

/** The key of the language of columns that name none (`label`), which the standard calls so, too. */
export const UNNAMED_LANGUAGE = 'default';

interface Row {
  /** The names of the groups and repeats around it and its own, joined by `/`: unique in the questionnaire, and the key of answers. */
  path: string;
  name: string;
  labels: Texts;
  hints: Texts;
  /** When it is asked: an expression, as text. */
  relevant: string | null;
  appearance: string | null;
  /** The filled cells of all other columns, as they are, by header: pictures, messages of constraints, parameters, a person's own. */
  other: ReadonlyMap<string, Cell>;
}

/** A row that is answered, shown (a note) or worked out. Expressions are kept as text and never evaluated. */
export interface Question extends Row {
  kind: 'question';
  /** `unknown` where the standard does not know it: answers are then texts. */
  type: QuestionType;
  /** For an `unknown` type the words in the form. */
  unknownType: string | null;
  /** The list of choices of a selection or ranking; for one from a file its name, for one from answers their reference (`${names}`). */
  list: string | null;
  /** Anything else may be chosen, and said in the question NAME_other that follows this one. */
  orOther: boolean;
  /** No row of the form: the NAME_other of a question with `orOther`. */
  implied: boolean;
  /** `yes`, `true()` or an expression. */
  required: string | null;
  constraint: string | null;
  calculation: string | null;
  defaultValue: string | null;
  choiceFilter: string | null;
}

/** Questions together, once (`group`) or as often as needed (`repeat`). */
export interface QuestionGroup extends Row {
  kind: 'group' | 'repeat';
  /** How often a repeat is asked: a number or an expression. */
  repeatCount: string | null;
  items: readonly FormItem[];
}

export type FormItem = Question | QuestionGroup;

export interface Choice {
  /** What is stored. */
  name: string;
  labels: Texts;
  /** The cells of all other columns by header, among them those by which choices are filtered. */
  other: ReadonlyMap<string, Cell>;
}

export interface Questionnaire {
  title: string | null;
  /** `form_id` of the settings. */
  formId: string | null;
  version: string | null;
  /** The key of a language; `null` where the settings do not say, or name one that is not there. */
  defaultLanguage: string | null;
  /** In the order in which the form names them. */
  languages: readonly Language[];
  items: readonly FormItem[];
  /** By name, also those that no question uses. */
  lists: ReadonlyMap<string, readonly Choice[]>;
  /** The other cells of the settings by header. */
  settings: ReadonlyMap<string, Cell>;
}

export type FormProblemCode =
  | TableProblemCode
  | 'no-survey-sheet'
  | 'column-missing'
  | 'sheet-twice'
  | 'hidden-sheet-read'
  | 'row-disabled'
  | 'no-type'
  | 'no-name'
  | 'name-given'
  | 'name-not-allowed'
  | 'name-repeated'
  | 'type-unknown'
  | 'list-not-named'
  | 'list-missing'
  | 'group-not-closed'
  | 'nested-too-deep'
  | 'end-without-begin'
  | 'choice-without-list'
  | 'choice-without-name'
  | 'choice-repeated'
  | 'language-unknown';

export type FormProblem = ProblemOf<FormProblemCode>;

export interface XlsForm {
  questionnaire: Questionnaire;
  problems: FormProblem[];
}
