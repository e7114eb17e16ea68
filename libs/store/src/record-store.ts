/** The records of a project in memory, with an index on every reference. The same on the client (all it may see) and on the server (what a batch touches). */
import { type AnyRecord, ENTITIES, type EntityName, type FieldChanges, fieldChanges, type FieldSpec, isLive, type Lookup, type Records } from '@baraza/domain';

/** A record before and after; null: it was not there. */
export interface Change {
  entity: EntityName;
  id: string;
  before: AnyRecord | null;
  after: AnyRecord | null;
}

const fieldsOf = new WeakMap<Change, FieldChanges>();

/** Before and after of each field of a record that is there after the change; worked out once, for rights, log and viewers all ask. */
export function changedFields(change: Change): FieldChanges {
  let fields = fieldsOf.get(change);
  if (!fields) fieldsOf.set(change, (fields = fieldChanges(change.before, change.after!)));
  return fields;
}

const NAMES = Object.keys(ENTITIES) as EntityName[];

/** Fields of an entity that refer to other records: these are indexed. */
const REFERENCES = Object.fromEntries(
  NAMES.map((name) => [name, Object.entries(ENTITIES[name].fields as Record<string, FieldSpec>).filter(([, field]) => field.type === 'reference').map(([field]) => field)]),
) as Record<EntityName, string[]>;

export const isReference = (entity: EntityName, field: string): boolean => REFERENCES[entity].includes(field);

export class RecordStore {
  private readonly tables = new Map<EntityName, Map<string, AnyRecord>>(NAMES.map((name) => [name, new Map()]));
  private readonly indexes = new Map<string, Map<string, Set<string>>>(NAMES.flatMap((name) => REFERENCES[name].map((field) => [`${name}.${field}`, new Map()])));

  /** The record as it stands here, deleted or not. */
  readonly get: Lookup = (entity, id) => this.tables.get(entity)!.get(id);

  /** The record where it is live: neither deleted nor hanging on something deleted or absent. */
  live<N extends EntityName>(entity: N, id: string): Records[N] | undefined {
    const record = this.get(entity, id);
    return record && isLive(entity, record, this.get) ? (record as unknown as Records[N]) : undefined;
  }

  /** All records of an entity, deleted or not. */
  all(entity: EntityName): Iterable<AnyRecord> {
    return this.tables.get(entity)!.values();
  }

  /** All live records of an entity. */
  allLive<N extends EntityName>(entity: N): Records[N][] {
    return [...this.all(entity)].filter((record) => isLive(entity, record, this.get)) as unknown as Records[N][];
  }

  count(entity: EntityName): number {
    return this.tables.get(entity)!.size;
  }

  /** Ids of records whose reference `field` is `value`, deleted or not. */
  referring(entity: EntityName, field: string, value: string): ReadonlySet<string> {
    return this.indexes.get(`${entity}.${field}`)?.get(value) ?? NONE;
  }

  put(entity: EntityName, record: AnyRecord): void {
    const table = this.tables.get(entity)!;
    const old = table.get(record.id);
    table.set(record.id, record);
    for (const field of REFERENCES[entity]) {
      if (old?.[field] !== record[field]) {
        if (old) this.unindex(entity, field, old);
        if (typeof record[field] === 'string') this.index(entity, field, record[field], record.id);
      }
    }
  }

  remove(entity: EntityName, id: string): void {
    const table = this.tables.get(entity)!;
    const old = table.get(id);
    if (!old) return;
    for (const field of REFERENCES[entity]) this.unindex(entity, field, old);
    table.delete(id);
  }

  clear(): void {
    for (const table of this.tables.values()) table.clear();
    for (const index of this.indexes.values()) index.clear();
  }

  private index(entity: EntityName, field: string, value: string, id: string): void {
    const index = this.indexes.get(`${entity}.${field}`)!;
    const ids = index.get(value);
    if (ids) ids.add(id);
    else index.set(value, new Set([id]));
  }

  private unindex(entity: EntityName, field: string, record: AnyRecord): void {
    const value = record[field];
    if (typeof value !== 'string') return;
    const index = this.indexes.get(`${entity}.${field}`)!;
    const ids = index.get(value);
    ids?.delete(record.id);
    if (ids?.size === 0) index.delete(value);
  }
}

const NONE: ReadonlySet<string> = new Set();
