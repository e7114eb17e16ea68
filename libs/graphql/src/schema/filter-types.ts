/** Input types of filters and orders, derived from the kinds of fields. */
import type { EntityName, FieldSpec } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLID, GraphQLInputObjectType, type GraphQLInputType, GraphQLInt, GraphQLList, GraphQLNonNull, type GraphQLScalarType, GraphQLString } from 'graphql';
import { typeNameOf } from '../names.js';
import { EXTRA_FILTERS } from '../reading/extra-filters.js';
import { LOG_ORDERS, orderFieldsOf } from '../reading/order.js';
import { Classification, Direction, enumOfField } from './enums.js';
import { DateTime, Json, PartialDate } from './scalars.js';

type Operators = Record<string, { type: GraphQLInputType; description: string }>;
const listOf = (type: GraphQLInputType): GraphQLInputType => new GraphQLList(new GraphQLNonNull(type));

const EMPTY = { type: GraphQLBoolean, description: 'true: there is no value; false: there is one.' };
const equality = (type: GraphQLInputType): Operators => ({ eq: { type, description: 'Is this.' }, in: { type: listOf(type), description: 'Is one of these.' }, isNull: EMPTY });
const ranged = (type: GraphQLInputType): Operators => ({
  eq: { type, description: 'Is this.' },
  lt: { type, description: 'Is less or earlier.' },
  lte: { type, description: 'Is at most this.' },
  gt: { type, description: 'Is more or later.' },
  gte: { type, description: 'Is at least this.' },
  isNull: EMPTY,
});
const filter = (name: string, description: string, fields: Operators): GraphQLInputObjectType =>
  new GraphQLInputObjectType({ name, description: `${description} Everything that is given must hold.`, fields });

const TextFilter = filter('TextFilter', 'Compares a text.', {
  ...equality(GraphQLString),
  contains: { type: GraphQLString, description: 'Has this in it, in capitals or not.' },
  startsWith: { type: GraphQLString, description: 'Begins with this, in capitals or not.' },
});
const NumberFilter = filter('NumberFilter', 'Compares a number.', ranged(GraphQLFloat));
const IntFilter = filter('IntFilter', 'Compares a whole number.', { ...ranged(GraphQLInt), in: { type: listOf(GraphQLInt), description: 'Is one of these.' } });
const BooleanFilter = filter('BooleanFilter', 'Compares yes and no.', { eq: { type: GraphQLBoolean, description: 'Is this.' }, isNull: EMPTY });
const PartialDateFilter = filter('PartialDateFilter', 'Compares dates as they are written: “2005” comes before “2005-01”.', ranged(PartialDate));
const DateTimeFilter = filter('DateTimeFilter', 'Compares moments.', ranged(DateTime));
const IdFilter = filter('IdFilter', 'Compares an id.', { eq: { type: GraphQLID, description: 'Is this.' }, in: { type: listOf(GraphQLID), description: 'Is one of these.' } });
const ReferenceFilter = filter('ReferenceFilter', 'Compares which record or account is referred to, by its id.', equality(GraphQLID));
const TermFilter = filter('TermReferenceFilter', 'Compares which word of a list it has.', { ...equality(GraphQLID), code: { type: listOf(GraphQLString), description: 'Its code is one of these.' } });
const ListFilter = filter('ListFilter', 'Looks into a list of texts.', {
  has: { type: GraphQLString, description: 'Has this item.' },
  hasSome: { type: listOf(GraphQLString), description: 'Has one of these items.' },
  hasEvery: { type: listOf(GraphQLString), description: 'Has all of these items.' },
  isEmpty: { type: GraphQLBoolean, description: 'true: there are no items; false: there are some.' },
});
const PropertyFilter = filter('OwnPropertyFilter', 'Compares the value of a property that the project defined itself.', {
  property: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the property.' },
  eq: { type: Json, description: 'Is this.' },
  contains: { type: GraphQLString, description: 'Has this in it, in capitals or not.' },
  lt: { type: GraphQLFloat, description: 'Is a number and less.' },
  lte: { type: GraphQLFloat, description: 'Is a number and at most this.' },
  gt: { type: GraphQLFloat, description: 'Is a number and more.' },
  gte: { type: GraphQLFloat, description: 'Is a number and at least this.' },
  isNull: EMPTY,
});

