/** Input types of the operations, derived from their shapes. */
import type { FieldSpec, Shape } from '@baraza/domain';
import { GraphQLID, type GraphQLInputFieldConfig, GraphQLInputObjectType, type GraphQLInputType, GraphQLList, GraphQLNonNull, type GraphQLNullableType, GraphQLString } from 'graphql';
import { randomUUID } from 'node:crypto';
import { v7 as newUuid } from 'uuid';
import { Json } from './scalars.js';
import { valueTypeOf } from './value-types.js';

const required = GraphQLNonNull;
const lists = new Map<string, GraphQLInputObjectType>();

/** The input object of a shape. */
export const inputTypeOf = (name: string, description: string, shape: Shape): GraphQLInputObjectType =>
  new GraphQLInputObjectType({ name, description, fields: Object.fromEntries(Object.entries(shape).map(([field, spec]) => [field, inputField(name, field, spec)])) });

function inputField(owner: string, name: string, field: FieldSpec): GraphQLInputFieldConfig {
  const type = inputType(owner, name, field);
  // An id that is left out is chosen by the server; lists of texts and own properties have an empty value.
  const mayBeLeftOut = field.absentable === true || !field.required || ['newId', 'textList', 'properties'].includes(field.type);
  const description = field.type === 'newId' ? `${field.description} Left out: the server chooses one.` : field.type === 'properties' ? `${field.description} An object with the ids of properties as its keys; null removes a value.` : field.description;
  return { type: mayBeLeftOut ? type : new required(type), description };
}

function inputType(owner: string, name: string, field: FieldSpec): GraphQLInputType & GraphQLNullableType {
  switch (field.type) {
    case 'reference':
    case 'newId':
    case 'account':
    case 'id':
      return GraphQLID;
    case 'properties':
    case 'value':
      return Json;
    case 'list':
      return new GraphQLList(new required(itemType(field.itemName, field.description, field.of)));
    default:
      return valueTypeOf(owner.replace(/Input$/, ''), name, field) ?? GraphQLString;
  }
}

function itemType(name: string, description: string, shape: Shape): GraphQLInputObjectType {
  const known = lists.get(name);
  if (known) return known;
  const made = inputTypeOf(name, description, shape);
  lists.set(name, made);
  return made;
}

/** The input with an id for every new record that has none. */
export function withIds(shape: Shape, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...input };
  for (const [name, field] of Object.entries(shape) as [string, FieldSpec][]) {
    const value = result[name];
    if (field.type === 'newId' && (value === undefined || value === null)) result[name] = field.timeless ? randomUUID() : newUuid();
    if (field.type === 'list' && Array.isArray(value)) result[name] = value.map((item) => withIds(field.of, item as Record<string, unknown>));
  }
  return result;
}
