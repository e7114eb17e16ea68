/** The operations that most entities need, made from the entity's own definition. */
import { dependantsOf, looseReferences, parentsOf, referrersOf } from '../access.js';
import { changeShape, completeRecord, creationShape, type EntityDefinition } from '../entity.js';
import type { EntityName } from '../entities.generated.js';
import { Refusal } from '../errors.js';
import { isId } from '../ids.js';
import { isPartialDate } from '../partial-date.js';
import { type FieldSpec, newId, reference, type Shape } from '../fields.js';
import { defineOperation, type OperationContext, type Read, type Transaction } from '../operation.js';
import type { Right } from '../policy.js';

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** References among `values`, as reads. */
export function referencedRecords(shape: Shape, values: Record<string, unknown>): Read[] {
  const reads: Read[] = [];
  for (const name of Object.keys(values)) {
    const field = shape[name];
    const id = values[name];
    if (field?.type === 'reference' && isId(id)) reads.push({ entity: field.entity as EntityName, ids: [id] });
  }
  const keys = Object.keys((values['properties'] as object | undefined) ?? {}).filter(isId);
  if (keys.length > 0) reads.push({ entity: 'property', ids: keys });
  return reads;
}

/** Everything that hangs on a record or names it, as reads: who sees it, or what of it, changes with the record's class. */
export const dependantReads = (entity: EntityName, id: string): Read[] => [
  ...dependantsOf(entity).map(([dependant, field]): Read => ({ entity: dependant, field, values: [id], referred: [...looseReferences(dependant).keys()] })),
  ...referrersOf(entity).map(([referrer, field]): Read => ({ entity: referrer, field, values: [id] })),
];

/** A record whose `fields` will change, with what those of them name now; with all that it names where somebody may come to see it who did not. */
export function changedRead(entity: EntityName, id: string, fields: readonly string[]): Read {
  const loose = [...looseReferences(entity).keys()];
  const appears = fields.some((field) => field === 'classification' || field === 'deleted' || parentsOf(entity).some(([parent]) => parent === field));
  return { entity, ids: [id], referred: appears ? loose : loose.filter((field) => fields.includes(field)) };
}

/** Refuses references to what is not there, terms of another list, and values of properties that are not defined for this entity. */
export function checkReferences(tx: Transaction, entity: EntityName, shape: Shape, values: Record<string, unknown>): void {
  for (const name of Object.keys(values)) {
    const field = shape[name];
    const id = values[name];
    if (field?.type === 'reference' && typeof id === 'string') checkReference(tx, name, field, id);
  }
  for (const [id, value] of Object.entries((values['properties'] as Record<string, unknown> | undefined) ?? {})) {
    const property = tx.get('property', id);
    if (property.of !== entity) throw new Refusal('invalidInput', `The property “${property.name}” is not one of ${entity} records.`, { property: property.name }, 'properties');
    if (value !== null && !fits(property.valueType, value)) {
      throw new Refusal('invalidInput', `The property “${property.name}” takes ${property.valueType} values.`, { property: property.name }, 'properties');
    }
  }
}

function checkReference(tx: Transaction, name: string, field: FieldSpec & { entity: string; vocabulary?: string }, id: string): void {
  const target = tx.get(field.entity as EntityName, id);
  if (field.vocabulary !== undefined && (target as unknown as { vocabulary: string }).vocabulary !== field.vocabulary) {
    throw new Refusal('wrongVocabulary', `${name} must be a term of the list “${field.vocabulary}”.`, { field: name, vocabulary: field.vocabulary }, name);
  }
}

function fits(valueType: string, value: unknown): boolean {
  if (valueType === 'textList') return Array.isArray(value);
  if (valueType === 'number' || valueType === 'boolean') return typeof value === valueType;
  return typeof value === 'string' && (valueType !== 'date' || isPartialDate(value));
}

/** A rule that holds for a whole record after a change. */
export type Check = (tx: Transaction, record: Record<string, unknown>, context: OperationContext) => void;

interface CrudOptions<S extends Shape, O extends keyof S & string = never> {
  description?: string;
  /** Right to do it, where that is not the entity's own. */
  right?: Right;
  /** Fields that other operations set. */
  omit?: readonly O[];
  /** Values of omitted fields that a record must have. */
  supply?: (context: OperationContext) => Record<string, unknown>;
  /** The id of a new record must not tell when it was made. */
  timeless?: boolean;
  check?: Check;
  /** Further records that `check` looks at. */
  reads?: (values: Partial<Record<keyof S & string, unknown>> & { id: string }) => Read[];
}

