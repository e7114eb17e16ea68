import { member, project } from '../entities/project.js';
import { Refusal } from '../errors.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
import { ROLES } from '../policy.js';
import { change, creation } from './crud.js';
import { reference } from '../fields.js';

export const updateProject = change(project);

/** Nobody is twice in a project, and a project is never without an owner. */
export function checkMemberChange(tx: Transaction, record: Record<string, unknown>): void {
  const id = record['id'] as string;
  if (record['role'] !== 'owner' || record['deleted'] === true) keepAnOwner(tx, id);
  const twin = ROLES.flatMap((role) => tx.where('member', 'role', role)).find((other) => other.account === record['account'] && other.id !== id);
  if (twin && record['deleted'] !== true) throw new Refusal('alreadyExists', 'This person is in the project already.', {}, 'account');
}
function keepAnOwner(tx: Transaction, id: string): void {
  if (tx.where('member', 'role', 'owner').every((owner) => owner.id === id)) throw new Refusal('stillNeeded', 'A project needs an owner: make somebody else owner first.', {}, 'role');
}
/** Members are few: all are read, by role. */
export const memberReads: Read[] = [{ entity: 'member', field: 'role', values: [...ROLES] }];

export const createMember = creation(member, {
  check: (tx, record) => checkMemberChange(tx, record),
  reads: () => memberReads,
});
export const updateMember = change(member, {
  check: (tx, record) => checkMemberChange(tx, record),
  reads: () => memberReads,
});
export const removeMember = defineOperation({
  name: 'removeMember',
  description: 'Takes a person out of the project. What they entered stays.',
  right: 'manageMembers',
  errors: ['stillNeeded'],
  input: { id: reference('member', { description: 'Who leaves.', required: true }) },
  reads: ({ id }) => [{ entity: 'member', ids: [id] }, ...memberReads],
  apply: (tx, { id }) => {
    checkMemberChange(tx, { ...tx.get('member', id), deleted: true });
    tx.update('member', id, { deleted: true });
  },
});
