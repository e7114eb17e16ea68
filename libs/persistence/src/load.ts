/** Loads what a batch of operations looks at, with one statement a table. */
import { type AnyRecord, type EntityName, parentsOf, type Read } from '@baraza/domain';
import { isReference, RecordStore } from '@baraza/store';
import { columnName, ENTITIES_IN_ORDER, recordOfRow, selectList, tableOf } from './columns.js';
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
 * project's own properties. Tables are visited from dependants to what they refer to, so that each is asked once.
 */
export async function loadWorkingSet(sql: Sql, workspace: string, project: string, reads: Iterable<Read>): Promise<WorkingSet> {
  const wanted = new Map<EntityName, Wanted>(ENTITIES_IN_ORDER.map((entity) => [entity, { ids: new Set(), by: new Map() }]));
  for (const read of reads) {
    const entry = wanted.get(read.entity)!;
    if ('ids' in read) for (const id of read.ids) entry.ids.add(id);
    else for (const value of read.values) entry.by.set(read.field, (entry.by.get(read.field) ?? new Set()).add(value));
  }
  const store = new RecordStore();
  const since = new Map<string, number>();
  for (const entity of [...ENTITIES_IN_ORDER].reverse()) {
    const entry = wanted.get(entity)!;
    if (entry.ids.size === 0 && entry.by.size === 0) continue;
    for (const row of await loadRows(sql, entity, workspace, project, entry)) {
      const record = recordOfRow(entity, row);
      store.put(entity, record);
      since.set(`${entity} ${record.id}`, Number(row['from_seq']));
      wantContext(entity, record, wanted);
    }
  }
  return { store, since };
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

function wantContext(entity: EntityName, record: AnyRecord, wanted: Map<EntityName, Wanted>): void {
  for (const [field, parent] of parentsOf(entity)) {
    const id = record[field];
    if (typeof id === 'string') wanted.get(parent)!.ids.add(id);
  }
  for (const id of Object.keys((record['properties'] as object | undefined) ?? {})) wanted.get('property')!.ids.add(id);
}
