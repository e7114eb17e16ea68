/** Loads what a batch of operations looks at, as far as it is not known already. */
import { type AnyRecord, type EntityName, looseReferences, parentsOf, type Read } from '@baraza/domain';
import { RecordStore } from '@baraza/store';
import { columnName, columnsOf, recordOfRow, selectRecord, tableOf } from './columns.js';
import { Known, type Standing } from './known.js';
import type { Sql } from './sql.js';

/** What must be read of one entity. */
interface Wanted {
  ids: Set<string>;
  /** Values looked for, by field. */
  by: Map<string, Set<string>>;
}

export interface WorkingSet {
  store: RecordStore;
  /** Sequence number since when a record stands as it is, by `ENTITY ID`. */
  since: Map<string, number>;
}

/** What the batches before have read. */
export interface Shared {
  known: Known;
  /** Resolves when the log is locked and `known` tells what stands there. Until then it only says what need not be asked for at once. */
  stands: Promise<unknown>;
}

/**
 * The records that the reads name, deleted ones included, with everything that decides who may see them: what they hang on and the definitions of the
 * project's own properties. What is not known is asked for turn by turn, with one statement a table in each: first what the reads name, then what that hangs on, and so on; most of that is known.
 */
export async function loadWorkingSet(sql: Sql, workspace: string, project: string, reads: readonly Read[], shared?: Shared): Promise<WorkingSet> {
  const own = new Known();
  const load = (wanted: ReadonlyMap<EntityName, Wanted>): Promise<unknown> => Promise.all([...wanted].map(async ([entity, entry]) => keep(own, entity, entry, await loadRows(sql, entity, workspace, project, entry))));
  const gather = (): Gathering => new Gathering(reads, own, shared?.known);
  const loading = load(gather().wanted);
  // Both are listened to from the start: either may fail first.
  await Promise.all([loading, shared?.stands]);
  for (;;) {
    const { wanted, store, since } = gather();
    if (wanted.size === 0) {
      shared?.known.keepAll(own);
      return { store, since };
    }
    await load(wanted);
  }
}

/** Walks from what the reads name to all that goes with it, through what is known; `wanted` is where it cannot go on. */
class Gathering implements WorkingSet {
  readonly store = new RecordStore();
  readonly since = new Map<string, number>();
  readonly wanted = new Map<EntityName, Wanted>();

  constructor(
    reads: readonly Read[],
    private readonly own: Known,
    private readonly shared: Known | undefined,
  ) {
    for (const read of reads) this.follow(read);
  }

  private follow(read: Read): void {
    const { entity, referred = [] } = read;
    const alike = ('ids' in read && read.alike) || [];
    const ids = 'ids' in read ? read.ids : read.values.flatMap((value) => this.list(entity, read.field, value));
    for (const id of ids) {
      const record = this.take(entity, id);
      if (!record) continue;
      for (const path of referred) this.followPath(entity, record, path.split('.'));
      for (const field of alike) if (typeof record[field] === 'string') for (const other of this.list(entity, field, record[field])) this.take(entity, other);
    }
  }

  private followPath(entity: EntityName, record: AnyRecord, [field, ...further]: string[]): void {
    const id = record[field!];
    const target = looseReferences(entity).get(field!) ?? parentsOf(entity).find(([parent]) => parent === field)![1];
    const named = typeof id === 'string' ? this.take(target, id) : undefined;
    if (named && further.length > 0) this.followPath(target, named, further);
  }

  private take(entity: EntityName, id: string): AnyRecord | undefined {
    const taken = this.store.get(entity, id);
    if (taken) return taken;
    let found = this.own.record(entity, id);
    if (found === undefined) found = this.shared?.record(entity, id);
    if (found === undefined) entryOf(this.wanted, entity).ids.add(id);
    if (!found) return undefined;
    this.store.put(entity, found.record);
    this.since.set(`${entity} ${id}`, found.since);
    for (const [parent, above] of contextOf(entity, found.record)) this.take(parent, above);
    return found.record;
  }

  private list(entity: EntityName, field: string, value: string): readonly string[] {
    const found = this.own.list(entity, field, value) ?? this.shared?.list(entity, field, value);
    if (!found) valuesOf(entryOf(this.wanted, entity), field).add(value);
    return found ?? [];
  }
}

/** Notes what was found, and what was not. */
function keep(own: Known, entity: EntityName, { ids, by }: Wanted, rows: readonly Standing[]): void {
  for (const id of ids) own.keepRecord(entity, id, null);
  for (const row of rows) own.keepRecord(entity, row.record.id, row);
  for (const [field, values] of by) {
    const found = new Map([...values].map((value) => [value, new Set<string>()]));
    for (const { record } of rows) found.get(record[field] as string)?.add(record.id);
    for (const [value, having] of found) own.keepList(entity, field, value, [...having]);
  }
}

function valuesOf({ by }: Wanted, field: string): Set<string> {
  const values = by.get(field) ?? new Set();
  by.set(field, values);
  return values;
}

function entryOf(wanted: Map<EntityName, Wanted>, entity: EntityName): Wanted {
  const entry = wanted.get(entity) ?? { ids: new Set(), by: new Map() };
  wanted.set(entity, entry);
  return entry;
}

/** Names of prepared statements, by text. There are as many as there are kinds of reads and their mixtures; the bound is for mixtures that nobody foresaw. */
const prepared = new Map<string, string>();
const MOST_PREPARED = 400;

function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known !== undefined || prepared.size >= MOST_PREPARED) return known;
  const name = `load ${prepared.size}`;
  prepared.set(text, name);
  return name;
}

async function loadRows(sql: Sql, entity: EntityName, workspace: string, project: string, { ids, by }: Wanted): Promise<Standing[]> {
  const values: unknown[] = [workspace, project];
  const either = ids.size > 0 ? [`r.id = ANY($${values.push([...ids])}::uuid[])`] : [];
  for (const field of [...by.keys()].sort()) {
    const type = columnsOf(entity).find((column) => column.field === field)!.type === 'uuid' ? 'uuid[]' : 'text[]';
    either.push(`r."${columnName(entity, field)}" = ANY($${values.push([...by.get(field)!])}::${type})`);
  }
  // A union, not an OR: each part then uses its own index.
  const parts = either.map((condition) => `SELECT r.from_seq, ${selectRecord(entity, 'r')} FROM "${tableOf(entity)}" r WHERE r.workspace_id = $1 AND r.project_id = $2 AND ${condition}`);
  const text = parts.join(' UNION ALL ');
  const rows = await sql.query(text, values, nameOf(text));
  return rows.map((row) => ({ record: recordOfRow(entity, row), since: Number(row['from_seq']) }));
}

/** What a record hangs on, and the definitions of the project's own properties that it has values of. */
function contextOf(entity: EntityName, record: AnyRecord): [EntityName, string][] {
  const parents = parentsOf(entity).flatMap(([field, parent]): [EntityName, string][] => (typeof record[field] === 'string' ? [[parent, record[field]]] : []));
  const properties = Object.keys((record['properties'] as object | undefined) ?? {}).map((id): [EntityName, string] => ['property', id]);
  return [...parents, ...properties];
}
