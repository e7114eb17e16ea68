/** What a list is asked for, out of the arguments of its field. */
import type { Filter } from './filter.js';
import type { OrderTerm } from './order.js';
import type { PageRequest } from './statements.js';

/** Items in one page unless asked otherwise, and at most. */
export const DEFAULT_FIRST = 50;
export const MOST_FIRST = 1000;

export interface ListArguments {
  first: number;
  after?: string | null;
  filter?: Filter | null;
  search?: string | null;
  orderBy?: OrderTerm[] | null;
  /** Of which day, and as recorded when; on lists of the project. */
  validAt?: string | null;
  recordedAt?: string | null;
}

/** Whether a page of this length is given out. */
export const isPageable = ({ first }: ListArguments): boolean => first >= 0 && first <= MOST_FIRST;

/** @param selected names of the fields that are asked of the page. */
export const pageRequestOf = ({ first, after, filter, search, orderBy }: ListArguments, selected: ReadonlySet<string>): PageRequest => ({
  first,
  after: after ?? null,
  filter: filter ?? null,
  search: search ?? null,
  order: orderBy ?? [],
  wants: { rows: ['nodes', 'edges', 'pageInfo'].some((name) => selected.has(name)), total: selected.has('totalCount') },
});
