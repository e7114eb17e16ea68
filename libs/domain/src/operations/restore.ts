import { canReadField } from '../access.js';
import type { Classification } from '../classification.js';
import { ENTITIES, type EntityName } from '../entities.generated.js';
import { classificationField, type AnyRecord, type EntityDefinition } from '../entity.js';
import { Refusal } from '../errors.js';
import { anyId, anyValue, boolean, choice, listOf, text, type FieldSpec } from '../fields.js';
import { lowers } from '../opens.js';
import { defineOperation, type OperationContext, type Read, type Report, requireRight, type Transaction } from '../operation.js';
import { isId } from '../ids.js';
import { fieldValue, patchFor, propertyIdOf, registerOf, sameValue } from '../registers.js';
import { valueValidator } from '../validators.js';
import { changedRead, checkReferences, dependantReads, referencedRecords } from './crud.js';
import { checkCoalitionMember, coalitionReads } from './coalition.js';
import { checkHolding } from './interest.js';
import { checkJudge } from './judgement.js';
import { checkMembership } from './map.js';
import { mergeStakeholders } from './merge-stakeholders.js';
import { checkMemberChange, memberReads } from './project.js';
import { isAttribution, restoreAttribution, restoreSaidReads, ruleRestoreReads } from './restore-attribution.js';
import { checkAttachmentChange } from './attachment.js';
import { checkCode } from './codebook.js';
import { checkDistinction } from './distinction.js';
import { checkCommentChange, checkThreadChange } from './comment.js';
import { checkMode } from './participation.js';
import { checkProposalChange } from './proposal.js';
import { checkAssignment, deleteSession } from './session.js';
import { checkPlace } from './source.js';
import { checkTerm, checkTermUnused, termReads, termUseReads } from './vocabulary.js';

const NAMES = Object.keys(ENTITIES) as [EntityName, ...EntityName[]];
const deletedField: FieldSpec = boolean({ description: 'Deleted.', required: true });

const item = {
  entity: choice(NAMES, { description: 'Which kind of record.', required: true }),
  id: anyId({ description: 'Id of the record.', required: true }),
  field: text({ description: 'Field, or properties.ID for a property of the project’s own.', required: true, max: 100 }),
  expected: anyValue({ description: 'What must still be there.' }),
  value: anyValue({ description: 'What to put back.' }),
};
/** One field to put back: `expected` is what must still be there. */
export interface Restoration {
  entity: EntityName;
  id: string;
  field: string;
  expected: unknown;
  value: unknown;
}

/**
 * Undo and redo. Puts registers back that still hold the expected value, with the rights and rules of today, and reports the others: those that somebody else has changed since, and those that a rule or a
 * right keeps from going back. Refused only where that leaves nothing. A judgement is never changed: only that it is withdrawn, and its class, are put back, and about whom it is where a merge is undone.
 */
export const restore = defineOperation({
  name: 'restore',
  description: 'Undo and redo: puts fields back to earlier values where they still hold what the caller left there, and reports the rest.',
  right: 'readRegistry',
  errors: ['notUndoable', 'forbidden', 'aboveClearance', 'stillNeeded'],
  input: {
    changes: listOf('Restoration', item, { description: 'What to put back.', max: 5000 }),
    again: boolean({ description: 'It brings again what was taken back (redo). The same is done; the log tells the two apart by it.' }),
  },
  reads: ({ changes }) => changes.flatMap((change) => restoreReads(change as Restoration)),
  apply: (tx, { changes, again }, context) => {
    const report: Report = { skipped: [] };
    const refusals: Refusal[] = [];
    const groups = byRegister(changes as Restoration[]);
    const merges = comingOrGoing(tx, changes as Restoration[]);
    // What was asked to come back and may not is not kept in the log either.
    const kept = changes.filter((change) => !isAttribution(change as Restoration));
    if (kept.length < changes.length) tx.keepOnly({ changes: kept, ...(again === null ? {} : { again }) }, false);
    const lowering = groups.filter((group) => lowersStakeholder(tx, group));
    for (const group of [...groups.filter((each) => !lowering.includes(each)), ...lowering]) {
      const { entity, id } = group[0]!;
      const fields = group.map(({ field }) => field);
      for (const field of fields) specOf(entity, field);
      // Last, and where something else stays as it is now so does its stricter class: it may be what asked for that class.
      const kept = report.skipped.length > 0 && lowering.includes(group) ? 'changed' : restoreRegister(tx, group, context, merges);
      if (kept === null) continue;
      report.skipped.push({ entity, id, fields, ...(kept === 'changed' ? {} : { code: kept.code }) });
      if (kept !== 'changed') refusals.push(kept);
    }
    if (refusals[0] && report.skipped.length === groups.length) throw refusals[0];
    return report;
  },
});

