/**
 * The one language in which everything is described: entities and the inputs of operations are shapes of fields. Validators,
 * tables, GraphQL types, forms, columns of exports and random test data are all derived from a field; none is written a second time.
 */
import type { Classification } from './classification.js';
import type { Right } from './policy.js';


/** What a property that a project defined itself may hold. */
export type PropertyValue = string | number | boolean | string[];
/** Values of project-defined properties, keyed by the id of the property definition. */
export type PropertyValues = Record<string, PropertyValue>;

interface Common {
  /** English; becomes the documentation of the GraphQL field. */
  description: string;
  /** A value must be there. Default: no, and the empty value is null. */
  required: boolean;
  /** In the input of an operation: may be left out, and what is there then stays as it is. */
  absentable?: boolean;
  /** Reading or writing the field needs at least this clearance, whatever the class of the record. */
  classification?: Classification;
  /** Reading or writing the field needs this right besides those that the record needs. */
  readRight?: Right;
}
interface TextField extends Common {
  type: 'text' | 'longText' | 'url' | 'colour';
  max: number;
}
interface NumberField extends Common {
  type: 'integer' | 'number';
  min: number;
  max: number;
}
interface PlainField extends Common {
  type: 'boolean' | 'partialDate' | 'instant' | 'textList' | 'properties' | 'account' | 'id' | 'value';
}
interface ChoiceField extends Common {
  type: 'choice';
  values: readonly string[];
}
interface ReferenceField extends Common {
  type: 'reference' | 'newId';
  /** Name of an entity of the registry in entities.generated.ts (a test holds every reference to it). */
  entity: string;
  /** For a reference to a term: the vocabulary it must come from. */
  vocabulary?: string;
  /** For a new id: it must not tell when it was made, as those of version 7 do. */
  timeless?: boolean;
  /** It points to what is written after it, and the database does not hold it: for a reference that would close a circle. */
  weak?: boolean;
}
interface ListField extends Common {
  type: 'list';
  of: Shape;
  /** Name of the GraphQL input type of one item. */
  itemName: string;
  max: number;
  /** None of them means something: nothing of what was there stays. */
  emptiable?: boolean;
}

export type FieldSpec = TextField | NumberField | PlainField | ChoiceField | ReferenceField | ListField;

declare const value: unique symbol;
/** A field whose value has the TypeScript type `T` (null included where the field may be empty). */
export type Field<T = unknown> = FieldSpec & { readonly [value]: T };
export type Shape = Record<string, Field>;
export type ValueOf<F> = F extends Field<infer T> ? T : never;
type AbsentKeys<S extends Shape> = { [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never }[keyof S];
/** The TypeScript type of an object of this shape. */
export type ValuesOf<S extends Shape> = { [K in Exclude<keyof S, AbsentKeys<S>>]: ValueOf<S[K]> } & { [K in AbsentKeys<S>]?: ValueOf<S[K]> };

type Options = { description: string; required?: boolean; classification?: Classification; readRight?: Right };
type Typed<O extends Options, T> = Field<O['required'] extends true ? T : T | null>;

const build = <T>(options: Options, rest: object): Field<T> => ({ required: false, ...options, ...rest }) as unknown as Field<T>;

/** How long a text of the field may be, in its canonical form. */
export const longestOf = (field: FieldSpec): number => ('max' in field && field.type !== 'list' ? field.max : Infinity);

/** One line of text. */
export const text = <const O extends Options & { max?: number }>(options: O) => build(options, { type: 'text', max: options.max ?? 300 }) as Typed<O, string>;
/** Several paragraphs. */
export const longText = <const O extends Options & { max?: number }>(options: O) => build(options, { type: 'longText', max: options.max ?? 20_000 }) as Typed<O, string>;
/** An http(s) address. It is shown, never fetched. */
export const url = <const O extends Options>(options: O) => build(options, { type: 'url', max: 2000 }) as Typed<O, string>;
/** A colour as #RRGGBB. */
export const colour = <const O extends Options>(options: O) => build(options, { type: 'colour', max: 7 }) as Typed<O, string>;
export const integer = <const O extends Options & { min: number; max: number }>(options: O) => build(options, { type: 'integer' }) as Typed<O, number>;
export const number = <const O extends Options & { min: number; max: number }>(options: O) => build(options, { type: 'number' }) as Typed<O, number>;
export const boolean = <const O extends Options>(options: O) => build(options, { type: 'boolean' }) as Typed<O, boolean>;
/** A year, a month or a day (see partial-date.ts). */
export const partialDate = <const O extends Options>(options: O) => build(options, { type: 'partialDate' }) as Typed<O, string>;
/** A moment, ISO 8601 in UTC with milliseconds. */
export const instant = <const O extends Options>(options: O) => build(options, { type: 'instant' }) as Typed<O, string>;
/** One of a fixed list that the code itself reasons about; lists a project may change are terms. */
export const choice = <const V extends readonly string[], const O extends Options>(values: V, options: O) => build(options, { type: 'choice', values }) as Typed<O, V[number]>;
/** Several short texts. Never null: empty is []. */
export const textList = (options: Omit<Options, 'required'>) => build({ ...options, required: true }, { type: 'textList' }) as Field<string[]>;
/** Values of project-defined properties. Never null: empty is {}. */
export const properties = (options: Omit<Options, 'required'>) => build({ ...options, required: true }, { type: 'properties' }) as Field<PropertyValues>;
/** One value of any property type, as in the before and after of a change. */
export const anyValue = <const O extends Options>(options: O) => build(options, { type: 'value' }) as Field<unknown>;
/** Id of a record of the same project. */
export const reference = <const O extends Options & { vocabulary?: string; weak?: boolean }>(entity: string, options: O) => build(options, { type: 'reference', entity }) as Typed<O, string>;
/** Id that the caller chooses for a record that does not exist yet (UUID; version 7 keeps indexes small, but tells when it was made: `timeless` takes random ones only). */
export const newId = (entity: string, { timeless = false }: { timeless?: boolean } = {}) =>
  build({ description: `Id of the new ${entity}, chosen by the caller (UUID${timeless ? ' of version 4, which does not tell when it was made' : ''}).`, required: true }, { type: 'newId', entity, ...(timeless ? { timeless } : {}) }) as Field<string>;
/** Id of a person's account. */
export const account = <const O extends Options>(options: O) => build(options, { type: 'account' }) as Typed<O, string>;
/** Id of a record whose entity another field names. */
export const anyId = <const O extends Options>(options: O) => build(options, { type: 'id' }) as Typed<O, string>;
/** Several items of one shape. */
export const listOf = <S extends Shape>(itemName: string, of: S, options: Options & { max: number; emptiable?: boolean }) =>
  build({ ...options, required: true }, { type: 'list', of, itemName }) as Field<ValuesOf<S>[]>;

export type PatchOf<S extends Shape> = { [K in keyof S]: Field<ValueOf<S[K]> | undefined> };

/** The same fields as a change to what is there: each may be left out; null clears. */
export const patchOf = <S extends Shape>(shape: S): PatchOf<S> =>
  Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, { ...field, absentable: true }])) as PatchOf<S>;

/** The value of a field that nobody filled in. */
export function emptyValue(field: FieldSpec): unknown {
  if (field.type === 'textList' || field.type === 'list') return [];
  if (field.type === 'properties') return {};
  return null;
}
