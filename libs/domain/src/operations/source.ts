import { place, source } from '../entities/source.js';
import { Refusal } from '../errors.js';
import type { Transaction } from '../operation.js';
import { change, creation, deletion } from './crud.js';

export const createSource = creation(source);
export const updateSource = change(source);
export const deleteSource = deletion(source);

/** A place lies in another one, never in itself. */
export function checkPlace(_tx: Transaction, record: Record<string, unknown>): void {
  if (record['parent'] !== null && record['parent'] === record['id']) throw new Refusal('invalidInput', 'A place cannot lie in itself.', {}, 'parent');
}
export const createPlace = creation(place, { check: checkPlace });
export const updatePlace = change(place, { check: checkPlace });
export const deletePlace = deletion(place);
