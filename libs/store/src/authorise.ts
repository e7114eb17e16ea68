/** Whether somebody may make a change, whatever operation it came from. */
import { type AnyRecord, canReadField, canReadProperty, ENTITIES, hasRightOver, hidesReference, type Lookup, looseReferences, mayHold, propertyIdOf, Refusal, sessionOf, type Viewer } from '@baraza/domain';
import { type Change, changedFields } from './record-store.js';

/** Nobody changes what they may not read, and nobody puts a record or a field where they could not read it any more. */
export function authorise(change: Change, actor: Viewer, lookupBefore: Lookup, lookupAfter: Lookup): void {
  const { entity, before, after } = change;
  const states: [AnyRecord | null, Lookup][] = [
    [before, lookupBefore],
    [after, lookupAfter],
  ];
  for (const [record, lookup] of states) {
    // What is of one session is changed by who may do so in that session, not by who may in another.
    if (record && sessionOf(entity, record) !== null && !hasRightOver(actor, ENTITIES[entity].editRight, entity, record)) throw new Refusal('forbidden', 'You have no duty in this session that allows this.', { role: actor.role, right: ENTITIES[entity].editRight });
    if (record && !mayHold(actor, entity, record, lookup)) throw new Refusal('aboveClearance', 'This lies above your clearance in the project.', { clearance: actor.clearance });
  }
  for (const field of Object.keys(changedFields(change))) {
    const property = propertyIdOf(field);
    const allowed = property === undefined ? canReadField(actor, entity, field) || isEmpty(after![field]) : canReadProperty(actor, property, lookupAfter);
    if (!allowed) throw aboveClearance(actor, field);
  }
  // Whoever cannot see what a reference names can neither judge whether it should go nor bring it back. On a client it is absent, which is no difference to null for `changedFields`.
  for (const field of looseReferences(entity).keys()) {
    if (before && before[field] !== after![field] && hidesReference(actor, entity, before, field, lookupBefore)) throw aboveClearance(actor, field);
  }
}

const aboveClearance = ({ clearance }: Viewer, field: string): Refusal => new Refusal('aboveClearance', `The field “${field}” lies above your clearance in the project.`, { field, clearance }, field);

// A new record has every field, empty where nothing was given; only a value is a change of a field.
const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
