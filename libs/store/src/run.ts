/** Runs one operation in memory: rights, rules, changes. The server and every client do exactly this. */
import {
  type AnyOperation,
  type AnyRecord,
  canRead,
  canReadField,
  canReadProperty,
  type Lookup,
  type OperationContext,
  propertyIdOf,
  Refusal,
  type Report,
  requireRight,
} from '@baraza/domain';
import { type Change, changedFields } from './record-store.js';
import { type Base, StoreTransaction } from './transaction.js';

export interface Outcome {
  changes: Change[];
  report: Report | null;
}

/**
 * Applies a parsed input to `base` and returns the changes without keeping them. Throws a Refusal where the actor lacks a right, the
 * input does not fit what is there, the project is archived, or a change touches what lies above the actor's clearance.
 */
export function runOperation(base: Base, operation: AnyOperation, input: unknown, context: OperationContext): Outcome {
  requireRight(context.actor, operation.right);
  const project = base.get('project', context.project);
  const tx = new StoreTransaction(base, context.actor, operation.reads(input as never));
  const report = operation.apply(tx, input as never, context) ?? null;
  const changes = tx.changes();
  if (project?.['archived'] === true && !unarchives(changes)) throw new Refusal('archived', 'This project is archived. Take it out of the archive to change it.');
  for (const change of changes) authorise(change, context, base.get, tx.lookup);
  return { changes, report };
}

const unarchives = (changes: Change[]): boolean => changes.some(({ entity, after }) => entity === 'project' && after?.['archived'] === false);

/** Nobody changes what they may not read, and nobody puts a record or a field where they could not read it any more. */
function authorise(change: Change, { actor }: OperationContext, lookupBefore: Lookup, lookupAfter: Lookup): void {
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
