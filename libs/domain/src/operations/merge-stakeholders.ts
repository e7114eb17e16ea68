/** Two records of the registry that are the same stakeholder become one (decision 14). */
import { v5 as nameBasedId } from 'uuid';
import { canReadField, dependantsOf, looseReferences, referrersOf } from '../access.js';
import { stricter } from '../classification.js';
import { stakeholder, type Stakeholder } from '../entities/stakeholder.js';
import { ENTITIES, type EntityName } from '../entities.generated.js';
import { type AnyRecord, completeRecord, type EntityDefinition } from '../entity.js';
import { Refusal } from '../errors.js';
import { type FieldSpec, reference, textList } from '../fields.js';
import { defineOperation, type OperationContext, type Read, type Report, type Transaction } from '../operation.js';
import { fieldValue, propertyField, propertyIdOf, registerOf, sameValue } from '../registers.js';
import { changedRead, dependantReads } from './crud.js';
import { codingId } from './intervention.js';
import { checkJudge } from './judgement.js';

/** Records that one merge moves at most: undo puts back a thousand fields in one step (see `undoGroup`), and these must go back together with the stakeholder. */
export const MOST_MOVED = 900;

const FIELDS: Record<string, FieldSpec> = stakeholder.fields;
/** Where records name a stakeholder. */
const NAMED_IN: readonly (readonly [EntityName, string])[] = [...dependantsOf('stakeholder'), ...referrersOf('stakeholder')];

/** The two ends of what is between two stakeholders. */
const ENDS: Partial<Record<EntityName, readonly [string, string]>> = { relationship: ['from', 'to'], distinction: ['one', 'other'] };

/**
 * What is never turned into one of somebody else: the kept one gets one of its own, and that of the other stays, hidden with it. The function gives the id of that one, so that two who merge at once, or one who merges again after undoing,
 * make the same.
 */
const REMADE: Partial<Record<EntityName, (record: AnyRecord, keep: string) => string>> = {
  membership: (record, keep) => nameBasedId(`membership of ${keep}`, record.id),
  proposal: (record, keep) => nameBasedId(`proposal about ${keep}`, record.id),
  coding: (record, keep) => codingId(String(record['intervention']), keep),
};

export const mergeStakeholders = defineOperation({
  name: 'mergeStakeholders',
  description: `Two records of the registry are the same stakeholder: one is kept, the other goes and its names become other names of the one that is kept. What hangs on the other and names it moves to the kept one, as far as the caller may read it, and of judgements those that the caller may take back; the rest stays with the other, and comes back with it by undo. The stricter class of the two holds. At most ${MOST_MOVED.toLocaleString('en')} records move.`,
  right: 'editRegistry',
  errors: ['outOfRange', 'aboveClearance'],
  input: {
    keep: reference('stakeholder', { description: 'The one that is kept.', required: true }),
    gone: reference('stakeholder', { description: 'The one that goes. May have gone already: then what the caller may read and hangs on it still is brought over.', required: true }),
    fields: textList({ description: 'Fields (`properties.ID` for a property of the project’s own) of which the value of the one that goes is taken. Of the others the kept one’s stays; where it has none, the other’s is taken. Lists that are not named are joined.' }),
  },
  result: { entity: 'stakeholder', id: ({ keep }) => keep },
  reads: ({ keep, gone }) => [
    changedRead('stakeholder', keep, [...Object.keys(FIELDS), 'classification']),
    changedRead('stakeholder', gone, ['deleted']),
    { entity: 'property', field: 'of', values: ['stakeholder'] },
    ...dependantReads('stakeholder', keep),
    ...dependantReads('stakeholder', gone),
    ...NAMED_IN.map(([entity, field]): Read => ({ entity, field, values: [keep, gone], referred: [...looseReferences(entity).keys()] })),
  ],
  apply: (tx, { keep, gone, fields }, context) => {
    if (keep === gone) throw new Refusal('invalidInput', 'A stakeholder is merged with another one.', { field: 'gone' }, 'gone');
    const kept = tx.get('stakeholder', keep);
    const other = tx.findDeleted('stakeholder', gone);
    if (!other) throw new Refusal('notFound', 'There is no such stakeholder here, or it was deleted.', { entity: 'stakeholder' }, null);
    tx.update('stakeholder', keep, mergedValues(tx, kept, other, fields, context));
    const report = moveAll(tx, keep, gone, context);
    // Last, so that it is the first that comes back: what returns to it finds it there.
    tx.update('stakeholder', gone, { deleted: true });
    return report;
  },
});

