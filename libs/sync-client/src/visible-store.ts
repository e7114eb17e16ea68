/** What the person sees: reads, and listeners that are told exactly which records changed. */
import { type AnyRecord, dependantsOf, ENTITIES, type EntityName, type Lookup, parentsOf, type Records, sameValue } from '@baraza/domain';
import { RecordStore } from '@baraza/store';
import { raiseLater } from './raise-later.js';

export interface ChangedRecord {
  entity: EntityName;
  id: string;
}
/** `any`; one entity; or one record. */
export type Target = 'any' | { entity: EntityName; id?: string };
export type ChangeListener = (changed: readonly ChangedRecord[]) => void;

/** Puts a record into the visible store, or takes it out. */
export type Write = (entity: EntityName, id: string, record: AnyRecord | undefined) => void;

/** So many changed records of an entity are remembered one by one. */
const REMEMBERED = 2000;
/** What changed of an entity, the oldest first, each with the version it led to. Complete for versions after `since`. */
interface Recent {
  since: number;
  changes: { readonly version: number; readonly id: string }[];
}

const NAMES = Object.keys(ENTITIES) as EntityName[];
const DEPENDANTS = new Map(NAMES.map((name) => [name, dependantsOf(name)]));

/**
 * Reads of the visible records. A record that did not change stays the same object, so that `get` and `live` are stable snapshots for a
 * screen; `version` is one for a whole entity. A record counts as changed also when it appears or hides with one that it hangs on.
 */
export class VisibleStore {
  private readonly records = new RecordStore();
  private readonly versions = new Map<EntityName, number>();
  private readonly listeners = new Map<string, Set<ChangeListener>>();
  private readonly recent = new Map<EntityName, Recent>();
  private total = 0;

  readonly get: Lookup = (entity, id) => this.records.get(entity, id);
  live<N extends EntityName>(entity: N, id: string): Records[N] | undefined {
    return this.records.live(entity, id);
  }
  all(entity: EntityName): Iterable<AnyRecord> {
    return this.records.all(entity);
  }
  allLive<N extends EntityName>(entity: N): Records[N][] {
    return this.records.allLive(entity);
  }
  referring(entity: EntityName, field: string, value: string): ReadonlySet<string> {
    return this.records.referring(entity, field, value);
  }
  count(entity: EntityName): number {
    return this.records.count(entity);
  }

  /** Counts the changes of an entity, or of everything. */
  version(entity?: EntityName): number {
    return entity === undefined ? this.total : (this.versions.get(entity) ?? 0);
  }

  /** Ids of the records of an entity that changed after a version of it, each once and in the order in which they first did, so that what is kept of them need not be read from all; null: so many that they are not remembered, or one of them was taken out or hung on something else. */
  changedSince(entity: EntityName, version: number): ReadonlySet<string> | null {
    const { since, changes } = this.recent.get(entity) ?? { since: 0, changes: [] };
    if (version < since) return null;
    let from = changes.length;
    while (from > 0 && changes[from - 1]!.version > version) from -= 1;
    return new Set(changes.slice(from).map(({ id }) => id));
  }

  /** Calls `listener` after every change of the target, with what of it changed. Returns how to stop. */
  subscribe(target: Target, listener: ChangeListener): () => void {
    const key = target === 'any' ? 'any' : target.id === undefined ? target.entity : `${target.entity} ${target.id}`;
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(key) === listeners) this.listeners.delete(key);
    };
  }

  /** Lets `edit` write; afterwards tells listeners what is different from before. Costs what was written, not what there is. */
  change(edit: (write: Write) => void): void {
    const before = new Map<string, { entity: EntityName; id: string; record: AnyRecord | undefined }>();
    try {
      edit((entity, id, record) => {
        const key = `${entity} ${id}`;
        if (!before.has(key)) before.set(key, { entity, id, record: this.records.get(entity, id) });
        if (record) this.records.put(entity, record);
        else this.records.remove(entity, id);
      });
    } finally {
      const moved = new Set<EntityName>();
      this.tell(this.differences(before.values(), moved), moved);
    }
  }

  /** `moved`: here go entities of which a record was taken out or hung on something else, so that what it bore on cannot be told by what it is now. */
  private differences(written: Iterable<{ entity: EntityName; id: string; record: AnyRecord | undefined }>, moved: Set<EntityName>): Map<string, ChangedRecord> {
    const changed = new Map<string, ChangedRecord>();
    const reached = new Set<string>();
    for (const { entity, id, record: before } of written) {
      const after = this.records.get(entity, id);
      if (after === before) continue;
      if (before && after && sameValue(before, after)) {
        this.records.put(entity, before);
        continue;
      }
      changed.set(`${entity} ${id}`, { entity, id });
      const hangsElsewhere = parentsOf(entity).some(([field]) => before?.[field] !== after?.[field]);
      if (before && (!after || hangsElsewhere)) moved.add(entity);
      const appears = (before?.deleted ?? true) !== (after?.deleted ?? true) || hangsElsewhere;
      if (appears) this.addDependants(entity, id, changed, reached);
    }
    return changed;
  }

  /** What hangs on the record comes and goes with it, however far down. */
  private addDependants(entity: EntityName, id: string, changed: Map<string, ChangedRecord>, reached: Set<string>): void {
    for (const [dependant, field] of DEPENDANTS.get(entity)!) {
      for (const dependantId of this.records.referring(dependant, field, id)) {
        const key = `${dependant} ${dependantId}`;
        if (reached.has(key)) continue;
        reached.add(key);
        changed.set(key, { entity: dependant, id: dependantId });
        this.addDependants(dependant, dependantId, changed, reached);
      }
    }
  }

  private tell(changed: Map<string, ChangedRecord>, moved: ReadonlySet<EntityName>): void {
    if (changed.size === 0) return;
    const byEntity = new Map<EntityName, ChangedRecord[]>();
    for (const record of changed.values()) {
      const list = byEntity.get(record.entity);
      if (list) list.push(record);
      else byEntity.set(record.entity, [record]);
    }
    this.total += 1;
    for (const [entity, records] of byEntity) {
      const version = this.version(entity) + 1;
      this.versions.set(entity, version);
      this.remember(entity, version, moved.has(entity) ? null : records);
    }
    for (const [key, record] of changed) this.call(key, [record]);
    for (const [entity, records] of byEntity) this.call(entity, records);
    this.call('any', [...changed.values()]);
  }

  private remember(entity: EntityName, version: number, records: readonly ChangedRecord[] | null): void {
    const recent = this.recent.get(entity) ?? { since: 0, changes: [] };
    this.recent.set(entity, recent);
    if (records === null || records.length > REMEMBERED) {
      recent.since = version;
      recent.changes = [];
      return;
    }
    for (const { id } of records) recent.changes.push({ version, id });
    if (recent.changes.length <= 2 * REMEMBERED) return;
    const dropped = recent.changes.length - REMEMBERED;
    recent.since = recent.changes[dropped - 1]!.version;
    recent.changes = recent.changes.slice(dropped);
  }

  private call(key: string, changed: readonly ChangedRecord[]): void {
    for (const listener of [...(this.listeners.get(key) ?? [])]) {
      try {
        listener(changed);
      } catch (error) {
        raiseLater(error);
      }
    }
  }
}
