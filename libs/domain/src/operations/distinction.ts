import { distinction } from '../entities/distinction.js';
import { Refusal } from '../errors.js';
import type { Transaction } from '../operation.js';
import { change, creation, deletion } from './crud.js';

/** Two are told apart, and nothing from itself. */
export function checkDistinction(_tx: Transaction, record: Record<string, unknown>): void {
  if (record['one'] === record['other']) throw new Refusal('invalidInput', 'A stakeholder is told apart from another one.', { field: 'other' }, 'other');
}

export const createDistinction = creation(distinction, { check: checkDistinction });
export const updateDistinction = change(distinction, { omit: ['one', 'other'] });
export const deleteDistinction = deletion(distinction);
