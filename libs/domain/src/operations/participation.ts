import { v5 as nameBasedId } from 'uuid';
import { disaggregation, participation } from '../entities/participation.js';
import { completeRecord, creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId, reference } from '../fields.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
import type { Records } from '../entities.generated.js';
import { change, deletion, insertRecord, referencedRecords, without } from './crud.js';

/** Set by what happens, or by the rule of the session. */
const DERIVED = ['enteredAt', 'hidden', 'consentWithdrawnAt'] as const;
const { dimension, group, people } = disaggregation.fields;
const groups = { ...listOf('CountedGroup', { dimension, group, people }, { description: 'How many of them belong to which group of which dimension. Of a person: one group a dimension.', max: 200, emptiable: true }), absentable: true as const };
type Counted = { dimension: string; group: string; people: number };

/** Id of the count of a group of a participation: the same at both ends, and one record for each group however often it is said. */
export const disaggregationId = (of: string, { dimension: by, group: which }: Counted): string => nameBasedId(`${by} ${which}`, of);

const countedReads = (of: string, counted: readonly Counted[]): Read[] => [
  ...(counted.length > 0 ? [{ entity: 'dimension' as const, ids: counted.map((each) => each.dimension) }, { entity: 'disaggregation' as const, ids: counted.map((each) => disaggregationId(of, each)) }] : []),
];

/** Groups that the dimensions of this process have, each once; not more people in a dimension than there are. */
function checkCounted(tx: Transaction, { mode, people: there, session: of }: Pick<Records['participation'], 'mode' | 'people' | 'session'>, counted: readonly Counted[]): void {
  const { process } = tx.get('session', of);
  const sums = new Map<string, number>();
  const seen = new Set<string>();
  for (const { dimension: by, group: which, people: many } of counted) {
    const definition = tx.get('dimension', by);
    if (definition.process !== process) throw new Refusal('invalidInput', 'The dimension belongs to another process.', { field: 'groups' }, 'groups');
    if (!definition.groups.includes(which)) throw new Refusal('invalidInput', `The dimension has no group “${which}”.`, { group: which }, 'groups');
    if (seen.has(`${by} ${which}`) || (mode !== 'headCount' && sums.has(by))) throw new Refusal('invalidInput', 'A group is named twice, or a person is put into two groups of one dimension.', { group: which }, 'groups');
    seen.add(`${by} ${which}`);
    sums.set(by, (sums.get(by) ?? 0) + many);
  }
  for (const sum of sums.values()) if (sum > there) throw new Refusal('outOfRange', `The groups of one dimension add up to ${sum}, but ${there} are here.`, { count: sum, max: there }, 'groups');
}

/** A person is one and has an entry in the vault; a head count names nobody. */
export function checkMode({ mode, people: there, person }: Pick<Records['participation'], 'mode' | 'people' | 'person'>): void {
  if (mode === 'person' && person === null) throw new Refusal('invalidInput', 'A person has an entry in the vault. Without one, enter a pseudonym or a head count.', { field: 'person' }, 'person');
  if (mode === 'headCount' && person !== null) throw new Refusal('invalidInput', 'A head count names nobody.', { field: 'person' }, 'person');
  if (mode !== 'headCount' && there !== 1) throw new Refusal('outOfRange', 'One person is one.', { min: 1, max: 1 }, 'people');
}

function writeCounted(tx: Transaction, of: Pick<Records['participation'], 'id' | 'session' | 'classification'>, counted: readonly Counted[]): void {
  for (const each of counted) {
    const id = disaggregationId(of.id, each);
    if (tx.findDeleted('disaggregation', id)) tx.update('disaggregation', id, { ...each, deleted: false });
    else tx.insert('disaggregation', completeRecord(disaggregation, id, { ...each, session: of.session, participation: of.id, classification: of.classification }));
  }
}

