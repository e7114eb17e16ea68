import { judgement } from '../entities/judgement.js';
import { type AnyRecord, completeRecord, creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { newId, reference } from '../fields.js';
import { isId } from '../ids.js';
import { defineOperation, type OperationContext, type Read, requireRight, type Transaction } from '../operation.js';
import { hasRight } from '../policy.js';
import { SCALES } from '../scales.js';
import { checkReferences, referencedRecords } from './crud.js';

const { judge: _judge, judgeName: _judgeName, judgedAt: _judgedAt, withdrawn: _withdrawn, ...given } = creationShape(judgement);

/** Refuses values outside the scale of the dimension. */
export function checkValue(dimension: keyof typeof SCALES, value: number): void {
  const { min, max, ordinal } = SCALES[dimension];
  if (value < min || value > max || (ordinal && !Number.isInteger(value))) {
    throw new Refusal('outOfRange', `${dimension} is judged from ${min} to ${max}${ordinal ? ' in whole steps' : ''}.`, { min, max, dimension }, 'value');
  }
}

/**
 * Refuses a judgement, or what is proposed as one, of a thing: an agreement has no interests of its own and no position. The actor must be known to be allowed to read the stakeholder; `judgedReads`, or `stakeholder.kind` as referred, must have
 * been declared.
 */
export function checkJudged(tx: Transaction, entity: 'judgement' | 'proposal', record: object): void {
  const who = tx.named(entity, record as AnyRecord, 'stakeholder');
  // Whoever may not read of which kind it is does not learn it from a refusal either.
  if (!who || tx.hides('stakeholder', who, 'kind') || !tx.named('stakeholder', who, 'kind')?.['thing']) return;
  const name = who['name'] as string;
  throw new Refusal('invalidInput', `“${name}” is a thing and no stakeholder, so it is not judged.`, { name }, 'stakeholder');
}

/** What `checkJudged` looks at of rows that are put in. */
export const judgedReads = (rows: readonly object[]): Read[] => [{ entity: 'stakeholder', ids: rows.map((row) => (row as { stakeholder?: unknown }).stakeholder).filter(isId), referred: ['kind'] }];

export const addJudgement = defineOperation({
  name: 'addJudgement',
  description: 'Adds a judgement of a stakeholder: the caller’s own, or the agreed one of the team for those with that right.',
  right: 'judge',
  errors: ['outOfRange', 'alreadyExists', 'aboveClearance'],
  input: { id: newId('judgement'), ...given },
  result: { entity: 'judgement', id: ({ id }) => id },
  reads: (values) => [{ entity: 'judgement', ids: [values.id] }, ...referencedRecords(judgement.fields, values), ...judgedReads([values])],
  apply: (tx, values, context) => {
    if (values.standing === 'agreed') requireRight(context.actor, 'agreeJudgements');
    checkValue(values.dimension, values.value);
    checkReferences(tx, 'judgement', judgement.fields, values);
    checkJudged(tx, 'judgement', values);
    tx.insert('judgement', completeRecord(judgement, values.id, { ...values, judge: context.actor.account, judgedAt: context.at, withdrawn: false }));
  },
});

/**
 * Whether somebody who judges may take the judgement back, or say who may read it: the judge, or an owner, since a judge may have left and what harms must be removable. Agreed ones: only an owner.
 * What a file brought of judges without an account is nobody's in particular: who brought it must be able to undo that.
 */
export function checkJudge(record: { standing: string; judge: string | null }, { actor }: OperationContext): void {
  if (record.standing === 'agreed') return requireRight(actor, 'agreeJudgements');
  if (record.judge !== null && record.judge !== actor.account && !hasRight(actor, 'agreeJudgements')) throw new Refusal('forbidden', 'Only the judge or an owner can do this with a judgement.');
}

export const withdrawJudgement = defineOperation({
  name: 'withdrawJudgement',
  description: 'Takes a judgement back. It stays in the history and counts no more.',
  right: 'judge',
  errors: ['forbidden'],
  input: { id: reference('judgement', { description: 'The judgement to take back.', required: true }) },
  result: { entity: 'judgement', id: ({ id }) => id },
  reads: ({ id }) => [{ entity: 'judgement', ids: [id] }],
  apply: (tx, { id }, context) => {
    checkJudge(tx.get('judgement', id), context);
    tx.update('judgement', id, { withdrawn: true });
  },
});
