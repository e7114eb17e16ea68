/** What was read of a project's records and still stands, so that it need not be read for each batch again: the session, its codes and seats, the map, whoever works on it. */
import type { AnyRecord, EntityName } from '@baraza/domain';

/** A record, and the sequence number since which it stands as it is. */
export interface Standing {
  record: AnyRecord;
  since: number;
}

/** A record that a batch changed. */
interface Changed {
  entity: EntityName;
  id: string;
  before: AnyRecord | null;
  after: AnyRecord | null;
}

/**
 * Records, and lists of those that have one value in one field, as the database has them where the log stands at `chain`. Holds only what was read, nothing that a batch made: what one changed is
 * forgotten, and everything is where somebody else moved the log.
 */
export class Known {
  private readonly records = new Map<EntityName, Map<string, Standing | null>>();
  /** Ids by entity, field and value. */
  private readonly lists = new Map<EntityName, Map<string, Map<string, readonly string[]>>>();
  private chain: string | null = null;
  /** Of the records that came since everything was forgotten. */
  private characters = 0;

  /**
   * @param most records of each entity, and lists of each field; of more the first that came go, and lists with more ids are not kept.
   * @param mostCharacters of records; with more, all records go.
   */
  constructor(private readonly most = Number.POSITIVE_INFINITY, private readonly mostCharacters = Number.POSITIVE_INFINITY) {}

  /** The record; null: there is none; undefined: not known. */
  record(entity: EntityName, id: string): Standing | null | undefined {
    return this.records.get(entity)?.get(id);
  }

  /** Ids of all records whose field has the value; undefined: not known. */
  list(entity: EntityName, field: string, value: string): readonly string[] | undefined {
    return this.lists.get(entity)?.get(field)?.get(value);
  }

  keepRecord(entity: EntityName, id: string, standing: Standing | null): void {
    if (Number.isFinite(this.mostCharacters)) {
      this.characters += standing === null ? 0 : charactersOf(standing.record);
      if (this.characters > this.mostCharacters) {
        this.records.clear();
        this.characters = 0;
      }
    }
    this.put(inside(this.records, entity), id, standing);
  }

  keepList(entity: EntityName, field: string, value: string, ids: readonly string[]): void {
    if (ids.length <= this.most) this.put(inside(inside(this.lists, entity), field), value, ids);
  }

  /** Takes over what another knows. */
  keepAll(other: Known): void {
    for (const [entity, records] of other.records) for (const [id, standing] of records) this.keepRecord(entity, id, standing);
    for (const [entity, fields] of other.lists) for (const [field, lists] of fields) for (const [value, ids] of lists) this.keepList(entity, field, value, ids);
  }

  /** The log stands at `chain`, and is locked. What is known of another place in it is forgotten. */
  standAt(chain: string): void {
    if (this.chain === chain) return;
    this.forget();
    this.chain = chain;
  }

  /** A batch took the log from where it stood here to `chain`, and changed these records. */
  move(chain: string, changes: Iterable<Changed>): void {
    this.chain = chain;
    for (const { entity, id, before, after } of changes) {
      this.records.get(entity)?.delete(id);
      for (const [field, lists] of this.lists.get(entity) ?? []) for (const state of [before, after]) if (state) lists.delete(state[field] as string);
    }
  }

  forget(): void {
    this.chain = null;
    this.records.clear();
    this.lists.clear();
    this.characters = 0;
  }

  private put<V>(kept: Map<string, V>, key: string, value: V): void {
    if (kept.size >= this.most && !kept.has(key)) kept.delete(kept.keys().next().value!);
    kept.set(key, value);
  }
}

/** About how long a record is as text. */
function charactersOf(record: AnyRecord): number {
  let characters = 0;
  for (const value of Object.values(record)) characters += typeof value === 'string' ? value.length : typeof value === 'object' && value !== null ? JSON.stringify(value).length : 8;
  return characters;
}

function inside<K, V>(outer: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const inner = outer.get(key) ?? new Map<string, V>();
  outer.set(key, inner);
  return inner;
}
