/** What an entity is: a kind of record of a project, with its fields, its place in a scope and what it hangs on. */
import { choice, emptyValue, type Field, type PatchOf, patchOf, type Shape, type ValueOf } from './fields.js';
import { CLASSIFICATIONS, type Classification } from './classification.js';
import type { Right } from './policy.js';

/** Which part of a project a client subscribes to: the registry as a whole, one map, or one session. A record of a map or session names it in the field of that name. */
export type ScopeKind = 'registry' | 'map' | 'session';

export interface EntityDefinition<N extends string = string, S extends Shape = Shape> {
  name: N;
  /** Name of the table, and of the plural in GraphQL (camel-cased). */
  table: string;
  description: string;
  scope: ScopeKind;
  /** Right that reading any record of the entity needs, besides clearance; in the session of the record where it has one. */
  readRight: Right;
  /** Every member reads its records, whatever role and clearance: who works in a project was told its name with the invitation. */
  openToMembers: boolean;
  /** Right that changing a record needs; in the session of the record where it has one. */
  editRight: Right;
  /** References without which the record makes no sense: it is hidden while one of them is deleted, and is at least as classified as each. */
  hangsOn: readonly string[];
  /** A field of true or false: while it is true, nobody reads the record or what hangs on it, whatever their rights. */
  hiddenBy: string | null;
  /** Fields that change together and are won or lost together. */
  coupled: readonly (readonly string[])[];
  /** Fields that a search looks into. */
  searchable: readonly string[];
  /** Class of a new record when the caller names none. */
  defaultClassification: Classification;
  fields: S;
}

/** What every record carries besides its own fields. */
export interface BaseRecord {
  id: string;
  classification: Classification;
  deleted: boolean;
}
export type RecordOf<E> = E extends EntityDefinition<string, infer S> ? BaseRecord & { [K in keyof S]: ValueOf<S[K]> } : never;
/** A record whose entity is not known at compile time. */
export type AnyRecord = BaseRecord & Record<string, unknown>;

export const classificationField = choice(CLASSIFICATIONS, { description: 'Who may read it: public, restricted, confidential or strictly confidential.', required: true });

/** Defines an entity. `hangsOn`, `coupled`, `searchable` name fields of `fields`. */
export function defineEntity<const N extends string, S extends Shape>(
  name: N,
  definition: Partial<Omit<EntityDefinition<N, S>, 'name' | 'fields' | 'hangsOn' | 'coupled' | 'searchable' | 'hiddenBy'>> & {
    table: string;
    description: string;
    fields: S;
    hangsOn?: readonly (keyof S & string)[];
    coupled?: readonly (readonly (keyof S & string)[])[];
    searchable?: readonly (keyof S & string)[];
    hiddenBy?: keyof S & string;
  },
): EntityDefinition<N, S> {
  return { name, scope: 'registry', readRight: 'readRegistry', openToMembers: false, editRight: 'editRegistry', hangsOn: [], hiddenBy: null, coupled: [], searchable: [], defaultClassification: 'restricted', ...definition };
}

/** Input of an operation that creates a record: all fields, and its class (the entity's default where none is given). */
export const creationShape = <S extends Shape>(entity: EntityDefinition<string, S>): S & { classification: Field<Classification | undefined> } => ({
  ...entity.fields,
  classification: { ...classificationField, absentable: true } as Field<Classification | undefined>,
});

/** Input of an operation that changes a record: each field may be left out. */
export const changeShape = <S extends Shape>(entity: EntityDefinition<string, S>): PatchOf<S> => patchOf(entity.fields);

/** A record with its empty values filled in. */
export function completeRecord(entity: EntityDefinition, id: string, values: Record<string, unknown>): AnyRecord {
  const record: AnyRecord = { id, classification: (values['classification'] as Classification | undefined) ?? entity.defaultClassification, deleted: false };
  for (const [name, field] of Object.entries(entity.fields)) record[name] = values[name] ?? emptyValue(field);
  if (record['properties']) record['properties'] = withoutNulls(record['properties'] as Record<string, unknown>);
  return record;
}

/** Property values without the nulls that mean "remove". */
export const withoutNulls = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
