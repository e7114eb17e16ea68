import { v5 as nameBasedId } from 'uuid';
import { stricter } from '../classification.js';
import { holding } from '../entities/holding.js';
import { interest } from '../entities/interest.js';
import { proposal } from '../entities/intervention.js';
import { judgement } from '../entities/judgement.js';
import { source } from '../entities/source.js';
import { completeRecord } from '../entity.js';
import { Refusal } from '../errors.js';
import { choice, reference } from '../fields.js';
import { fold } from '../fold.js';
import { defineOperation, type OperationContext, requireRight, type Transaction } from '../operation.js';
import type { Dimension } from '../scales.js';
import type { Records } from '../entities.generated.js';
import { creation, deletion } from './crud.js';
import { checkJudged, checkValue, judgedReads } from './judgement.js';

/** Ids of what an accepted proposal makes: the same at both ends, and never made twice, also where the decision was undone meanwhile. */
const sourceIdOf = (said: string): string => nameBasedId('source', said);
const madeId = (what: 'judgement' | 'interest' | 'holding', proposed: string): string => nameBasedId(what, proposed);

/** A judgement on a dimension, or an interest that is held: one of the two, complete. */
export function checkProposal(tx: Transaction, record: Record<string, unknown>): void {
  const { dimension, value, interest: known, interestName, stance, session: of, intervention } = record as unknown as Records['proposal'];
  if (tx.get('intervention', intervention).session !== of) throw new Refusal('invalidInput', 'It was said in another session.', { field: 'session' }, 'session');
  const judges = dimension !== null && value !== null;
  const holds = (known !== null) !== (interestName !== null) && stance !== null;
  if (judges === holds || (judges && (known !== null || interestName !== null || stance !== null)) || (holds && (dimension !== null || value !== null))) {
    throw new Refusal('invalidInput', 'A proposal is either a judgement (dimension and value) or an interest that is held (which, and for or against).', {}, 'dimension');
  }
  if (!judges) return;
  checkValue(dimension, value);
  checkJudged(tx, 'proposal', record);
}

export const createProposal = creation(proposal, {
  description: 'Proposes, because of what was said, a judgement of a stakeholder or that it holds an interest. Nothing moves on the map until an analyst accepts.',
  timeless: true,
  omit: ['state', 'decidedBy', 'decidedAt', 'reason'],
  supply: () => ({ state: 'open' }),
  check: checkProposal,
  reads: (values) => judgedReads([values]),
});
export const deleteProposal = deletion(proposal);

export const decideProposal = defineOperation({
  name: 'decideProposal',
  description: 'Accepts or declines a proposal. What is accepted becomes a judgement, or an interest that is held, with the intervention as its source; what the stakeholder holds of that interest already is changed where it is named.',
  right: 'judge',
  errors: ['alreadyExists', 'outOfRange', 'aboveClearance'],
  input: {
    id: reference('proposal', { description: 'The proposal.', required: true }),
    session: reference('session', { description: 'Its session.', required: true }),
    intervention: reference('intervention', { description: 'The intervention that it rests on.', required: true }),
    decision: choice(['accepted', 'declined'], { description: 'Accepted or declined.', required: true }),
    standing: choice(['own', 'agreed'], { description: 'For a judgement: own, or agreed for those with that right. Empty: own.' }),
    reason: proposal.fields.reason,
    interest: { ...reference('interest', { description: 'For an interest that was proposed in words: the one of that name that is there already. Empty: a new one.' }), absentable: true as const },
    holding: { ...reference('holding', { description: 'For an interest that the stakeholder holds already: what says so, which is changed instead of a second one beside it.' }), absentable: true as const },
  },
  result: { entity: 'proposal', id: ({ id }) => id },
  reads: ({ id, session: of, intervention, interest: known, holding: held }) => [
    { entity: 'proposal', ids: [id], referred: ['stakeholder.kind'] },
    { entity: 'session', ids: [of] },
    { entity: 'intervention', ids: [intervention] },
    { entity: 'source', ids: [sourceIdOf(intervention)] },
    { entity: 'judgement', ids: [madeId('judgement', id)] },
    { entity: 'interest', ids: [madeId('interest', id), ...(known ? [known] : [])] },
    { entity: 'holding', ids: [madeId('holding', id), ...(held ? [held] : [])] },
  ],
  apply: (tx, { id, session: of, intervention, decision, standing, reason, interest: known, holding: held }, context) => {
    const proposed = tx.get('proposal', id);
    if (proposed.intervention !== intervention || proposed.session !== of) throw new Refusal('invalidInput', 'The proposal rests on another intervention.', { field: 'intervention' }, 'intervention');
    if (proposed.state !== 'open') throw new Refusal('alreadyExists', 'Somebody has decided about this already.', {}, 'decision');
    tx.update('proposal', id, { state: decision, decidedBy: context.actor.account, decidedAt: context.at, reason });
    if (decision === 'declined') return;
    const from = ensureSource(tx, tx.get('session', of), tx.get('intervention', intervention));
    if (proposed.dimension !== null) judge(tx, proposed, standing ?? 'own', from, context);
    else hold(tx, proposed, from, { interest: known ?? null, holding: held ?? null }, context);
  },
});

