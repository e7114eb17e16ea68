/** Loads what a batch of operations looks at, with one statement a table. */
import { type AnyRecord, type EntityName, looseReferences, parentsOf, type Read } from '@baraza/domain';
import { isReference, RecordStore } from '@baraza/store';
import { columnName, columnsOf, recordOfRow, selectRecord, tableOf } from './columns.js';
import type { Sql } from './sql.js';

interface Wanted {
  ids: Set<string>;
  /** Values looked for, by field. */
  by: Map<string, Set<string>>;
  /** What was named of other entities and hangs on records of this one by a reference, or has values of it: those are loaded with it. */
  under: { child: EntityName; field: string; named: Wanted }[];
}

export interface WorkingSet {
  store: RecordStore;
  /** Sequence number since when a record stands as it is, by `ENTITY ID`. */
  since: Map<string, number>;
}

/**
 * The records that the reads name, deleted ones included, with everything that decides who may see them: what they hang on and the definitions of the
 * project's own properties. One statement a table, sent together; only what lies further up is fetched in a second turn.
 */
export async function loadWorkingSet(sql: Sql, workspace: string, project: string, reads: Iterable<Read>): Promise<WorkingSet> {
  const set: WorkingSet = { store: new RecordStore(), since: new Map() };
  const alike = alikeOf(reads);
  const asked = new Set<string>();
  for (let wanted = withContext(namedBy(reads), reads); wanted.size > 0; ) {
    for (const [entity, { ids }] of wanted) for (const id of ids) asked.add(`${entity} ${id}`);
    const found = await Promise.all([...wanted].map(async ([entity, entry]) => ({ entity, rows: await loadRows(sql, entity, workspace, project, entry) })));
    wanted = new Map();
    for (const { entity, rows } of found) {
      for (const { record, since } of rows) {
        set.store.put(entity, record);
        set.since.set(`${entity} ${record.id}`, since);
      }
    }
    for (const { entity, rows } of found) {
      for (const { record } of rows) {
        for (const field of alike.get(record.id) ?? []) if (typeof record[field] === 'string') valuesOf(entryOf(wanted, entity), field).add(record[field]);
        alike.delete(record.id);
        for (const [parent, id] of contextOf(entity, record)) if (!asked.has(`${parent} ${id}`) && !set.store.get(parent, id)) entryOf(wanted, parent).ids.add(id);
      }
    }
  }
  return set;
}

function namedBy(reads: Iterable<Read>): Map<EntityName, Wanted> {
  const wanted = new Map<EntityName, Wanted>();
  for (const read of reads) {
    const named = 'ids' in read ? read.ids : read.values;
    if (named.length === 0) continue;
    const entry = entryOf(wanted, read.entity);
    const values = 'ids' in read ? entry.ids : valuesOf(entry, read.field);
    for (const value of named) values.add(value);
  }
  return wanted;
}

/** Adds, for whatever was named, what it hangs on, and what those fields name that are asked for. */
function withContext(wanted: Map<EntityName, Wanted>, reads: Iterable<Read>): Map<EntityName, Wanted> {
  const referred = new Set<string>();
  for (const { entity, referred: fields = [] } of reads) for (const field of fields) referred.add(`${entity} ${field}`);
  for (const [child, named] of [...wanted]) {
    for (const [field, target] of looseReferences(child)) if (referred.has(`${child} ${field}`)) entryOf(wanted, target).under.push({ child, field, named });
    for (const [field, parent] of parentsOf(child)) entryOf(wanted, parent).under.push({ child, field, named });
    if (columnsOf(child).some(({ field }) => field === 'properties')) entryOf(wanted, 'property').under.push({ child, field: 'properties', named });
  }
  return wanted;
}

/** Fields in whose value others are looked for, by id of the record that has it. */
function alikeOf(reads: Iterable<Read>): Map<string, readonly string[]> {
  const alike = new Map<string, readonly string[]>();
  for (const read of reads) if ('ids' in read && read.alike) for (const id of read.ids) alike.set(id, read.alike);
  return alike;
}

function valuesOf({ by }: Wanted, field: string): Set<string> {
  const values = by.get(field) ?? new Set();
  by.set(field, values);
  return values;
}

function entryOf(wanted: Map<EntityName, Wanted>, entity: EntityName): Wanted {
  const entry = wanted.get(entity) ?? { ids: new Set(), by: new Map(), under: [] };
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

async function loadRows(sql: Sql, entity: EntityName, workspace: string, project: string, wanted: Wanted): Promise<{ record: AnyRecord; since: number }[]> {
  const values: unknown[] = [workspace, project];
  const either = conditions(entity, 'r', wanted, values);
  for (const { child, field, named } of wanted.under) either.push(...conditions(child, 'c', named, values).map((condition) => `r.id IN (${parentIds(child, field)} WHERE c.workspace_id = $1 AND c.project_id = $2 AND ${condition})`));
  // A union, not an OR: each part then uses its own index.
  const parts = either.map((condition) => `SELECT r.from_seq, ${selectRecord(entity, 'r')} FROM "${tableOf(entity)}" r WHERE r.workspace_id = $1 AND r.project_id = $2 AND ${condition}`);
  const text = parts.join(' UNION ALL ');
  const rows = await sql.query(text, values, nameOf(text));
  return rows.map((row) => ({ record: recordOfRow(entity, row), since: Number(row['from_seq']) }));
}

/** Conditions on `alias`, of which one must hold; what they compare with is added to `values`. */
function conditions(entity: EntityName, alias: string, { ids, by }: Wanted, values: unknown[]): string[] {
  const either = ids.size > 0 ? [`${alias}.id = ANY($${values.push([...ids])}::uuid[])`] : [];
  for (const field of [...by.keys()].sort()) {
    const type = isReference(entity, field) || field === 'account' ? 'uuid[]' : 'text[]';
    either.push(`${alias}."${columnName(entity, field)}" = ANY($${values.push([...by.get(field)!])}::${type})`);
  }
  return either;
}

const parentIds = (child: EntityName, field: string): string =>
  field === 'properties' ? `SELECT p.id::uuid FROM "${tableOf(child)}" c CROSS JOIN LATERAL jsonb_object_keys(c.properties) AS p(id)` : `SELECT c."${columnName(child, field)}" FROM "${tableOf(child)}" c`;

/** What a record hangs on, and the definitions of the project's own properties that it has values of. */
function contextOf(entity: EntityName, record: AnyRecord): [EntityName, string][] {
  const parents = parentsOf(entity).flatMap(([field, parent]): [EntityName, string][] => (typeof record[field] === 'string' ? [[parent, record[field]]] : []));
  const properties = Object.keys((record['properties'] as object | undefined) ?? {}).map((id): [EntityName, string] => ['property', id]);
  return [...parents, ...properties];
}
