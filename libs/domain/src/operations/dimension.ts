import { dimension, SENSITIVE_DIMENSIONS, target } from '../entities/dimension.js';
import { Refusal } from '../errors.js';
import type { Read, Transaction } from '../operation.js';
import { change, creation, deletion } from './crud.js';

/** Codes are unique in the process; what can be used against people is not asked without a written reason. */
export function checkDimension(tx: Transaction, record: Record<string, unknown>): void {
  const { id, code, process: of } = record as Record<string, string>;
  if (SENSITIVE_DIMENSIONS.includes(code!) && !record['reason']) throw new Refusal('invalidInput', 'Write down why this is asked: who is what can be used against people.', { field: 'reason' }, 'reason');
  const twin = tx.where('dimension', 'process', of!, 'unreadable').find((other) => other.code === code && other.id !== id);
  if (twin) throw new Refusal('alreadyExists', `The process counts by “${code}” already.`, { code: code! }, 'code');
}
const ofProcess = (of: unknown): Read[] => (typeof of === 'string' ? [{ entity: 'dimension', field: 'process', values: [of] }] : []);
export const createDimension = creation(dimension, { check: checkDimension, reads: ({ process: of }) => ofProcess(of) });
/** Its code stays, so that no other dimension need be looked at; groups may be added, renamed or put in order. What was counted keeps the group that was written down. */
export const updateDimension = change(dimension, {
  omit: ['process', 'code'],
  check: (_tx, record) => {
    if (SENSITIVE_DIMENSIONS.includes(String(record['code'])) && !record['reason']) throw new Refusal('invalidInput', 'Write down why this is asked: who is what can be used against people.', { field: 'reason' }, 'reason');
  },
});
export const deleteDimension = deletion(dimension);

/** A target is for groups that the dimension has, in the same process. */
export function checkTarget(tx: Transaction, record: Record<string, unknown>): void {
  const of = tx.get('dimension', String(record['dimension']));
  const groups = record['groups'] as string[];
  if (of.process !== record['process']) throw new Refusal('invalidInput', 'The dimension belongs to another process.', { field: 'dimension' }, 'dimension');
  const unknown = groups.find((group) => !of.groups.includes(group));
  if (unknown !== undefined) throw new Refusal('invalidInput', `The dimension has no group “${unknown}”.`, { group: unknown }, 'groups');
  if (groups.length === 0) throw new Refusal('invalidInput', 'Say which groups count for the target.', { field: 'groups' }, 'groups');
}
export const createTarget = creation(target, { check: checkTarget });
/** What is counted stays: a target for other groups is another target. */
export const updateTarget = change(target, { omit: ['process', 'dimension', 'groups'] });
export const deleteTarget = deletion(target);
