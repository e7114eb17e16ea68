import type { Classification } from '../classification.js';
import { member, project } from '../entities/project.js';
import { Refusal } from '../errors.js';
import { defineOperation, type OperationContext, type Read, type Transaction } from '../operation.js';
import { defaultClearance, isCleared, type Role, ROLES } from '../policy.js';
import { change, creation } from './crud.js';
import { reference } from '../fields.js';

export const updateProject = change(project);

/** Nobody is twice in a project, a project is never without an owner, and nobody gives a clearance that they do not have. Whether or not the actor may read the member records in question. */
export function checkMemberChange(tx: Transaction, record: Record<string, unknown>, context: OperationContext): void {
  mayGive(tx, record, context);
  mayEnter(tx, record, context);
  const id = record['id'] as string;
  if (record['role'] !== 'owner' || record['deleted'] === true) keepAnOwner(tx, id);
  const twin = ROLES.flatMap((role) => tx.where('member', 'role', role, 'unreadable')).find((other) => other.account === record['account'] && other.id !== id);
  if (twin && record['deleted'] !== true) throw new Refusal('alreadyExists', 'This person is in the project already.', {}, 'account');
}
/** An owner whose clearance was lowered could else raise it again, or have somebody else read for them. */
function mayGive(tx: Transaction, record: Record<string, unknown>, { actor }: OperationContext): void {
  if (record['deleted'] === true) return;
  const before = tx.find('member', record['id'] as string) as Record<string, unknown> | undefined;
  if (before && ['account', 'role', 'clearance'].every((field) => before[field] === record[field])) return;
  const given = (record['clearance'] as Classification | null) ?? defaultClearance(record['role'] as Role);
  if (!isCleared(actor, given)) throw new Refusal('aboveClearance', 'Nobody can give a clearance above their own.', { clearance: actor.clearance }, 'clearance');
}

/** Whoever was taken out of the workspace comes back by an invitation, which puts them into it, and by no other way. */
export function mayEnter(tx: Transaction, record: Record<string, unknown>, { outsiders }: OperationContext): void {
  const account = record['account'] as string;
  if (record['deleted'] === true || !outsiders?.has(account) || tx.find('member', record['id'] as string)?.account === account) return;
  throw new Refusal('forbidden', 'This person is not in the workspace. Invite them to the project: the invitation lets them in.', {}, 'account');
}

function keepAnOwner(tx: Transaction, id: string): void {
  if (tx.where('member', 'role', 'owner', 'unreadable').every((owner) => owner.id === id)) throw new Refusal('stillNeeded', 'A project needs an owner: make somebody else owner first.', {}, 'role');
}
/** Members are few: all are read, by role. */
export const memberReads: Read[] = [{ entity: 'member', field: 'role', values: [...ROLES] }];

export const createMember = creation(member, {
  check: checkMemberChange,
  reads: () => memberReads,
});
export const updateMember = change(member, {
  check: checkMemberChange,
  reads: () => memberReads,
});
export const removeMember = defineOperation({
  name: 'removeMember',
  description: 'Takes a person out of the project. What they entered stays.',
  right: 'manageMembers',
  errors: ['stillNeeded'],
  input: { id: reference('member', { description: 'Who leaves.', required: true }) },
  reads: ({ id }) => [{ entity: 'member', ids: [id] }, ...memberReads],
  apply: (tx, { id }, context) => {
    checkMemberChange(tx, { ...tx.get('member', id), deleted: true }, context);
    tx.update('member', id, { deleted: true });
  },
});
