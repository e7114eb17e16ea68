import { map, membership } from '../entities/map.js';
import { creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId, number, reference } from '../fields.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
import { change, creation, deletion, insertRecord, referencedRecords } from './crud.js';

export const createMap = creation(map);
export const updateMap = change(map);
export const deleteMap = deletion(map);

/** Most members that one operation places, moves or removes; clients send more in several operations of one undo group. */
const MOST = 500;

/** One thing on a map, once. */
export function checkMembership(tx: Transaction, record: Record<string, unknown>): void {
  const { map: mapId, stakeholder, interest, id } = record as Record<string, string | null>;
  if ((stakeholder === null) === (interest === null)) throw new Refusal('invalidInput', 'A member of a map is either a stakeholder or an interest.', {}, 'stakeholder');
  const field = stakeholder === null ? 'interest' : 'stakeholder';
  // Also one that is hidden with a deleted stakeholder or interest: it would return beside this one.
  const twin = tx.where('membership', field, (stakeholder ?? interest)!, 'dormant').find((other) => other.map === mapId && other.id !== id);
  if (twin) throw new Refusal('alreadyExists', 'It is on this map already.', {}, field);
}

const item = { id: newId('membership'), ...creationShape(membership) };
/** What placing these members looks at. */
export const membershipReads = (members: readonly Record<string, unknown>[]): Read[] => [
  { entity: 'membership', ids: members.map((member) => member['id'] as string) },
  ...members.flatMap((member) => referencedRecords(membership.fields, member)),
  { entity: 'membership', field: 'stakeholder', values: members.map((member) => member['stakeholder']).filter((id) => typeof id === 'string') },
  { entity: 'membership', field: 'interest', values: members.map((member) => member['interest']).filter((id) => typeof id === 'string') },
];

export const addToMap = defineOperation({
  name: 'addToMap',
  description: 'Shows stakeholders and interests on a map.',
  right: 'editMaps',
  errors: ['alreadyExists'],
  input: { members: listOf('NewMembership', item, { description: 'What to show, and where.', max: MOST }) },
  reads: ({ members }) => membershipReads(members),
  apply: (tx, { members }, context) => {
    for (const member of members) insertRecord(tx, membership, member, context, checkMembership);
  },
});

const position = {
  id: reference('membership', { description: 'The member of the map.', required: true }),
  x: number({ description: 'Position to the right of the origin.', min: -1e7, max: 1e7, required: true }),
  y: number({ description: 'Position below the origin.', min: -1e7, max: 1e7, required: true }),
};

export const moveOnMap = defineOperation({
  name: 'moveOnMap',
  description: 'Saves where members of a map stand. Positions while dragging are presence and never come here.',
  right: 'editMaps',
  input: { positions: listOf('Position', position, { description: 'Where each stands.', max: MOST }) },
  reads: ({ positions }) => [{ entity: 'membership', ids: positions.map(({ id }) => id) }],
  apply: (tx, { positions }) => {
    for (const { id, x, y } of positions) {
      tx.get('membership', id);
      tx.update('membership', id, { x, y });
    }
  },
});

export const removeFromMap = defineOperation({
  name: 'removeFromMap',
  description: 'Takes members off a map. They stay in the registry.',
  right: 'editMaps',
  input: { members: listOf('MembershipRef', { id: position.id }, { description: 'Which members.', max: MOST }) },
  reads: ({ members }) => [{ entity: 'membership', ids: members.map(({ id }) => id) }],
  apply: (tx, { members }) => {
    for (const { id } of members) {
      tx.get('membership', id);
      tx.update('membership', id, { deleted: true });
    }
  },
});
