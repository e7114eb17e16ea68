/** The way back from a set of changes, as input of the operation `restore`. */
import { type Classification, effectiveClassification, type EntityName, type FieldChanges, type Lookup, propertyIdOf, type Restoration, sameValue, stricter } from '@baraza/domain';
import { type Change, changedFields } from './record-store.js';

/** Fields of one record that changed, and whether the record was new. */
export interface RecordedChange {
  entity: EntityName;
  id: string;
  created: boolean;
  fields: FieldChanges;
}

export const recordedChange = (change: Change): RecordedChange => ({ entity: change.entity, id: change.id, created: change.before === null, fields: changedFields(change) });

/** What an event of the log keeps of a change: also who could have read it then, for the past is told with the rights of then and of today. Events of before it was kept have neither. */
export interface LoggedChange extends RecordedChange {
  /** The strictest class in effect before or after: its own, that of what it hung on, that of its dimension. */
  class?: Classification;
  /** Classes of the definitions of the project's own properties that changed, by field. */
  properties?: Record<string, Classification>;
}

/** The strictest class in effect of what a change finds; public where it finds nothing. To be asked before any change of the operation is kept. */
export const classBefore = ({ entity, before }: Change, lookup: Lookup): Classification => (before ? effectiveClassification(entity, before, lookup) : 'public');

/** `was`: the class before (see `classBefore`); `lookup`: the records as the operation leaves them. */
export function loggedChange(change: Change, was: Classification, lookup: Lookup): LoggedChange {
  const recorded = recordedChange(change);
  const properties: Record<string, Classification> = {};
  for (const field of Object.keys(recorded.fields)) {
    const definition = propertyIdOf(field);
    if (definition !== undefined) properties[field] = lookup('property', definition)?.classification ?? 'strictlyConfidential';
  }
  return { ...recorded, class: stricter(was, effectiveClassification(change.entity, change.after!, lookup)), ...(Object.keys(properties).length > 0 ? { properties } : {}) };
}

/**
 * What undoes these changes, last first. They may come from several operations of one undo group, in order: a field changed twice goes back in one step, for
 * `restore` compares each with what stands there now. What was added is deleted; a judgement that was added is withdrawn, for nothing judged is ever erased.
 */
export function inverse(changes: readonly RecordedChange[]): Restoration[] {
  return merged(changes)
    .reverse()
    .flatMap((change): Restoration[] => {
      const { entity, id, created, fields } = change;
      const exists = entity === 'judgement' ? 'withdrawn' : 'deleted';
      if (created) return sameValue(fields[exists]?.[1] ?? false, true) ? [] : [{ entity, id, field: exists, expected: false, value: true }];
      return restorationsOf(change).filter(({ expected, value }) => !sameValue(expected, value));
    });
}

/** Every field of a change as what would put it back, also one that ended where it began. */
export const restorationsOf = ({ entity, id, fields }: RecordedChange): Restoration[] => Object.entries(fields).map(([field, [before, after]]) => ({ entity, id, field, expected: after, value: before }));

/** What several operations changed together: one entry a record, in the order of last touch, each field from what it was first to what it is last. */
export function merged(changes: readonly RecordedChange[]): RecordedChange[] {
  const result = new Map<string, RecordedChange>();
  for (const change of changes) {
    const key = `${change.entity} ${change.id}`;
    const earlier = result.get(key);
    result.delete(key);
    result.set(key, earlier ? { ...change, created: earlier.created, fields: mergedFields(earlier.fields, change.fields) } : change);
  }
  return [...result.values()];
}

function mergedFields(earlier: FieldChanges, later: FieldChanges): FieldChanges {
  const fields: FieldChanges = { ...earlier };
  for (const [field, [before, after]] of Object.entries(later)) {
    const first = earlier[field];
    // Where somebody else changed it in between, only the later change is still ours to take back.
    fields[field] = [first && sameValue(first[1], before) ? first[0] : before, after];
  }
  return fields;
}
