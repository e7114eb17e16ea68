import { holding } from '../entities/holding.js';
import { interest } from '../entities/interest.js';
import { Refusal } from '../errors.js';
import { change, creation, deletion } from './crud.js';
import type { Transaction } from '../operation.js';

export const createInterest = creation(interest);
export const updateInterest = change(interest);
export const deleteInterest = deletion(interest);

/** A holding is for or against; 0 would say that it is not held. */
export function checkHolding(_tx: Transaction, record: Record<string, unknown>): void {
  if (record['stance'] === 0) throw new Refusal('outOfRange', 'The stance is +1 (for) or −1 (against).', { field: 'stance' }, 'stance');
}
export const createHolding = creation(holding, { check: checkHolding });
export const updateHolding = change(holding, { check: checkHolding });
export const deleteHolding = deletion(holding);
