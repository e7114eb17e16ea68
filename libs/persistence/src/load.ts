/** Loads what a batch of operations looks at, with one statement a table. */
import { type AnyRecord, type EntityName, parentsOf, type Read } from '@baraza/domain';
import { isReference, RecordStore } from '@baraza/store';
import { columnName, recordOfRow, selectList, tableOf } from './columns.js';
import type { Sql } from './sql.js';

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

/**
 * The records that the reads name, deleted ones included, with everything that decides who may see them: what they hang on and the definitions of the
 * project's own properties. One statement a table for what was named, sent together; then, together again, for what that turned out to hang on.
 */
export async function loadWorkingSet(sql: Sql, workspace: string, project: string, reads: Iterable<Read>): Promise<WorkingSet> {
  const set: WorkingSet = { store: new RecordStore(), since: new Map() };
  const alike = alikeOf(reads);
  const asked = new Set<string>();
  for (let wanted = namedBy(reads); wanted.size > 0; ) {
    for (const [entity, { ids }] of wanted) for (const id of ids) asked.add(`${entity} ${id}`);
    const found = await Promise.all([...wanted].map(async ([entity, entry]) => ({ entity, rows: await loadRows(sql, entity, workspace, project, entry) })));
    wanted = new Map();
    for (const { entity, rows } of found) {
      for (const row of rows) {
        const record = recordOfRow(entity, row);
        set.store.put(entity, record);
        set.since.set(`${entity} ${record.id}`, Number(row['from_seq']));
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
    const entry = entryOf(wanted, read.entity);
    if ('ids' in read) for (const id of read.ids) entry.ids.add(id);
    else if (read.values.length > 0) for (const value of read.values) valuesOf(entry, read.field).add(value);
  }
  for (const [entity, { ids, by }] of wanted) if (ids.size === 0 && by.size === 0) wanted.delete(entity);
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
  const entry = wanted.get(entity) ?? { ids: new Set(), by: new Map() };
  wanted.set(entity, entry);
  return entry;
}

async function loadRows(sql: Sql, entity: EntityName, workspace: string, project: string, { ids, by }: Wanted): Promise<Record<string, unknown>[]> {
  const values: unknown[] = [workspace, project];
  const either: string[] = [];
  if (ids.size > 0) either.push(`r.id = ANY($${values.push([...ids])}::uuid[])`);
  for (const field of [...by.keys()].sort()) {
    const type = isReference(entity, field) || field === 'account' ? 'uuid[]' : 'text[]';
    either.push(`r."${columnName(entity, field)}" = ANY($${values.push([...by.get(field)!])}::${type})`);
  }
  // A union, not an OR: each part then uses its own index.
  const parts = either.map((condition) => `SELECT r.from_seq, ${selectList(entity, 'r')} FROM "${tableOf(entity)}" r WHERE r.workspace_id = $1 AND r.project_id = $2 AND ${condition}`);
  return sql.query(parts.join(' UNION ALL '), values, `load ${entity} ${ids.size > 0 ? 'id' : ''} ${[...by.keys()].sort().join(' ')}`);
}

/** What a record hangs on, and the definitions of the project's own properties that it has values of. */
function contextOf(entity: EntityName, record: AnyRecord): [EntityName, string][] {
  const parents = parentsOf(entity).flatMap(([field, parent]): [EntityName, string][] => (typeof record[field] === 'string' ? [[parent, record[field]]] : []));
  const properties = Object.keys((record['properties'] as object | undefined) ?? {}).map((id): [EntityName, string] => ['property', id]);
  return [...parents, ...properties];
}
