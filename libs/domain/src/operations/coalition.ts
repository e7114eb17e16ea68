import { coalition, coalitionMember } from '../entities/coalition.js';
import { creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId, reference } from '../fields.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
import { change, creation, deletion, insertRecord, referencedRecords } from './crud.js';

export const createCoalition = creation(coalition);
export const updateCoalition = change(coalition);
export const deleteCoalition = deletion(coalition);
export const updateCoalitionMember = change(coalitionMember, {
  description: 'Changes the given fields of who belongs to a coalition; what is left out stays as it is, null clears.',
  omit: ['coalition', 'stakeholder'],
});

/** Most members that one operation brings in or takes out. */
const MOST = 500;

/** In a coalition once; also not beside one that is hidden with a deleted stakeholder, for it would return beside this one. */
export function checkCoalitionMember(tx: Transaction, record: Record<string, unknown>): void {
  const { id, coalition: of, stakeholder } = record as Record<string, string>;
  const twin = tx.where('coalitionMember', 'stakeholder', stakeholder!, 'dormant').some((other) => other.coalition === of && other.id !== id);
  if (twin) throw new Refusal('alreadyExists', 'It belongs to this coalition already.', {}, 'stakeholder');
}

/** Who is in a coalition already, of those that these values name. */
export const coalitionReads = (members: readonly Record<string, unknown>[]): Read[] => [
  { entity: 'coalitionMember', field: 'stakeholder', values: members.map(({ stakeholder }) => stakeholder).filter((id) => typeof id === 'string') },
];

export const addToCoalition = defineOperation({
  name: 'addToCoalition',
  description: 'Says of stakeholders that they belong to a coalition.',
  right: 'editRegistry',
  errors: ['alreadyExists', 'aboveClearance'],
  input: { members: listOf('NewCoalitionMember', { id: newId('coalitionMember'), ...creationShape(coalitionMember) }, { description: 'Who belongs to which coalition.', max: MOST }) },
  reads: ({ members }) => [
    { entity: 'coalitionMember', ids: members.map(({ id }) => id) },
    ...members.flatMap((member) => referencedRecords(coalitionMember.fields, member)),
    ...coalitionReads(members),
  ],
  apply: (tx, { members }, context) => {
    for (const member of members) insertRecord(tx, coalitionMember as never, member, context, checkCoalitionMember);
  },
});

export const removeFromCoalition = defineOperation({
  name: 'removeFromCoalition',
  description: 'Takes back that stakeholders belong to a coalition. Who has left it is still told by the day until which it belonged to it.',
  right: 'editRegistry',
  errors: ['aboveClearance'],
  input: { members: listOf('CoalitionMemberRef', { id: reference('coalitionMember', { description: 'Who belongs to it.', required: true }) }, { description: 'Which members.', max: MOST }) },
  reads: ({ members }) => [{ entity: 'coalitionMember', ids: members.map(({ id }) => id) }],
  apply: (tx, { members }) => {
    for (const { id } of members) {
      tx.get('coalitionMember', id);
      tx.update('coalitionMember', id, { deleted: true });
    }
  },
});
