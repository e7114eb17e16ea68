/** What a change means for one viewer: a record appears, changes, or goes. */
import {
  type AnyRecord,
  canRead,
  canReadField,
  canReadProperty,
  changesWhoSees,
  dependantsOf,
  ENTITIES,
  type EntityName,
  fieldValue,
  looseReferences,
  type Lookup,
  patchFor,
  propertyIdOf,
  referrersOf,
  seesBy,
  visibleRecord,
  type Viewer,
  withoutNulls,
} from '@baraza/domain';
import { type Change, changedFields, type RecordStore } from './record-store.js';

/** A change as it reaches a client. `put`: the whole record; `set`: fields that changed (`properties.ID` for a project's own), `hide`: fields that are hidden from now on; `gone`: take it away. */
export type ViewChange = { entity: EntityName; id: string } & ({ put: AnyRecord } | { set: Record<string, unknown>; hide?: string[] } | { gone: true });

/** `registry`, `map:ID` or `session:ID`. */
export type Scope = 'registry' | `map:${string}` | `session:${string}`;

/** The part of the project that the record belongs to. */
export function scopeOf(entity: EntityName, record: AnyRecord): Scope {
  const { scope } = ENTITIES[entity];
  return scope === 'registry' ? scope : `${scope}:${record[scope] as string}`;
}

/** Changes of a batch, with the records around them as they were before and are after. */
export interface BatchChanges {
  changes: readonly Change[];
  before: Lookup;
  after: Lookup;
}

/**
 * Adds the records that hang on a reclassified one or name it: nobody changed them, but who sees them, or what of them, may have changed. `store` must hold them (operations that reclassify declare them in `reads`).
 */
export function withDependants(changes: readonly Change[], store: Pick<RecordStore, 'get' | 'referring'>): Change[] {
  const result = new Map(changes.map((change) => [`${change.entity} ${change.id}`, change]));
  for (const { entity, id, before, after } of changes) {
    if (!before || !after || !changesWhoSees(entity, before, after)) continue;
    for (const [dependant, field] of [...dependantsOf(entity), ...referrersOf(entity)]) {
      for (const dependantId of store.referring(dependant, field, id)) {
        const record = store.get(dependant, dependantId)!;
        const key = `${dependant} ${dependantId}`;
        if (!result.has(key)) result.set(key, { entity: dependant, id: dependantId, before: record, after: record });
      }
    }
  }
  return [...result.values()];
}

/** Entities on whose records others hang that themselves bear or are named by others: who sees those changes too, further down than `withDependants` looks. */
const DEEP: ReadonlySet<EntityName> = new Set((Object.keys(ENTITIES) as EntityName[]).filter((entity) => dependantsOf(entity).some(([dependant]) => dependantsOf(dependant).length + referrersOf(dependant).length > 0)));

/** Whether values of project-defined properties, or records far down, appear or vanish for somebody: then only sending everything anew is right. */
export const mustSendAnew = (changes: readonly Change[]): boolean =>
  changes.some(({ entity, before, after }) => before !== null && after !== null && (entity === 'property' ? before.classification !== after.classification : DEEP.has(entity) && changesWhoSees(entity, before, after)));

/** The batch as the viewer sees it, limited to `scopes`. */
export function viewChanges(viewer: Viewer, scopes: ReadonlySet<string>, batch: BatchChanges): ViewChange[] {
  const result: ViewChange[] = [];
  for (const change of batch.changes) {
    if (!scopes.has(scopeOf(change.entity, (change.after ?? change.before)!))) continue;
    const seen = viewChange(viewer, change, batch);
    if (seen) result.push(seen);
  }
  return result;
}

function viewChange(viewer: Viewer, change: Change, batch: BatchChanges): ViewChange | null {
  const { entity, id, before, after } = change;
  const saw = before !== null && canRead(viewer, entity, before, batch.before);
  const sees = after !== null && canRead(viewer, entity, after, batch.after);
  if (!saw && !sees) return null;
  if (!sees) return { entity, id, gone: true };
  // A client may have come when the record was deleted and then knows nothing of it: what returns is sent whole.
  if (!saw || (before.deleted && !after.deleted)) return after.deleted ? null : { entity, id, put: visibleRecord(viewer, entity, after, seesBy(viewer, batch.after)) };
  const loose = looseReferences(entity);
  const set: Record<string, unknown> = {};
  for (const field of Object.keys(changedFields(change))) {
    if (loose.has(field)) continue;
    const property = propertyIdOf(field);
    const readable = property === undefined ? canReadField(viewer, entity, field) : canReadProperty(viewer, property, batch.after);
    if (readable) set[field] = fieldValue(after, field);
  }
  const hide: string[] = [];
  for (const [field, target] of loose) {
    const [was, is] = [before[field], after[field]];
    // Neither it nor what it names has changed.
    if (was === is && (typeof is !== 'string' || batch.before(target, is) === batch.after(target, is))) continue;
    const wasShown = typeof was !== 'string' || seesBy(viewer, batch.before)(target, was);
    if (typeof is === 'string' && !seesBy(viewer, batch.after)(target, is)) {
      if (wasShown) hide.push(field);
    } else if (was !== is || !wasShown) set[field] = is;
  }
  if (hide.length > 0) return { entity, id, set, hide };
  return Object.keys(set).length > 0 ? { entity, id, set } : null;
}

/** Brings what a client was sent into its store. */
export function applyViewChange(store: RecordStore, change: ViewChange): void {
  if ('gone' in change) return store.remove(change.entity, change.id);
  if ('put' in change) return store.put(change.entity, change.put);
  const current = store.get(change.entity, change.id);
  if (!current) return;
  const next: AnyRecord = { ...current };
  for (const [field, value] of Object.entries(change.set)) {
    const patch = patchFor(field, value);
    if ('properties' in patch) next['properties'] = withoutNulls({ ...(next['properties'] as object), ...(patch['properties'] as object) });
    else Object.assign(next, patch);
  }
  for (const field of change.hide ?? []) delete next[field];
  store.put(change.entity, next);
}
