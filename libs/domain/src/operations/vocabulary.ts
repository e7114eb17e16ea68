import { property, term, type Term } from '../entities/vocabulary.js';
import { Refusal } from '../errors.js';
import type { Read, Transaction } from '../operation.js';
import { change, creation, deletion } from './crud.js';

/** Codes are unique in their list, so that files and queries can name a term without its id. */
export function checkTerm(tx: Transaction, record: Record<string, unknown>): void {
  const twin = tx.where('term', 'code', String(record['code'])).find((other: Term) => other.vocabulary === record['vocabulary'] && other.id !== record['id']);
  if (twin) throw new Refusal('alreadyExists', `The list “${twin.vocabulary}” already has a term with the code “${twin.code}”.`, { code: twin.code }, 'code');
}
const sameCode = (values: { code?: unknown }): Read[] => (typeof values.code === 'string' ? [{ entity: 'term', field: 'code', values: [values.code] }] : []);

export const createTerm = creation(term, { check: checkTerm, reads: sameCode });
export const updateTerm = change(term, {
  check: (tx, record) => checkTerm(tx, record),
  reads: sameCode,
});

/** Where a term of each list is used; it cannot go while something still has it. */
const USED_IN = [
  ['stakeholder', 'kind'],
  ['stakeholder', 'sector'],
  ['stakeholder', 'level'],
  ['relationship', 'type'],
  ['interest', 'kind'],
] as const;
export const deleteTerm = deletion(term, {
  reads: (id) => USED_IN.map(([entity, field]) => ({ entity, field, values: [id] })),
  check: (tx, id) => {
    const uses = USED_IN.reduce((sum, [entity, field]) => sum + tx.where(entity, field, id).length, 0);
    if (uses > 0) throw new Refusal('stillNeeded', `${uses} records still have this term. Give them another one first.`, { count: uses });
  },
});

export const createProperty = creation(property);
export const updateProperty = change(property);
export const deleteProperty = deletion(property);
