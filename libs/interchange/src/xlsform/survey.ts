import { isYes, type FormRow } from './columns.js';
import { formProblem } from './problems.js';
import { isFromElsewhere, isSelection, readType, type TypeCell } from './question-types.js';
import type { FormItem, FormProblem, Question, QuestionGroup } from './types.js';

type SurveyRow = FormRow<'survey'>;

/** A group, or the whole form, whose rows are still coming. */
interface Open {
  group: 'group' | 'repeat' | 'form';
  path: string;
  name: string;
  row: number;
  items: FormItem[];
  /** The rows of the names in it. */
  names: Map<string, number>;
}

// A name of XML without colons (XML 1.0, NCName), which is what survey programs store answers under.
const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u;

// No form comes near; paths and the tree of a hostile one would grow without bounds.
const MOST_GROUPS = 64;

/** Builds the tree of a form from the rows of its survey, one after the other. */
export class SurveyBuilder {
  readonly #open: Open[] = [{ group: 'form', path: '', name: '', row: 0, items: [], names: new Map() }];

  constructor(
    readonly sheet: string,
    readonly lists: ReadonlySet<string>,
    readonly problems: FormProblem[],
  ) {}

  add(row: SurveyRow): void {
    if (isDisabled(row)) {
      this.#say('row-disabled', row.row);
      return;
    }
    const { type: cell } = row.by;
    if (cell === undefined) {
      this.#say('no-type', row.row);
      return;
    }
    const type = readType(cell);
    if (type.kind === 'question') this.#addQuestion(type, row);
    else if (type.kind === 'begin') this.#begin(type.group, row);
    else this.#end(type.group, row.row);
  }

  /** The items of the form; what is still open is closed. */
  finish(): FormItem[] {
    for (const open of this.#open.slice(1).reverse()) this.#sayNotClosed(open);
    return this.#open[0]!.items;
  }

  get #top(): Open {
    return this.#open.at(-1)!;
  }

  #begin(group: QuestionGroup['kind'], row: SurveyRow): void {
    const name = row.by.name ?? this.#giveName(group, row.row);
    const items: FormItem[] = [];
    const path = this.#pathOf(name);
    if (this.#open.length > MOST_GROUPS) this.#say('nested-too-deep', row.row, { name, limit: MOST_GROUPS });
    else if (this.#claimName(name, row.row)) {
      const { relevant = null, appearance = null, repeat_count: repeatCount = null } = row.by;
      this.#top.items.push({ kind: group, path, name, labels: row.labels, hints: row.hints, relevant, appearance, repeatCount, items, other: this.#otherOfGroup(row) });
    }
    // Also where it was left out: what it encloses is then collected and dropped, for it would get the paths of the other one's.
    this.#open.push({ group, path, name, row: row.row, items, names: new Map() });
  }

  #end(group: QuestionGroup['kind'], row: number): void {
    const at = this.#open.findLastIndex((open) => open.group === group);
    if (at < 0) {
      this.#say('end-without-begin', row, { group });
      return;
    }
    for (const open of this.#open.splice(at).slice(1).reverse()) this.#sayNotClosed(open);
  }

  #addQuestion({ type, unknownType, list, orOther }: Extract<TypeCell, { kind: 'question' }>, row: SurveyRow): void {
    const given = row.by.name ?? (type === 'note' ? this.#giveName('note', row.row) : undefined);
    if (given === undefined) {
      this.#say('no-name', row.row, { type: row.by.type! });
      return;
    }
    if (!this.#claimName(given, row.row)) return;
    if (unknownType !== null) this.#say('type-unknown', row.row, { type: unknownType });
    if (isSelection(type)) this.#checkList(type, list, row.row);
    const { required = null, relevant = null, constraint = null, calculation = null, appearance = null, default: defaultValue = null, choice_filter: choiceFilter = null } = row.by;
    const other = withColumn(row, 'repeat_count');
    const question: Question = {
      kind: 'question', path: this.#pathOf(given), name: given, type, unknownType, list, orOther, implied: false,
      labels: row.labels, hints: row.hints, required, relevant, constraint, calculation, appearance, defaultValue, choiceFilter, other,
    };
    this.#top.items.push(question);
    if (orOther && this.#claimName(`${given}_other`, row.row)) this.#top.items.push(specifyOther(question));
  }

  #checkList(type: string, list: string | null, row: number): void {
    if (list === null) this.#say('list-not-named', row, { type });
    // A list in a file, or one of earlier answers, is not among the choices.
    else if (!isFromElsewhere(type) && !list.startsWith('${') && !this.lists.has(list)) this.#say('list-missing', row, { list });
  }

  /** The cells that mean something for questions only are kept as they are. */
  #otherOfGroup(row: SurveyRow): SurveyRow['other'] {
    return withColumn(row, 'required', 'constraint', 'calculation', 'default', 'choice_filter');
  }

  /** The name that form programs give a row without one; a repeat or group of data would not be there without. */
  #giveName(what: 'note' | QuestionGroup['kind'], row: number): string {
    const name = what === 'note' ? `generated_note_name_${row}` : `generated_${what}_name_${row}`;
    if (what !== 'note') this.#say('name-given', row, { name });
    return name;
  }

  #claimName(name: string, row: number): boolean {
    const earlier = this.#top.names.get(name);
    if (earlier !== undefined) {
      this.#say('name-repeated', row, { name, row: earlier });
      return false;
    }
    this.#top.names.set(name, row);
    if (!NAME.test(name)) this.#say('name-not-allowed', row, { name });
    return true;
  }

  #pathOf(name: string): string {
    return this.#top.path === '' ? name : `${this.#top.path}/${name}`;
  }

  #sayNotClosed({ name, group, row }: Open): void {
    this.#say('group-not-closed', row, { name, group });
  }

  #say(code: FormProblem['code'], row: number, params: FormProblem['params'] = {}): void {
    this.problems.push(formProblem(code, { sheet: this.sheet, row }, params));
  }
}

/** What `or_other` adds: a text that is asked when “other” is chosen. */
export const OTHER = 'other';

function specifyOther({ path, name, type }: Question): Question {
  const relevant = type === 'select_one' ? `\${${name}} = '${OTHER}'` : `selected(\${${name}}, '${OTHER}')`;
  const nothing = { unknownType: null, list: null, orOther: false, required: null, constraint: null, calculation: null, appearance: null, defaultValue: null, choiceFilter: null };
  return { ...nothing, kind: 'question', path: `${path}_other`, name: `${name}_other`, type: 'text', implied: true, labels: new Map(), hints: new Map(), relevant, other: new Map() };
}

function withColumn({ by, other }: SurveyRow, ...columns: (keyof SurveyRow['by'])[]): SurveyRow['other'] {
  for (const column of columns) if (by[column] !== undefined) other.set(column, by[column]);
  return other;
}

function isDisabled({ other }: SurveyRow): boolean {
  return [...other].some(([header, cell]) => header.trim().toLowerCase() === 'disabled' && isYes(cell));
}