/** What the kept one says after the merge. */
function mergedValues(tx: Transaction, kept: Stakeholder, other: Stakeholder, taken: readonly string[], { actor }: OperationContext): Partial<AnyRecord> {
  const definition = stakeholder as unknown as EntityDefinition;
  const [one, two] = [kept as unknown as AnyRecord, other as unknown as AnyRecord];
  for (const field of taken) if (propertyIdOf(field) === undefined && (!Object.hasOwn(FIELDS, field) || field === 'properties')) throw new Refusal('invalidInput', `A stakeholder has no field “${field}”.`, { field }, 'fields');
  const patch: Record<string, unknown> = { classification: stricter(kept.classification, other.classification) };
  const closed = (field: string): boolean => !canReadField(actor, 'stakeholder', field) || tx.hides('stakeholder', one, field) || tx.hides('stakeholder', two, field);
  for (const [field, { type }] of Object.entries(FIELDS)) {
    if (type === 'properties' || closed(field)) continue;
    const register = registerOf(definition, field);
    const isTaken = register.some((part) => taken.includes(part));
    if (type === 'textList') patch[field] = isTaken ? two[field] : union(one[field] as string[], two[field] as string[]);
    else if (isTaken || register.every((part) => one[part] === null)) patch[field] = two[field];
  }
  if (patch['name'] === null) delete patch['name'];
  const name = String(patch['name'] ?? kept.name);
  const aliases = taken.includes('aliases') ? other.aliases : union(kept.aliases, other.aliases);
  patch['aliases'] = union(aliases, [kept.name, other.name]).filter((each) => each !== name);
  patch['properties'] = mergedProperties(tx, one, two, taken);
  return patch;
}

function mergedProperties(tx: Transaction, kept: AnyRecord, other: AnyRecord, taken: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    tx.where('property', 'of', 'stakeholder').flatMap(({ id }) => {
      const field = propertyField(id);
      const [ours, theirs] = [fieldValue(kept, field), fieldValue(other, field)];
      if (taken.includes(field) || ours === null) return [[id, theirs]];
      return Array.isArray(ours) && Array.isArray(theirs) ? [[id, union(ours as string[], theirs as string[])]] : [];
    }),
  );
}

const union = (one: readonly string[], two: readonly string[]): string[] => [...new Set([...one, ...two])];

/** Moves what the actor may read, and reports what a rule or the actor's rights keep where it is. */
function moveAll(tx: Transaction, keep: string, gone: string, context: OperationContext): Report {
  const report: Report = { skipped: [] };
  // Also what is hidden with the one that went already.
  const found = NAMED_IN.flatMap(([entity, field]) => (tx.where(entity, field, gone, 'dormant') as unknown as AnyRecord[]).map((record) => ({ entity, field, record })))
    // What leads from the one that goes to itself goes with it.
    .filter(({ entity, record }) => !isLoop(entity, record));
  if (found.length > MOST_MOVED) throw new Refusal('outOfRange', `${found.length.toLocaleString('en')} records hang on the stakeholder that would go; at most ${MOST_MOVED.toLocaleString('en')} are moved at once. Keep that one instead, if the other has fewer.`, { max: MOST_MOVED, count: found.length }, 'gone');
  for (const { entity, field, record } of found) {
    const refused = tx.attempt(() => {
      // Of others' judgements an owner disposes: they stay with the one that goes, until an owner merges again.
      if (entity === 'judgement') checkJudge(record as never, context);
      move(tx, entity, field, record, keep);
    });
    if (refused) report.skipped.push({ entity, id: record.id, fields: [field], code: refused.code });
  }
  return report;
}

function move(tx: Transaction, entity: EntityName, field: string, record: AnyRecord, keep: string): void {
  const idOf = REMADE[entity];
  if (!idOf) {
    const moved = { ...record, [field]: keep };
    if (!isLoop(entity, moved) && !hasTwin(tx, entity, field, moved, keep)) tx.update(entity, record.id, { [field]: keep });
    return;
  }
  const id = idOf(record, keep);
  const there = tx.where(entity, field, keep, 'all') as unknown as AnyRecord[];
  const own = there.find((each) => each.id === id);
  if (own) tx.update(entity, id, { deleted: false });
  else if (entity !== 'membership' || !there.some((each) => !each.deleted && each['map'] === record['map'])) tx.insert(entity, completeRecord(ENTITIES[entity] as unknown as EntityDefinition, id, { ...record, [field]: keep }));
}

/** What has both of the two for its ends, as a tie, would lead from the kept one to itself, and stays with the one that goes. */
const isLoop = (entity: EntityName, record: AnyRecord): boolean => {
  const [one, two] = ENDS[entity] ?? [];
  return one !== undefined && record[one] === record[two!];
};

/** Whether the kept one has the same already: the same interest, or a tie that says the same. That of the other then stays with the other. */
function hasTwin(tx: Transaction, entity: EntityName, field: string, moved: AnyRecord, keep: string): boolean {
  const own = (): AnyRecord[] => tx.where(entity, field, keep) as unknown as AnyRecord[];
  if (entity === 'holding') return own().some((each) => each['interest'] === moved['interest']);
  // Also where the coalition is deleted: it may come back.
  if (entity === 'coalitionMember') return (tx.where(entity, field, keep, 'dormant') as unknown as AnyRecord[]).some((each) => each['coalition'] === moved['coalition']);
  if (entity !== 'relationship') return false;
  const said = (record: AnyRecord): unknown => ({ ...record, id: null, classification: null, source: null, externalId: null });
  return own().some((each) => sameValue(said(each), said(moved)));
}
