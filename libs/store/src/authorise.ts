/** Whether somebody may make a change, whatever operation it came from. */
import { type AnyRecord, canRead, canReadField, canReadProperty, type Lookup, propertyIdOf, Refusal, type Viewer } from '@baraza/domain';
import { type Change, changedFields } from './record-store.js';

/** Nobody changes what they may not read, and nobody puts a record or a field where they could not read it any more. */
export function authorise(change: Change, actor: Viewer, lookupBefore: Lookup, lookupAfter: Lookup): void {
  const { entity, before, after } = change;
  const states: [AnyRecord | null, Lookup][] = [
    [before, lookupBefore],
    [after, lookupAfter],
  ];
  for (const [record, lookup] of states) {
    if (record && !canRead(actor, entity, record, lookup)) throw new Refusal('aboveClearance', 'This lies above your clearance in the project.', { clearance: actor.clearance });
  }
  for (const field of Object.keys(changedFields(change))) {
    const property = propertyIdOf(field);
    const allowed = property === undefined ? canReadField(actor, entity, field) || isEmpty(after![field]) : canReadProperty(actor, property, lookupAfter);
    if (!allowed) throw new Refusal('aboveClearance', `The field “${field}” lies above your clearance in the project.`, { field, clearance: actor.clearance }, field);
  }
}

// A new record has every field, empty where nothing was given; only a value is a change of a field.
const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
