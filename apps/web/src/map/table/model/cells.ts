/** What stands in the cells: as people read it, as a spreadsheet takes it, as sorting and filters see it. */
import { type AnyRecord, type Dimension, earliestDay, type EntityName, type Records } from '@baraza/domain';
import type { Format } from '@baraza/ui';
import type { ShownScore } from '../../data/shown-score.js';
import { typed } from '../../panel/fields/parse.js';
import { isCreatable, isReference, pickablesOf } from '../../panel/fields/referred.js';
import { type Column, valueIn } from './columns.js';
import type { Facet, SortKey } from './order.js';
import type { CellOption, Choices } from './read-cell.js';

/** What the cells need to know beside the record of their row. */
export interface CellSources {
  readonly format: Format;
  /** How the value of a choice is read. */
  readonly choice: (field: string, value: string) => string;
  readonly termWord: (term: Records['term']) => string;
  readonly words: Readonly<Record<'yes' | 'no' | 'for' | 'against', string>>;
  readonly all: (entity: EntityName) => readonly AnyRecord[];
  readonly get: (entity: EntityName, id: string) => AnyRecord | undefined;
  /** What is shown of a stakeholder; null: nobody judged. */
  readonly score: (stakeholder: string, dimension: Dimension) => ShownScore | null;
  /** What is agreed, where the map shows that; null: nothing is. Undefined: the map shows something else. */
  readonly agreement: (stakeholder: string, dimension: Dimension) => number | null | undefined;
  /** Where nothing is agreed: who judged and how it becomes agreed, in words. */
  readonly whyUnagreed: (stakeholder: string, dimension: Dimension) => string;
}

export interface CellReader {
  /** What can be chosen in the cells of the column; null: they are typed. The same object for the same column. */
  readonly choicesOf: (column: Column) => Choices | null;
  /** Undefined: hidden from this person. */
  readonly value: (record: AnyRecord, column: Column) => unknown;
  /** As people read it; '' where there is nothing. */
  readonly words: (record: AnyRecord, column: Column) => string;
  /** As a spreadsheet takes it, and this table reads it again. */
  readonly text: (record: AnyRecord, column: Column) => string;
  readonly facet: (record: AnyRecord, column: Column) => Facet;
  readonly sortKey: (record: AnyRecord, column: Column) => SortKey;
  readonly score: CellSources['score'];
  readonly agreement: CellSources['agreement'];
  readonly whyUnagreed: CellSources['whyUnagreed'];
}

const ALIASES: Readonly<Record<string, readonly string[]>> = { true: ['true', '1', 'x'], false: ['false', '0'] };

export function cellReader(sources: CellSources): CellReader {
  const { format, choice, words: said } = sources;
  const made = new Map<string, Choices | null>();

  function choicesFor({ name, field, own }: Column): Choices | null {
    const fixed = (options: readonly Omit<CellOption, 'id'>[]): Choices => ({ creatable: false, options: options.map((option) => ({ id: String(option.value), ...option })) });
    if (name === 'stance' && !own) return fixed([{ value: 1, name: said.for, aliases: ['1', '+1'] }, { value: -1, name: said.against, aliases: ['-1', '−1'] }]);
    if (field.type === 'choice') return fixed(field.values.map((value) => ({ value, name: own ? value : choice(name, value), aliases: [value] })));
    if (field.type === 'boolean') return fixed([true, false].map((value) => ({ value, name: value ? said.yes : said.no, aliases: ALIASES[String(value)]! })));
    if (!isReference(field)) return null;
    const items = pickablesOf(field, sources.all(field.entity as EntityName), (term) => sources.termWord(term as Records['term']), format.compare);
    return { creatable: isCreatable(field), options: items.map((item) => ({ ...item, value: item.id })) };
  }
  const choicesOf = (column: Column): Choices | null => {
    if (!made.has(column.key)) made.set(column.key, choicesFor(column));
    return made.get(column.key)!;
  };
  const value = (record: AnyRecord, column: Column): unknown => {
    if (!column.score) return valueIn(record, column);
    const shown = sources.score(record.id, column.score.dimension);
    if (!shown) return null;
    return column.score.part === 'value' ? shown.aggregate.value : column.score.part === 'judges' ? (shown.unagreed?.all ?? shown.aggregate).count : shown.aggregate.confidence;
  };
  /** The name of what is referred to, without listing all that could be. */
  const named = (column: Column, id: string): string => {
    const { field } = column;
    if (!isReference(field)) return choicesOf(column)?.options.find((option) => String(option.value) === id)?.name ?? id;
    const record = sources.get(field.entity as EntityName, id) as (AnyRecord & { name?: string; title?: string }) | undefined;
    if (!record) return '';
    return field.entity === 'term' ? sources.termWord(record as unknown as Records['term']) : (record.name ?? record.title ?? '');
  };
  const isChosen = ({ name, field, own }: Column): boolean => (name === 'stance' && !own) || field.type === 'choice' || field.type === 'boolean' || isReference(field);
  const words = (record: AnyRecord, column: Column): string => {
    const now = value(record, column);
    if (now === null || now === undefined || now === '') return '';
    if (isChosen(column)) return named(column, String(now));
    if (typeof now === 'number') return format.number(now, { maximumFractionDigits: column.score ? 1 : 6 });
    if (Array.isArray(now)) return format.list(now as string[]);
    return column.field.type === 'partialDate' ? format.partialDate(String(now)) : String(now);
  };
  const text = (record: AnyRecord, column: Column): string => {
    const now = value(record, column);
    return now !== null && now !== undefined && isChosen(column) ? named(column, String(now)) : typed(now);
  };
  return {
    choicesOf,
    value,
    words,
    text,
    score: sources.score,
    agreement: sources.agreement,
    whyUnagreed: sources.whyUnagreed,
    facet: (record, column) => {
      const now = value(record, column);
      return { value: now, words: words(record, column), ids: now === null || now === undefined || now === '' ? [] : Array.isArray(now) ? (now as string[]) : [String(now)] };
    },
    sortKey: (record, column) => {
      const now = value(record, column);
      if (now === null || now === undefined || now === '' || (Array.isArray(now) && now.length === 0)) return null;
      if (typeof now === 'number') return now;
      // Lists have an order of their own; what refers to a record of the registry is sorted by its name.
      const listed = column.field.type === 'choice' || column.field.type === 'boolean' || (isReference(column.field) && column.field.entity === 'term');
      if (listed) {
        const at = choicesOf(column)!.options.findIndex((option) => option.value === now);
        return at < 0 ? null : at;
      }
      return column.field.type === 'partialDate' ? earliestDay(String(now)) : words(record, column);
    },
  };
}