const BY_TYPE: Partial<Record<FieldSpec['type'], GraphQLInputObjectType>> = {
  text: TextFilter,
  longText: TextFilter,
  url: TextFilter,
  colour: TextFilter,
  integer: IntFilter,
  number: NumberFilter,
  boolean: BooleanFilter,
  partialDate: PartialDateFilter,
  instant: DateTimeFilter,
  account: ReferenceFilter,
  id: ReferenceFilter,
  textList: ListFilter,
};

const choiceFilters = new Map<GraphQLEnumType | GraphQLScalarType, GraphQLInputObjectType>();
function choiceFilter(type: GraphQLEnumType): GraphQLInputObjectType {
  const known = choiceFilters.get(type);
  if (known) return known;
  const made = filter(`${type.name}Filter`, `Compares ${type.name}.`, equality(type));
  choiceFilters.set(type, made);
  return made;
}

function filterOfField(owner: string, name: string, field: FieldSpec): GraphQLInputType {
  if (field.type === 'choice') return choiceFilter(enumOfField(owner, name, field));
  if (field.type === 'reference') return field.entity === 'term' ? TermFilter : ReferenceFilter;
  if (field.type === 'properties') return listOf(PropertyFilter);
  const type = BY_TYPE[field.type];
  if (!type) throw new Error(`No filter is defined for fields of the type ${field.type}.`);
  return type;
}

const filters = new Map<EntityName, GraphQLInputObjectType>();

/** Filter of a list of the entity's records. */
export function filterTypeOf(entity: EntityName): GraphQLInputObjectType {
  const known = filters.get(entity);
  if (known) return known;
  const owner = typeNameOf(entity);
  const type: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: `${owner}Filter`,
    description: `Which ${entity} records a list has. Everything that is given must hold.`,
    fields: () => ({
      and: { type: listOf(type), description: 'All of these hold.' },
      or: { type: listOf(type), description: 'One of these holds.' },
      not: { type, description: 'This does not hold.' },
      id: { type: IdFilter, description: 'The record’s own id.' },
      classification: { type: choiceFilter(Classification), description: 'Its own class.' },
      ...Object.fromEntries(Object.entries(definitionOf(entity).fields).map(([name, field]) => [name, { type: filterOfField(owner, name, field), description: field.description }])),
      ...Object.fromEntries(Object.entries(EXTRA_FILTERS[entity] ?? {}).map(([name, { description }]) => [name, { type: IdFilter, description }])),
    }),
  });
  filters.set(entity, type);
  return type;
}

const orders = new Map<EntityName, GraphQLInputObjectType>();

/** Order of a list of the entity's records. */
export function orderTypeOf(entity: EntityName): GraphQLInputObjectType {
  const known = orders.get(entity);
  if (known) return known;
  const owner = typeNameOf(entity);
  const fields = definitionOf(entity).fields;
  const description: Record<keyof typeof LOG_ORDERS, string> = { created: 'When it was added.', changed: 'When it was last changed.' };
  const field = new GraphQLEnumType({
    name: `${owner}OrderField`,
    description: `What a list of ${entity} records can be ordered by.`,
    values: Object.fromEntries([
      ...orderFieldsOf(entity).map((name) => [name, { value: name, description: fields[name]!.description }]),
      ...Object.entries(description).map(([name, text]) => [name, { value: name, description: text }]),
    ]),
  });
  const type = new GraphQLInputObjectType({
    name: `${owner}Order`,
    description: 'One step of an order; the record’s id settles what is still equal.',
    fields: { field: { type: new GraphQLNonNull(field), description: 'By what.' }, direction: { type: Direction, defaultValue: 'ASC', description: 'Which way.' } },
  });
  orders.set(entity, type);
  return type;
}
