/** Lists that are worked out once and then kept in step: what one change costs does not grow with the list. */
import { type EntityName, sameValue } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';

/** What a list is made of. A row has a key of its own, mostly the id of a record. */
export interface RowsSpec<T> {
  /** Keys of all that may be rows, for the first time, and when so much has changed that it is not known what. */
  readonly all: (store: VisibleStore) => Iterable<string>;
  /** Of a record of these entities that changed: the rows it bears on. A record that hangs on one that came or went counts as changed itself; after one was hung on something else all rows are read anew. */
  readonly bears: Partial<Record<EntityName, (store: VisibleStore, id: string) => Iterable<string>>>;
  /** The row; undefined where there is none. It is asked anew only for rows that a change bears on. */
  readonly read: (store: VisibleStore, key: string) => T | undefined;
}

interface KeptRows {
  readonly versions: Map<EntityName, number>;
  /** Rows that are gone keep their place. */
  rows: Map<string, unknown>;
  list: readonly unknown[] | null;
}
const kept = new WeakMap<VisibleStore, Map<string, KeptRows>>();

/** The list as it is now: the same array until a row of it is another. `name`: names the list within the store; the same name is always given with the same meaning. Lists are as few as maps and tables that are looked at, so they are kept as long as the store. */
export function rowsOf<T>(store: VisibleStore, name: string, spec: RowsSpec<T>): readonly T[] {
  const lists = kept.get(store) ?? new Map<string, KeptRows>();
  kept.set(store, lists);
  let known = lists.get(name);
  if (!known) lists.set(name, (known = { versions: new Map(), rows: new Map(), list: null }));
  bringUpToDate(store, known, spec);
  return (known.list ??= [...known.rows.values()].filter((row) => row !== undefined)) as readonly T[];
}

function bringUpToDate<T>(store: VisibleStore, known: KeptRows, { all, bears, read }: RowsSpec<T>): void {
  const touched = new Set<string>();
  let anew = known.versions.size === 0;
  for (const [entity, bearsOn] of Object.entries(bears) as [EntityName, NonNullable<RowsSpec<T>['bears'][EntityName]>][]) {
    const [before, now] = [known.versions.get(entity), store.version(entity)];
    if (before === now) continue;
    known.versions.set(entity, now);
    const changed = anew || before === undefined ? null : store.changedSince(entity, before);
    if (changed === null) anew = true;
    else for (const id of changed) for (const key of bearsOn(store, id)) touched.add(key);
  }
  if (anew) {
    const before = known.rows;
    known.rows = new Map();
    known.list = null;
    for (const key of all(store)) known.rows.set(key, same(before.get(key), read(store, key)));
    return;
  }
  for (const key of touched) {
    const before = known.rows.get(key);
    const row = same(before, read(store, key));
    if (row === before) continue;
    known.rows.set(key, row);
    known.list = null;
  }
}

/** The row as it was where nothing about it is different, so that what is kept of it stays. */
const same = (before: unknown, now: unknown): unknown => (before !== undefined && now !== undefined && sameValue(before, now) ? before : now);

const worked = new WeakMap<VisibleStore, Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>>();

/** What is worked out from kept lists: once for as long as all of `from` are the same. */
export function oncePer<T>(store: VisibleStore, name: string, from: readonly unknown[], work: () => T): T {
  const values = worked.get(store) ?? new Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>();
  worked.set(store, values);
  const known = values.get(name);
  if (known && known.from.length === from.length && known.from.every((each, index) => each === from[index])) return known.value as T;
  const value = work();
  values.set(name, { from, value });
  return value;
}