function restoreReads({ entity, id, field, value }: Restoration): Read[] {
  const definition = definitionOf(entity);
  const read = changedRead(entity, id, [field]);
  const alike = entity === 'membership' && field === 'deleted' ? ['stakeholder', 'interest'] : entity === 'coalitionMember' ? ['stakeholder'] : entity === 'code' ? ['process'] : entity === 'assignment' ? ['session'] : undefined;
  return [
    { ...read, ...(alike ? { alike } : {}), referred: [...(read.referred ?? []), ...restoreSaidReads(entity)] },
    ...referencedRecords(definition.fields, patchFor(field, value)),
    ...(entity === 'coalitionMember' ? coalitionReads([{ [field]: value }]) : []),
    ...ruleReads(entity, id),
    ...ruleRestoreReads(entity, id, field),
    ...(field === 'classification' ? dependantReads(entity, id) : []),
  ];
}

function ruleReads(entity: EntityName, id: string): Read[] {
  if (entity === 'member' || entity === 'assignment') return memberReads;
  if (entity === 'thread') return [{ entity: 'comment', field: 'thread', values: [id] }];
  return entity === 'term' ? [...termReads, ...termUseReads(id)] : [];
}

const definitionOf = (entity: EntityName): EntityDefinition => ENTITIES[entity] as unknown as EntityDefinition;