/** Fields that a decision sets. */
const DECIDED = ['state', 'decidedBy', 'decidedAt', 'reason'];
/** What was proposed is never changed, also not by undoing; a decision is taken back by those who may decide. */
export function checkProposalChange(field: string, { actor }: OperationContext): void {
  if (DECIDED.includes(field)) requireRight(actor, decideProposal.right);
  else if (field in proposal.fields) throw new Refusal('notUndoable', 'A proposal is never changed, only decided or deleted.', { field }, field);
}

/** The intervention as a source. It holds no word of what was said: who may not read the session may see the source. */
function ensureSource(tx: Transaction, of: Records['session'], said: Records['intervention']): string {
  const id = sourceIdOf(said.id);
  if (tx.findDeleted('source', id)) tx.update('source', id, { deleted: false });
  else tx.insert('source', completeRecord(source, id, { title: of.title, kind: 'intervention', session: of.id, intervention: said.id, date: said.at.slice(0, 10), classification: said.classification }));
  return id;
}

function judge(tx: Transaction, proposed: Records['proposal'], standing: 'own' | 'agreed', from: string, { actor, at }: OperationContext): void {
  if (standing === 'agreed') requireRight(actor, 'agreeJudgements');
  checkValue(proposed.dimension as Dimension, proposed.value!);
  // Its kind may have become one of things since it was proposed.
  checkJudged(tx, 'proposal', proposed);
  const { stakeholder, dimension, value, note, classification } = proposed;
  const id = madeId('judgement', proposed.id);
  if (tx.findDeleted('judgement', id)) return tx.update('judgement', id, { withdrawn: false });
  tx.insert('judgement', completeRecord(judgement, id, { stakeholder, dimension, value, standing, judge: actor.account, judgedAt: at, source: from, note, withdrawn: false, classification }));
}

/** `there`: what stands on the map already of that name, and that the stakeholder holds it. */
function hold(tx: Transaction, proposed: Records['proposal'], from: string, there: { interest: string | null; holding: string | null }, { actor }: OperationContext): void {
  requireRight(actor, 'editRegistry');
  const { stakeholder, stance, intensity, note, classification } = proposed;
  const meant = proposed.interest ?? namedSo(tx, proposed, there.interest);
  if (there.holding !== null) return holdAgain(tx, proposed, from, meant, there.holding);
  const held = meant ?? madeId('interest', proposed.id);
  if (meant === null) {
    if (tx.findDeleted('interest', held)) tx.update('interest', held, { deleted: false });
    else tx.insert('interest', completeRecord(interest, held, { name: proposed.interestName, source: from, classification }));
  }
  const id = madeId('holding', proposed.id);
  if (tx.findDeleted('holding', id)) return tx.update('holding', id, { deleted: false });
  tx.insert('holding', completeRecord(holding, id, { stakeholder, interest: held, stance, intensity, note, source: from, classification }));
}

/** The interest that is there by the name that was proposed; null: none was named. */
function namedSo(tx: Transaction, { interestName }: Records['proposal'], there: string | null): string | null {
  if (there !== null && fold(tx.get('interest', there).name) !== fold(interestName!)) throw new Refusal('invalidInput', 'The interest has another name than the one that was proposed.', { field: 'interest' }, 'interest');
  return there;
}

/** Of one interest a stakeholder holds one thing: what was proposed changes that, and leaves alone what it does not say. */
function holdAgain(tx: Transaction, { stakeholder, stance, intensity, note, classification }: Records['proposal'], from: string, meant: string | null, id: string): void {
  const before = tx.get('holding', id);
  if (before.stakeholder !== stakeholder || before.interest !== meant) throw new Refusal('invalidInput', 'That is not what the stakeholder holds of the interest that was proposed.', { field: 'holding' }, 'holding');
  tx.update('holding', id, { stance, intensity: intensity ?? before.intensity, note: note ?? before.note, source: from, classification: stricter(before.classification, classification) });
}
