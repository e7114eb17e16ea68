/** A transaction over a record store: changes stay beside the store until they are kept, so that a refused operation leaves nothing behind. */
import { type AnyRecord, type Besides, canRead, ENTITIES, type EntityDefinition, type EntityName, type FieldSpec, hidesReference, isHidden, isLive, type Lookup, mayHold, type Read, type Records, type Redaction, Refusal, sameValue, type Transaction, type Viewer, withoutNulls } from '@baraza/domain';
import { authorise } from './authorise.js';
import { type Change, changedFields, isReference, type RecordStore } from './record-store.js';

/** Where records come from and where kept changes go: a store, or layers over one. */
export type Base = Pick<RecordStore, 'get' | 'all' | 'referring'>;

interface Written {
  entity: EntityName;
  before: AnyRecord | null;
  after: AnyRecord;
}
const changeOf = ({ entity, before, after }: Written): Change => ({ entity, id: after.id, before, after });

export class StoreTransaction implements Transaction {
  private readonly written = new Map<string, Written>();
  /** What a part that is being attempted has written over, to go back to. */
  private replaced: Map<string, Written | undefined> | null = null;
  private kept: { input: Record<string, unknown>; coarse: boolean } | null = null;
  private redacted = new Map<string, Redaction>();
  private readonly declared: Set<string>;

  /** `reads`: what the operation declared; looking at anything else is a mistake of the operation and throws on both ends. */
  constructor(
    private readonly base: Base,
    private readonly viewer: Viewer,
    reads: readonly Read[],
  ) {
    this.declared = new Set(reads.flatMap((read) => ('ids' in read ? read.ids.flatMap((id) => [`${read.entity} ${id}`, ...this.alike(read, id)]) : read.values.map((value) => `${read.entity} ${read.field} ${value}`))));
  }

  /** The record as this transaction leaves it, deleted or not. */
  readonly lookup: Lookup = (entity, id) => this.written.get(`${entity} ${id}`)?.after ?? this.base.get(entity, id);

  find<N extends EntityName>(entity: N, id: string): Records[N] | undefined {
    const record = this.readable(entity, id);
    return record && isLive(entity, record, this.lookup) ? (record as unknown as Records[N]) : undefined;
  }

  get<N extends EntityName>(entity: N, id: string): Records[N] {
    const record = this.find(entity, id);
    if (!record) throw new Refusal('notFound', `There is no such ${entity} here, or it was deleted.`, { entity }, null);
    return record;
  }

  findDeleted<N extends EntityName>(entity: N, id: string): Records[N] | undefined {
    return this.readable(entity, id) as unknown as Records[N] | undefined;
  }

