/** Runs one operation in memory: rights, rules, changes. The server and every client do exactly this. */
import { type AnyOperation, isUntimed, type OperationContext, type Redaction, Refusal, type Report, requireRight } from '@baraza/domain';
import { authorise } from './authorise.js';
import type { Change } from './record-store.js';
import { type Base, StoreTransaction } from './transaction.js';

export interface Outcome {
  changes: Change[];
  report: Report | null;
  /** What the log keeps instead of the input; null: the input. */
  kept: Record<string, unknown> | null;
  /** Whether the log keeps the time to five minutes only. */
  coarse: boolean;
  /** What must go from the log. */
  redactions: Redaction[];
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
  const redactions = tx.redactions();
  for (const change of changes) if (!tx.isTakenAway(change)) authorise(change, context.actor, base.get, tx.lookup);
  const kept = tx.keptInput();
  const coarse = kept?.coarse === true || changes.some(({ entity, before, after }) => [before, after].some((record) => record !== null && isUntimed(entity, record, tx.lookup)));
  return { changes, report, kept: kept?.input ?? null, coarse, redactions };
}

const unarchives = (changes: Change[]): boolean => changes.some(({ entity, after }) => entity === 'project' && after?.['archived'] === false);

/** The changes as they may be remembered: without what stood before in fields that the operation took away. */
export function washed(changes: readonly Change[], redactions: readonly Redaction[]): Change[] {
  const taken = new Map(redactions.map((redaction) => [`${redaction.entity} ${redaction.id}`, redaction.fields]));
  return changes.map((change) => {
    const fields = taken.get(`${change.entity} ${change.id}`) ?? [];
    if (!change.before || fields.length === 0) return change;
    return { ...change, before: { ...change.before, ...Object.fromEntries(fields.map((field) => [field, change.after![field]])) } };
  });
}
