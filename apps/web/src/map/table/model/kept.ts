/** How a person has a table before them: which columns, where, how wide, sorted by what. Ids of columns and nothing that stands in cells; kept in this browser for each person and map, and removed on signing out. */
import { type Column, shownAtFirst, TABLE_ENTITIES, type TableEntity } from './columns.js';
import type { SortBy } from './order.js';

export interface Layout {
  /** Keys of the columns that are shown, in order. Null: those that are shown at first. */
  readonly shown: readonly string[] | null;
  readonly widths: Readonly<Record<string, number>>;
  /** How many of the first columns stay in sight. */
  readonly pinned: number;
  readonly sorts: readonly SortBy[] | null;
}
export interface KeptTable {
  readonly entity: TableEntity;
  /** What is on the map, or the whole registry of the project. */
  readonly scope: 'map' | 'registry';
  readonly layouts: Readonly<Partial<Record<TableEntity, Layout>>>;
}

export const NEW_LAYOUT: Layout = { shown: null, widths: {}, pinned: 1, sorts: null };
const NEW_TABLE: KeptTable = { entity: 'stakeholder', scope: 'map', layouts: {} };
export const LEAST_WIDTH = 64;
export const GREATEST_WIDTH = 800;

/** What was kept, whoever wrote it: anything that is not as it should be is as if nobody had chosen. */
export function readKept(text: string | null): KeptTable {
  try {
    const raw = JSON.parse(text ?? 'null') as Partial<KeptTable> | null;
    if (raw === null || typeof raw !== 'object') return NEW_TABLE;
    const entity = TABLE_ENTITIES.find((each) => each === raw.entity) ?? 'stakeholder';
    const layouts = Object.fromEntries(TABLE_ENTITIES.flatMap((each) => (raw.layouts?.[each] ? [[each, layoutOf(raw.layouts[each])]] : [])));
    return { entity, scope: raw.scope === 'registry' ? 'registry' : 'map', layouts };
  } catch {
    return NEW_TABLE;
  }
}

function layoutOf({ shown, widths, pinned, sorts }: Partial<Layout>): Layout {
  return {
    shown: Array.isArray(shown) ? shown.filter((key) => typeof key === 'string') : null,
    widths: Object.fromEntries(Object.entries(widths ?? {}).filter(([, width]) => Number.isFinite(width)).map(([key, width]) => [key, Math.max(LEAST_WIDTH, Math.min(GREATEST_WIDTH, width))])),
    pinned: Number.isInteger(pinned) && pinned! >= 0 ? pinned! : 1,
    sorts: Array.isArray(sorts) ? sorts.filter((sort) => typeof sort?.column === 'string').map(({ column, descending }) => ({ column, descending: descending === true })) : null,
  };
}

/** The columns of a layout, out of those there are now: a property may be gone, and a right lost. `filled`: see `shownAtFirst`. */
export function columnsShown(layout: Layout, entity: TableEntity, columns: readonly Column[], filled: ReadonlySet<string>): Column[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return (layout.shown ?? shownAtFirst(entity, columns, filled)).flatMap((key) => byKey.get(key) ?? []);
}

/** A list with one of its items at another place. */
export function movedTo<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}
