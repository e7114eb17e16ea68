import { ENTITIES, type EntityName } from '../entities.generated.js';
import { property, term, type Term, VOCABULARIES } from '../entities/vocabulary.js';
import { Refusal } from '../errors.js';
import { type FieldSpec, reference } from '../fields.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
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
export const termUseReads = (id: string): { entity: EntityName; field: string; values: string[] }[] => USED_IN.map(([entity, field]) => ({ entity, field, values: [id] }));
export function checkTermUnused(tx: Transaction, id: string): void {
  const uses = USED_IN.reduce((sum, [entity, field]) => sum + tx.where(entity, field, id).length, 0);
  if (uses > 0) throw new Refusal('stillNeeded', `${uses} records still have this term. Give them another one first.`, { count: uses });
  // Of what lies above the actor no more than this.
  if (USED_IN.some(([entity, field]) => tx.where(entity, field, id, 'unreadable').length > 0)) throw new Refusal('stillNeeded', 'This term is still used.', { count: 0 });
}
export const deleteTerm = deletion(term, { reads: termUseReads, check: checkTermUnused });

/** Records that one `replaceTerm` changes at most; where more have the term, it is asked again. */
const MOST_REPLACED = 500;

export const replaceTerm = defineOperation({
  name: 'replaceTerm',
  description: `Gives records that have a term another one of the same list: before the term is deleted, or after an import brought two words for one thing. At most ${MOST_REPLACED} records at once; where more have it, ask again. Records above the caller’s clearance keep theirs.`,
  right: 'editRegistry',
  errors: ['wrongVocabulary'],
  input: {
    term: reference('term', { description: 'The term that records have now.', required: true }),
    by: reference('term', { description: 'The term that they get instead, of the same list.', required: true }),
  },
  result: { entity: 'term', id: ({ by }) => by },
  reads: ({ term: from, by }) => [{ entity: 'term', ids: [from, by] }, ...termUseReads(from)],
  apply: (tx, { term: from, by }) => {
    const { vocabulary } = tx.get('term', from);
    if (tx.get('term', by).vocabulary !== vocabulary) throw new Refusal('wrongVocabulary', `by must be a term of the list “${vocabulary}”.`, { field: 'by', vocabulary }, 'by');
    const uses = USED_IN.flatMap(([entity, field]) => tx.where(entity, field, from).map(({ id }) => ({ entity, field, id })));
    for (const { entity, field, id } of uses.slice(0, MOST_REPLACED)) tx.update(entity, id, { [field]: by });
  },
});

export const createProperty = creation(property);
export const updateProperty = change(property);
export const deleteProperty = deletion(property);
