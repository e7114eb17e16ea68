/** In which order rows stand and which of them are shown. */
import { compareCodes, earliestDay, fold, latestDay } from '@baraza/domain';

export interface SortBy {
  readonly column: string;
  readonly descending: boolean;
}

/** What a column asks of a row. `anyOf`: ids of options, '' for an empty cell. */
export type ColumnFilter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'anyOf'; readonly ids: readonly string[] }
  | { readonly kind: 'numbers'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'dates'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'filled'; readonly filled: boolean };

/** A cell as sorting sees it; null: there is nothing in it. */
export type SortKey = string | number | null;

/** Empty cells are last, whichever way one sorts. */
export function compareKeys(a: SortKey, b: SortKey, descending: boolean, compare: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
  return descending ? -order : order;
}

export interface Keyed {
  readonly id: string;
  /** One for each column that is sorted by. */
  readonly keys: readonly SortKey[];
}

/** By the first column, among equals by the next, at last by id, so that two devices show the same. */
export function compareRows(a: Keyed, b: Keyed, sorts: readonly SortBy[], compare: (a: string, b: string) => number): number {
  for (const [index, { descending }] of sorts.entries()) {
    const order = compareKeys(a.keys[index] ?? null, b.keys[index] ?? null, descending, compare);
    if (order !== 0) return order;
  }
  return compareCodes(a.id, b.id);
}

export const sortRows = (rows: readonly Keyed[], sorts: readonly SortBy[], compare: (a: string, b: string) => number): string[] => rows.toSorted((a, b) => compareRows(a, b, sorts, compare)).map(({ id }) => id);

/** What a filter looks at in a cell. */
export interface Facet {
  readonly value: unknown;
  /** As people read it. */
  readonly words: string;
  /** Ids of the options it holds. */
  readonly ids: readonly string[];
}

export function passes(filter: ColumnFilter, { value, words, ids }: Facet): boolean {
  switch (filter.kind) {
    case 'text':
      return fold(words).includes(fold(filter.text));
    case 'anyOf':
      return ids.length === 0 ? filter.ids.includes('') : ids.some((id) => filter.ids.includes(id));
    case 'numbers':
      return typeof value === 'number' && (filter.min === null || value >= filter.min) && (filter.max === null || value <= filter.max);
    case 'dates':
      // A date that is known to the year fits where any of its days does.
      return typeof value === 'string' && (filter.from === null || latestDay(value) >= earliestDay(filter.from)) && (filter.to === null || earliestDay(value) <= latestDay(filter.to));
    case 'filled':
      return (words !== '') === filter.filled;
  }
}

/** Rows in the order that was once worked out, those that are gone left out, and those that came since at the end where they may. `known`: what there was when it was worked out. */
export function settle(ordered: readonly string[], known: ReadonlySet<string>, present: readonly string[], mayCome: (id: string) => boolean): readonly string[] {
  const here = new Set(present);
  const kept = ordered.filter((id) => here.has(id));
  const added = present.filter((id) => !known.has(id) && mayCome(id));
  return added.length === 0 && kept.length === ordered.length ? ordered : [...kept, ...added];
}

/** Sorting by a column, or (`descending` null) no more by it. `more`: after what is sorted by already. */
export function sortedBy(sorts: readonly SortBy[], column: string, descending: boolean | null, more: boolean): SortBy[] {
  if (descending === null) return sorts.filter((sort) => sort.column !== column);
  const next = { column, descending };
  if (!more) return [next];
  return sorts.some((sort) => sort.column === column) ? sorts.map((sort) => (sort.column === column ? next : sort)) : [...sorts, next];
}