/** Changes of one register of one record, together. */
function byRegister(changes: Restoration[]): Restoration[][] {
  const groups = new Map<string, Restoration[]>();
  for (const change of changes) {
    const key = `${change.entity} ${change.id} ${registerOf(definitionOf(change.entity), change.field)[0]}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

/** Puts a register back, or says what keeps it. */
function restoreRegister(tx: Transaction, group: Restoration[], context: OperationContext, merges: ReadonlySet<unknown>): Refusal | 'changed' | null {
  const { entity, id } = group[0]!;
  // Before anything is compared: who may not change it must not learn by guessing what stands there.
  const forbidden = tx.attempt(() => requireRight(context.actor, definitionOf(entity).editRight));
  if (forbidden) return forbidden;
  const record = tx.findDeleted(entity, id) as AnyRecord | undefined;
  if (!record || !group.every(({ field }) => readable(tx, entity, record, field, context)) || !group.every(({ field, expected }) => sameValue(fieldValue(record, field), expected))) return 'changed';
  return tx.attempt(() => {
    for (const change of group) restoreField(tx, record, change, context, merges);
  });
}

function readable(tx: Transaction, entity: EntityName, record: AnyRecord, field: string, { actor }: OperationContext): boolean {
  // Of what is hidden from everybody only that is known, and to who deleted it the deletion.
  if (field !== 'deleted' && field !== definitionOf(entity).hiddenBy && tx.isHidden(entity, record)) return false;
  const property = propertyIdOf(field);
  return property === undefined ? canReadField(actor, entity, field) && !tx.hides(entity, record, field) : tx.findDeleted('property', property) !== undefined;
}

/** Whether a stakeholder would be told to more people than now. */
function lowersStakeholder(tx: Transaction, [change]: readonly Restoration[]): boolean {
  if (change?.entity !== 'stakeholder' || change.field !== 'classification') return false;
  const now = tx.findDeleted('stakeholder', change.id)?.classification;
  return now !== undefined && lowers(now, change.value as Classification);
}

/** Stakeholders that come back by this, or go: what a merge moved moves with them. */
const comingOrGoing = (tx: Transaction, changes: readonly Restoration[]): Set<unknown> =>
  new Set(changes.filter(({ entity, id, field, expected, value }) => entity === 'stakeholder' && field === 'deleted' && expected !== value && tx.findDeleted('stakeholder', id)?.deleted === expected).map(({ id }) => id));

function restoreField(tx: Transaction, record: AnyRecord, { entity, id, field, value, expected }: Restoration, context: OperationContext, merges: ReadonlySet<unknown>): void {
  if (entity === 'judgement') {
    // Whoever may take a judgement back, or say who reads it, may have moved it by a merge; of others' only an owner.
    const moves = field === 'stakeholder' && (merges.has(value) || merges.has(expected));
    if (moves) requireRight(context.actor, mergeStakeholders.right);
    else if (field !== 'withdrawn' && field !== 'classification') throw new Refusal('notUndoable', 'A judgement is never changed, only taken back.', { field }, field);
    checkJudge(record as never, context);
  }
  if (entity === 'attachment') checkAttachmentChange(field);
  // From one stakeholder to another: nothing is torn off what it hangs on, and nothing gets a second one.
  const moves = typeof value === 'string' && typeof expected === 'string' && (merges.has(value) || merges.has(expected));
  if (entity === 'thread') checkThreadChange(tx, record, field, value, moves, context);
  if (entity === 'comment') checkCommentChange(record, field, moves, context);
  if (entity === 'membership' && definitionOf(entity).hangsOn.includes(field)) throw new Refusal('notUndoable', 'A member of a map is taken off, never turned into another.', { field }, field);
  if (entity === 'coalitionMember' && definitionOf(entity).hangsOn.includes(field) && !(field === 'stakeholder' && (merges.has(value) || merges.has(expected)))) throw new Refusal('notUndoable', 'A member of a coalition is taken out, never turned into another.', { field }, field);
  if (definitionOf(entity).scope === 'session' && (field === 'session' || definitionOf(entity).hangsOn.includes(field))) throw new Refusal('notUndoable', 'What happened in a session stays in it, and with what it belongs to.', { field }, field);
  if (isPartOf(entity, field)) throw new Refusal('notUndoable', `What belongs to a ${field} stays with it.`, { field }, field);
  if (entity === 'proposal') checkProposalChange(field, context);
  if (entity === 'session' && field === 'deleted') requireRight(context.actor, deleteSession.right);
  if (entity === 'consentText' && !['retired', 'classification'].includes(field)) throw new Refusal('notUndoable', 'What people agreed to is never changed.', { field }, field);
  const patch = patchFor(field, validated(entity, field, value));
  if (restoreAttribution(tx, { entity, record, field }, patch, context)) return;
  checkReferences(tx, entity, definitionOf(entity).fields, patch);
  checkRules(tx, entity, { ...record, ...patch }, context);
  if (entity === 'membership' && field === 'deleted' && value === false) checkMembership(tx, record);
  tx.update(entity, id, patch);
}

/** Whether the field says what the record was made for: the process of a session, the map of a view, the question of an agenda item. No operation changes that, so that undo never has it to put back. */
const isPartOf = (entity: EntityName, field: string): boolean => (definitionOf(entity).hangsOn.includes(field) && ['process', 'map', 'dimension'].includes(field)) || (entity === 'agendaItem' && field === 'question');

/** The rules that other operations hold to, hold on the way back too. */
function checkRules(tx: Transaction, entity: EntityName, record: AnyRecord, context: OperationContext): void {
  if (entity === 'member') checkMemberChange(tx, record, context);
  if (entity === 'holding') checkHolding(tx, record);
  if (entity === 'coalitionMember' && !record.deleted) checkCoalitionMember(tx, record);
  if (entity === 'distinction') checkDistinction(tx, record);
  if (entity === 'place') checkPlace(tx, record);
  if (entity === 'code') checkCode(tx, record);
  if (entity === 'participation') checkMode(record as never);
  if (entity === 'assignment') checkAssignment(tx, record);
  if (entity === 'term') (record.deleted ? checkTermUnused(tx, record.id) : checkTerm(tx, record));
}

/** The field's definition; of a property of the project's own, that of the field which holds such values. Refuses what no record of the entity has, and all properties at once: some may be hidden. */
function specOf(entity: EntityName, field: string): FieldSpec {
  const property = propertyIdOf(field);
  if (property !== undefined && !isId(property)) throw new Refusal('invalidInput', `“${field}” names no property.`, { field }, field);
  const spec = field === 'deleted' ? deletedField : field === 'classification' ? classificationField : definitionOf(entity).fields[property === undefined ? field : 'properties'];
  if (!spec || field === 'properties') throw new Refusal('invalidInput', `A ${entity} has no field “${field}”.`, { field }, field);
  return spec;
}

/** The value in canonical form; refuses what the field could never hold. */
function validated(entity: EntityName, field: string, value: unknown): unknown {
  const spec = specOf(entity, field);
  const property = propertyIdOf(field);
  if (value === null && (property !== undefined || !spec.required)) return null;
  const parsed = valueValidator(spec).safeParse(property === undefined ? value : { [property]: value });
  if (!parsed.success) throw new Refusal('invalidInput', `${field} ${parsed.error.issues[0]?.message ?? 'cannot be put back'}.`, { field }, field);
  return property === undefined ? parsed.data : (parsed.data as Record<string, unknown>)[property];
}