export const registerParticipation = defineOperation({
  name: 'registerParticipation',
  description: 'Enters that a person, a pseudonym or a number of people take part in a session. Names go to the vault, never here. Where nothing may be attributed, the entry counts and nobody reads it again.',
  right: 'logSessions',
  errors: ['alreadyExists', 'outOfRange', 'aboveClearance'],
  input: { id: newId('participation'), ...without(creationShape(participation), DERIVED), groups },
  result: { entity: 'participation', id: ({ id }) => id },
  reads: ({ groups: counted = [], ...values }) => [{ entity: 'participation', ids: [values.id] }, ...referencedRecords(participation.fields, values), ...countedReads(values.id, counted)],
  apply: (tx, { groups: counted = [], ...values }, context) => {
    const { attribution, process } = tx.get('session', values.session);
    checkMode(values);
    checkConsent(tx, values, process);
    checkCounted(tx, values, counted);
    const record = { ...values, enteredAt: context.at, hidden: attribution === 'notAttributed' };
    insertRecord(tx, participation, record, context);
    writeCounted(tx, completeRecord(participation, values.id, record) as never, counted);
  },
});

/** What was agreed to is a text of this process, for purposes that it names. */
function checkConsent(tx: Transaction, { consent, consentPurposes }: { consent?: string | null; consentPurposes?: string[] }, process: string): void {
  if (consent === undefined || consent === null) return;
  const text = tx.get('consentText', consent);
  if (text.process !== process) throw new Refusal('invalidInput', 'The consent text belongs to another process.', { field: 'consent' }, 'consent');
  const unknown = (consentPurposes ?? []).find((purpose) => !text.purposes.includes(purpose));
  if (unknown !== undefined) throw new Refusal('invalidInput', `The consent text names no purpose “${unknown}”.`, { purpose: unknown }, 'consentPurposes');
}

const changed = change(participation, { omit: ['session', 'enteredBy', ...DERIVED] });
export const correctParticipation = defineOperation({
  name: 'correctParticipation',
  description: 'Corrects an entry: what is given replaces what stood there; groups are replaced together.',
  right: 'logSessions',
  errors: ['outOfRange', 'aboveClearance'],
  input: { ...changed.input, session: reference('session', { description: 'Its session.', required: true }), groups },
  result: { entity: 'participation', id: ({ id }) => id },
  reads: ({ groups: counted, session: of, ...values }) => [
    ...changed.reads(values as never),
    { entity: 'session', ids: [of] },
    ...(counted ? [...countedReads(values.id, counted), { entity: 'disaggregation' as const, field: 'participation', values: [values.id] }] : []),
  ],
  apply: (tx, { groups: counted, session: of, ...values }, context) => {
    const before = tx.get('participation', values.id);
    if (before.session !== of) throw new Refusal('invalidInput', 'It took place in another session.', { field: 'session' }, 'session');
    const after = { ...before, ...values } as Records['participation'];
    checkMode(after);
    if (values.consent !== undefined) checkConsent(tx, after, tx.get('session', of).process);
    changed.apply(tx, values as never, context);
    if (!counted) return;
    checkCounted(tx, after, counted);
    const kept = new Set(counted.map((each) => disaggregationId(values.id, each)));
    // Also of a hidden list, of which nobody reads them: else the old group would count beside the new one.
    for (const { id } of tx.where('disaggregation', 'participation', values.id, 'unreadable')) if (!kept.has(id)) tx.update('disaggregation', id, { deleted: true });
    writeCounted(tx, after, counted);
  },
});
export const deleteParticipation = deletion(participation);

export const withdrawConsent = defineOperation({
  name: 'withdrawConsent',
  description: 'Notes that somebody took their consent back, or gave it again: from then on they are in no export and no report.',
  right: 'logSessions',
  input: { id: reference('participation', { description: 'Whose consent it is.', required: true }), withdrawn: { ...participation.fields.hidden, description: 'True: taken back. False: given again.' } },
  result: { entity: 'participation', id: ({ id }) => id },
  reads: ({ id }) => [{ entity: 'participation', ids: [id] }],
  apply: (tx, { id, withdrawn }, { at }) => {
    const { consentWithdrawnAt } = tx.get('participation', id);
    tx.update('participation', id, { consentWithdrawnAt: withdrawn ? (consentWithdrawnAt ?? at) : null });
  },
});