  where<N extends EntityName>(entity: N, field: string, value: string, besides?: Besides): Records[N][] {
    this.mustBeDeclared(`${entity} ${field} ${value}`);
    const ids = new Set<string>();
    if (isReference(entity, field)) for (const id of this.base.referring(entity, field, value)) ids.add(id);
    else for (const record of this.base.all(entity)) if (record[field] === value) ids.add(record.id);
    for (const written of this.written.values()) if (written.entity === entity) ids.add(written.after.id);
    const found: Records[N][] = [];
    for (const id of ids) {
      const record = this.lookup(entity, id);
      if (record?.[field] !== value) continue;
      const counts = besides === 'all' || (besides === 'dormant' ? !record.deleted : isLive(entity, record, this.lookup));
      if (counts && (besides === 'all' || besides === 'unreadable' || canRead(this.viewer, entity, record, this.lookup))) found.push(record as unknown as Records[N]);
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  named(entity: EntityName, record: AnyRecord, field: string): AnyRecord | undefined {
    const { entity: target } = (ENTITIES[entity] as unknown as EntityDefinition).fields[field] as FieldSpec & { entity: EntityName };
    const id = record[field];
    return typeof id === 'string' ? this.lookup(target, id) : undefined;
  }

  keepOnly(input: Record<string, unknown>, coarse: boolean): void {
    this.kept = { input, coarse };
  }

  redact(entity: EntityName, id: string, fields: readonly string[], coarse: boolean): void {
    this.redacted.set(`${entity} ${id}`, { entity, id, fields, coarse });
  }

  /** What the log keeps of the input; null: all of it. */
  keptInput(): { input: Record<string, unknown>; coarse: boolean } | null {
    return this.kept;
  }

  /** What must go from the log. */
  redactions(): Redaction[] {
    return [...this.redacted.values()];
  }

  /** Whether a rule took away, or hid, all that the change changes: whoever set the rule need not be cleared for that. */
  isTakenAway(change: Change): boolean {
    const { fields } = this.redacted.get(`${change.entity} ${change.id}`) ?? {};
    return fields !== undefined && Object.keys(changedFields(change)).every((field) => fields.includes(field) || field === ENTITIES[change.entity].hiddenBy);
  }

  hides(entity: EntityName, record: AnyRecord, field: string): boolean {
    return hidesReference(this.viewer, entity, record, field, this.lookup);
  }

  isHidden(entity: EntityName, record: AnyRecord): boolean {
    return isHidden(entity, record, this.lookup);
  }

  insert(entity: EntityName, record: AnyRecord): void {
    if (this.lookup(entity, record.id)) throw new Refusal('alreadyExists', `There is a ${entity} with this id already.`, { entity }, 'id');
    this.write({ entity, before: null, after: record });
  }

  update(entity: EntityName, id: string, patch: Partial<AnyRecord>): void {
    const current = this.lookup(entity, id);
    if (!current) throw new Refusal('notFound', `There is no such ${entity} here.`, { entity }, null);
    const after: AnyRecord = { ...current };
    for (const [field, value] of Object.entries(patch)) {
      if (value === undefined) continue;
      after[field] = field === 'properties' ? withoutNulls({ ...(current['properties'] as object), ...(value as object) }) : value;
    }
    // Saying again what stands there is no change: it takes no version and tells nobody.
    if (sameValue(current, after)) return;
    const key = `${entity} ${id}`;
    this.write({ entity, before: this.written.get(key)?.before ?? (this.written.has(key) ? null : current), after });
  }

  attempt(part: () => void): Refusal | null {
    const replaced = (this.replaced = new Map());
    const redacted = new Map(this.redacted);
    try {
      part();
      for (const key of replaced.keys()) {
        const change = changeOf(this.written.get(key)!);
        if (!this.isTakenAway(change)) authorise(change, this.viewer, this.base.get, this.lookup);
      }
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // What was not taken away must not go from the log either.
      this.redacted = redacted;
      for (const [key, written] of replaced) {
        if (written) this.written.set(key, written);
        else this.written.delete(key);
      }
      return error;
    } finally {
      this.replaced = null;
    }
  }

  /** What this transaction changed so far, in the order of first touch. */
  changes(): Change[] {
    return [...this.written.values()].map(changeOf);
  }

  private write(written: Written): void {
    const key = `${written.entity} ${written.after.id}`;
    if (this.replaced && !this.replaced.has(key)) this.replaced.set(key, this.written.get(key));
    this.written.set(key, written);
  }

  /** Keys of what is read along with a record because it has the same value in a field. */
  private alike({ entity, alike = [] }: Extract<Read, { ids: readonly string[] }>, id: string): string[] {
    const record = this.base.get(entity, id);
    return alike.map((field) => `${entity} ${field} ${String(record?.[field])}`);
  }

  private readable(entity: EntityName, id: string): AnyRecord | undefined {
    if (!this.written.has(`${entity} ${id}`)) this.mustBeDeclared(`${entity} ${id}`);
    const record = this.lookup(entity, id);
    return record && mayHold(this.viewer, entity, record, this.lookup) ? record : undefined;
  }

  private mustBeDeclared(key: string): void {
    if (!this.declared.has(key)) throw new Error(`The operation looks at ${key} without having declared it in its reads.`);
  }
}
