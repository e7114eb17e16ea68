import { ENTITIES, type EntityName } from '../entities.generated.js';
import { property, term, type Term, VOCABULARIES } from '../entities/vocabulary.js';
import { Refusal } from '../errors.js';
import type { FieldSpec } from '../fields.js';
import type { Read, Transaction } from '../operation.js';
import { change, creation, deletion } from './crud.js';

/** Codes are unique in their list, so that files and queries can name a term without its id. */
export function checkTerm(tx: Transaction, record: Record<string, unknown>): void {
  const twin = tx.where('term', 'vocabulary', String(record['vocabulary'])).find((other: Term) => other.code === record['code'] && other.id !== record['id']);
  if (twin) throw new Refusal('alreadyExists', `The list “${twin.vocabulary}” already has a term with the code “${twin.code}”.`, { code: twin.code }, 'code');
}
/** Terms are few: all are read, for a change names neither its list nor its code where these stay. */
export const termReads: Read[] = [{ entity: 'term', field: 'vocabulary', values: [...VOCABULARIES] }];

export const createTerm = creation(term, { check: checkTerm, reads: () => termReads });
export const updateTerm = change(term, { check: checkTerm, reads: () => termReads });

/** Where a term of each list is used; it cannot go while something still has it. */
const USED_IN = (Object.keys(ENTITIES) as EntityName[]).flatMap((entity) => Object.entries<FieldSpec>(ENTITIES[entity].fields).flatMap(([field, spec]) => (spec.type === 'reference' && spec.entity === 'term' ? [[entity, field] as const] : [])));
/** What deleting a term looks at. */
export const termUseReads = (id: string): Read[] => USED_IN.map(([entity, field]) => ({ entity, field, values: [id] }));
export function checkTermUnused(tx: Transaction, id: string): void {
  const uses = USED_IN.reduce((sum, [entity, field]) => sum + tx.where(entity, field, id).length, 0);
  if (uses > 0) throw new Refusal('stillNeeded', `${uses} records still have this term. Give them another one first.`, { count: uses });
  // Of what lies above the actor no more than this.
  if (USED_IN.some(([entity, field]) => tx.where(entity, field, id, 'unreadable').length > 0)) throw new Refusal('stillNeeded', 'This term is still used.', { count: 0 });
}
export const deleteTerm = deletion(term, { reads: termUseReads, check: checkTermUnused });

export const createProperty = creation(property);
export const updateProperty = change(property);
export const deleteProperty = deletion(property);