/** A shape without some of its fields. */
export const without = <S extends Shape, O extends keyof S & string>(shape: S, omitted: readonly O[]): Omit<S, O> =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => !(omitted as readonly string[]).includes(name))) as unknown as Omit<S, O>;

/** Every input made here has an id; generic shapes cannot show it to the compiler. */
const idOf = (values: unknown): string => (values as { id: string }).id;

/** `createX`: inserts a record with an id that the caller chose. */
export function creation<N extends EntityName, S extends Shape, O extends keyof S & string = never>(entity: EntityDefinition<N, S>, options: CrudOptions<S, O> = {}) {
  const input = { id: newId(entity.name, options), ...without(creationShape(entity), options.omit ?? []) };
  return defineOperation({
    name: `create${capital(entity.name) as Capitalize<N>}`,
    description: options.description ?? `Adds a ${entity.name}. ${entity.description}`,
    right: options.right ?? entity.editRight,
    errors: ['alreadyExists', 'wrongVocabulary', 'aboveClearance'],
    input,
    result: { entity: entity.name, id: idOf },
    reads: (values) => [{ entity: entity.name, ids: [idOf(values)] }, ...referencedRecords(entity.fields, values), ...(options.reads?.(values as never) ?? [])],
    apply: (tx, values, context) => insertRecord(tx, entity as unknown as EntityDefinition<N>, { ...options.supply?.(context), ...(values as Record<string, unknown> & { id: string }) }, context, options.check),
  });
}

/** Inserts one record after all checks; shared by creations and imports. */
export function insertRecord(tx: Transaction, entity: EntityDefinition<EntityName>, values: Record<string, unknown> & { id: string }, context: OperationContext, check?: Check): void {
  checkReferences(tx, entity.name, entity.fields, values);
  const record = completeRecord(entity, values.id, values);
  check?.(tx, record, context);
  tx.insert(entity.name, record);
}

/** `updateX`: sets the fields that are given; those left out stay, null clears. */
export function change<N extends EntityName, S extends Shape, O extends keyof S & string = never>(entity: EntityDefinition<N, S>, options: Omit<CrudOptions<S, O>, 'supply'> = {}) {
  return defineOperation({
    name: `update${capital(entity.name) as Capitalize<N>}`,
    description: options.description ?? `Changes the given fields of a ${entity.name}; what is left out stays as it is, null clears.`,
    right: options.right ?? entity.editRight,
    errors: ['wrongVocabulary', 'aboveClearance'],
    input: { id: reference(entity.name, { description: `The ${entity.name} to change.`, required: true }), ...without(changeShape(entity), options.omit ?? []) },
    result: { entity: entity.name, id: idOf },
    reads: (values) => [changedRead(entity.name, idOf(values), Object.keys(values)), ...referencedRecords(entity.fields, values), ...(options.reads?.(values as never) ?? [])],
    apply: (tx, values, context) => updateRecord(tx, entity as unknown as EntityDefinition<N>, values as Record<string, unknown> & { id: string }, context, options.check),
  });
}

/** Changes one record after all checks; shared by changes and imports. */
export function updateRecord(tx: Transaction, entity: EntityDefinition<EntityName>, values: Record<string, unknown> & { id: string }, context: OperationContext, check?: Check): void {
  const { id, ...patch } = values;
  const before = tx.get(entity.name, id);
  checkReferences(tx, entity.name, entity.fields, patch);
  check?.(tx, { ...before, ...patch }, context);
  tx.update(entity.name, id, patch);
}

/** `deleteX`: leaves a tombstone. What hangs on the record hides with it and returns with it. */
export function deletion<N extends EntityName>(entity: EntityDefinition<N>, options: { right?: Right; reads?: (id: string) => Read[]; check?: (tx: Transaction, id: string) => void } = {}) {
  return defineOperation({
    name: `delete${capital(entity.name) as Capitalize<N>}`,
    description: `Deletes a ${entity.name}. What hangs on it hides with it; undo brings all back.`,
    right: options.right ?? entity.editRight,
    errors: ['stillNeeded', 'aboveClearance'],
    input: { id: reference(entity.name, { description: `The ${entity.name} to delete.`, required: true }) },
    reads: ({ id }) => [{ entity: entity.name, ids: [id] }, ...(options.reads?.(id) ?? [])],
    apply: (tx, { id }) => {
      tx.get(entity.name, id);
      options.check?.(tx, id);
      tx.update(entity.name, id, { deleted: true });
    },
  });
}
