/** Runs one operation in memory: rights, rules, changes. The server and every client do exactly this. */
import { type AnyOperation, type OperationContext, Refusal, type Report, requireRight } from '@baraza/domain';
import { authorise } from './authorise.js';
import type { Change } from './record-store.js';
import { type Base, StoreTransaction } from './transaction.js';

export interface Outcome {
  changes: Change[];
  report: Report | null;
}

/**
 * Applies a parsed input to `base` and returns the changes without keeping them. Throws a Refusal where the actor lacks a right, the
 * input does not fit what is there, the project is archived (who is to read it no more can still be taken out), or a change touches what lies above the actor's clearance.
 */
export function runOperation(base: Base, operation: AnyOperation, input: unknown, context: OperationContext): Outcome {
  requireRight(context.actor, operation.right);
  const project = base.get('project', context.project);
  const tx = new StoreTransaction(base, context.actor, operation.reads(input as never));
  const report = operation.apply(tx, input as never, context) ?? null;
  const changes = tx.changes();
  if (project?.['archived'] === true && !unarchives(changes) && operation.name !== 'removeMember') throw new Refusal('archived', 'This project is archived. Take it out of the archive to change it.');
  for (const change of changes) authorise(change, context.actor, base.get, tx.lookup);
  return { changes, report };
}

const unarchives = (changes: Change[]): boolean => changes.some(({ entity, after }) => entity === 'project' && after?.['archived'] === false);
