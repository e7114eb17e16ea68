/** What undo may not bring back: who said something, where the rule of today forbids it, and who took part where nothing may be attributed (decision 9). */
import { ATTRIBUTED_FIELDS, coarseTime, forbiddenFields, isStricter, ruleOf, takeAway } from '../attribution.js';
import type { Attribution } from '../entities/session.js';
import type { EntityName, Records } from '../entities.generated.js';
import type { AnyRecord } from '../entity.js';
import { Refusal } from '../errors.js';
import { type OperationContext, type Read, requireRightIn, type Transaction } from '../operation.js';
import { applyRule, attributionReads } from './session.js';

/** Fields of an intervention that a rule forbids or coarsens. */
const GOVERNED: readonly string[] = [...ATTRIBUTED_FIELDS, 'at'];

/** Whether the change would put something back that the log may not be able to keep. */
export const isAttribution = ({ entity, field }: { entity: EntityName; field: string }): boolean => (entity === 'intervention' && GOVERNED.includes(field)) || (entity === 'participation' && field === 'hidden');

/** Fields whose records decide which rule holds for what is put back. */
export const restoreSaidReads = (entity: EntityName): string[] => (entity === 'intervention' ? ['item'] : []);
/** What putting back the rule of a session looks at. */
export const ruleRestoreReads = (entity: EntityName, id: string, field: string): Read[] => (entity === 'session' && field === 'attribution' ? attributionReads(id) : []);

/** Puts back what a rule governs, or refuses; says whether it is done with that. */
export function restoreAttribution(tx: Transaction, { entity, record, field }: { entity: EntityName; record: AnyRecord; field: string }, patch: Record<string, unknown>, { actor }: OperationContext): boolean {
  if (entity === 'participation' && field === 'hidden') throw new Refusal('notUndoable', 'What was hidden stays hidden.', { field }, field);
  if (entity === 'session' && field === 'attribution') {
    requireRightIn(actor, 'runSessions', record.id);
    applyRule(tx, { entity, id: record.id, session: record.id }, patch['attribution'] as Attribution);
    return true;
  }
  if (entity === 'agendaItem' && field === 'attribution') refuseStricter(tx, record, patch['attribution'] as Attribution | null);
  if (entity === 'intervention') putBackSaid(tx, record, patch, field);
  return false;
}

/** What is said of the item would have to be looked through; setting the rule does that. */
function refuseStricter(tx: Transaction, record: AnyRecord, attribution: Attribution | null): void {
  const session = tx.named('agendaItem', record, 'session') as { attribution: Attribution } | undefined;
  if (session && isStricter(ruleOf(session, { attribution }), ruleOf(session, record as never))) throw new Refusal('notUndoable', 'A rule is not made stricter by undoing. Set the rule of the item.', { field: 'attribution' }, 'attribution');
}

function putBackSaid(tx: Transaction, record: AnyRecord, patch: Record<string, unknown>, field: string): void {
  if (!GOVERNED.includes(field) && field !== 'item' && field !== 'deleted') return;
  const after: AnyRecord = { ...record, ...patch };
  const session = tx.named('intervention', after, 'session') as { attribution: Attribution } | undefined;
  if (!session) return;
  const item = tx.named('intervention', after, 'item') as Records['agendaItem'] | undefined;
  if (item && item.session !== after['session']) throw new Refusal('notUndoable', 'The item is on the agenda of another session.', { field }, field);
  const rule = ruleOf(session, item);
  if (field === 'item') return takeAway(tx, record as unknown as Records['intervention'], rule);
  // Where nobody is named, a rule that was loosened since may have taken the name away.
  const named = GOVERNED.includes(field) && record[field] === null && after[field] !== null;
  const exact = rule === 'notAttributed' && coarseTime(String(after['at'])) !== after['at'];
  if (named || field === 'at' || exact || forbiddenFields(rule).some((forbidden) => after[forbidden] !== null)) throw new Refusal('notUndoable', 'What a rule has taken away, or may have, does not come back by undoing.', { field }, field);
}
