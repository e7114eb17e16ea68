/** What a reference of a record may name, and how what is missing is added while it is named. */
import { createId, type FieldSpec, type OperationName, type Records, spareLook, spareShape } from '@baraza/domain';
import type { GivenInput, Submitted } from '@baraza/sync-client';
import type { Format, TermLike } from '@baraza/ui';
import { inOrder } from '../../../project/in-order.js';
import type { Pickable } from './Picker.js';

export type ReferenceSpec = Extract<FieldSpec, { entity: string }>;
export const isReference = (field: FieldSpec): field is ReferenceSpec => field.type === 'reference';

/** Entities that can be added while referring to them, and how they are called. */
const NEW_RECORD = {
  place: { operation: 'createPlace', values: (name: string) => ({ name }) },
  source: { operation: 'createSource', values: (name: string) => ({ title: name, kind: 'document' }) },
} as const;
const isNew = (entity: string): entity is keyof typeof NEW_RECORD => entity in NEW_RECORD;

/** Whether what is not there yet can be added by its name alone. */
export const isCreatable = ({ entity }: ReferenceSpec): boolean => entity === 'term' || isNew(entity);

interface Named {
  readonly id: string;
  readonly name?: string | null;
  readonly title?: string;
  readonly reference?: string | null;
  readonly aliases?: readonly string[];
}

/** `records`: all of the entity that the field refers to. Words of a list stand in its order. `compare`: of names. */
export function pickablesOf({ entity, vocabulary }: ReferenceSpec, records: readonly Named[], word: (term: TermLike) => string, compare: Format['compare']): Pickable[] {
  if (entity === 'term') return inOrder((records as readonly Records['term'][]).filter((term) => term.vocabulary === vocabulary), compare).map((term) => ({ id: term.id, name: word(term), aliases: [term.code] }));
  return records.map(({ id, name, title, reference, aliases }) => ({ id, name: name ?? title ?? id, ...(reference && { detail: reference }), ...(aliases && { aliases }) }));
}

/** A word for a code: what people type becomes something that files and queries can name. */
const codeOf = (name: string): string => name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '').slice(0, 100) || createId();

type Mutate = <N extends OperationName>(name: N, input: GivenInput<N>, options?: { readonly group?: string | null }) => Submitted | null;

/** Adds what the field is to name; its id, or null where it was refused or nothing of the kind can be added by a name. `terms`: those of all lists. */
export function createReferred(mutate: Mutate, { entity, vocabulary }: ReferenceSpec, name: string, terms: readonly Records['term'][], group: string): string | null {
  const id = createId();
  if (entity === 'term') {
    const list = vocabulary as Records['term']['vocabulary'];
    const order = terms.filter((term) => term.vocabulary === list).length + 1;
    return mutate('createTerm', { id, vocabulary: list, code: codeOf(name), name, order, ...(list === 'relationshipType' && spareLook(terms)), ...(list === 'kind' && { shape: spareShape(terms.filter((term) => term.vocabulary === 'kind')) }) }, { group }) && id;
  }
  if (!isNew(entity)) return null;
  const { operation, values } = NEW_RECORD[entity];
  return mutate(operation, { id, ...values(name) } as GivenInput<'createPlace'>, { group }) && id;
}

