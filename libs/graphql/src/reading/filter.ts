/** Filters as SQL conditions. Names of columns come from the definitions; what the caller compares with is bound. */
import { canReadField, type EntityName, type FieldSpec, type Viewer } from '@baraza/domain';
import { columnName, definitionOf } from '@baraza/persistence';
import { badInput, failure } from '../errors.js';
import { EXTRA_FILTERS, type ExtraFilter } from './extra-filters.js';
import type { Sight } from './sight.js';
import type { Bound } from './values.js';

export interface FilterContext extends Sight {
  entity: EntityName;
  alias: string;
  bound: Bound;
}

type Operators = Record<string, unknown>;
export type Filter = Record<string, unknown>;

/** Comparisons in one filter at most. */
export const MOST_CONDITIONS = 50;
/** Values in one `in` at most. */
export const MOST_VALUES = 500;

/** Collation of dates as written, which sort by their characters. */
const BY_CHARACTER = 'COLLATE "C"';

/** The condition that a filter stands for. @throws GraphQLError for fields above the viewer's clearance, ids that are none, and filters that are too large. */
export function filterCondition(context: FilterContext, filter: Filter): string {
  const budget = { left: MOST_CONDITIONS };
  return all(context, filter, budget);
}

interface Budget {
  left: number;
}

function spend(budget: Budget): void {
  budget.left -= 1;
  if (budget.left < 0) throw badInput(`A filter may have at most ${MOST_CONDITIONS} conditions.`);
}

function all(context: FilterContext, filter: Filter, budget: Budget): string {
  const parts = Object.entries(filter).flatMap(([name, value]) => {
    spend(budget);
    if (value === null || value === undefined) return [];
    if (name === 'and') return (value as Filter[]).map((part) => all(context, part, budget));
    if (name === 'or') return [either((value as Filter[]).map((part) => all(context, part, budget)))];
    if (name === 'not') return [`(${all(context, value as Filter, budget)}) IS NOT TRUE`];
    if (name === 'properties') return (value as Operators[]).map((part) => propertyCondition(context, part));
    const extra = EXTRA_FILTERS[context.entity]?.[name];
    return [extra ? extraCondition(context, extra, value as Operators) : fieldCondition(context, name, value as Operators)];
  });
  return parts.length === 0 ? 'true' : parts.map((part) => `(${part})`).join(' AND ');
}

const either = (parts: string[]): string => (parts.length === 0 ? 'false' : parts.map((part) => `(${part})`).join(' OR '));

function extraCondition(context: FilterContext, { condition }: ExtraFilter, operators: Operators): string {
  const parts = Object.entries(operators).flatMap(([operator, value]) => (value === null || value === undefined ? [] : [condition(context, context.bound.ids(operator === 'in' ? limited(value) : [value]))]));
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

function fieldCondition(context: FilterContext, field: string, operators: Operators): string {
  requireReadable(context.viewer, context.entity, field);
  const column = `${context.alias}."${columnName(context.entity, field)}"`;
  const compare = comparisonsOf(definitionOf(context.entity).fields[field]);
  const parts = Object.entries(operators).flatMap(([operator, value]) => (value === null || value === undefined ? [] : [compare(context, column, operator, value)]));
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/** Who filters or orders by a field learns its values. */
export function requireReadable(viewer: Viewer, entity: EntityName, field: string): void {
  if (!canReadField(viewer, entity, field)) throw failure('FORBIDDEN', `The field “${field}” lies above your clearance in the project.`, { field });
}

type Compare = (context: FilterContext, column: string, operator: string, value: unknown) => string;

function comparisonsOf(field: FieldSpec | undefined): Compare {
  // The record's own id and class have no field.
  if (!field) return (context, column, operator, value) => (column.endsWith('"id"') ? compareId(context, column, operator, value) : compareText(context, column, operator, value));
  switch (field.type) {
    case 'reference':
      return (context, column, operator, value) => compareReference(field.entity as EntityName, context, column, operator, value);
    case 'account':
    case 'id':
      return compareId;
    case 'integer':
    case 'number':
      return (context, column, operator, value) => ordered(context, column, operator, value, 'double precision');
    case 'instant':
      return (context, column, operator, value) => ordered(context, column, operator, value, 'timestamptz');
    case 'partialDate':
      return (context, column, operator, value) => ordered(context, `${column} ${BY_CHARACTER}`, operator, value, 'text');
    case 'boolean':
      return (context, column, operator, value) => ordered(context, column, operator, value, 'boolean');
    case 'textList':
      return compareList;
    default:
      return compareText;
  }
}

const SIGNS: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

function ordered({ bound }: FilterContext, column: string, operator: string, value: unknown, type: string): string {
  if (operator === 'isNull') return isNull(column, value);
  if (operator === 'in') return `${column} = ANY(${bound.add(limited(value), `${type}[]`)})`;
  const sign = SIGNS[operator];
  if (!sign) throw new Error(`No comparison “${operator}” is defined.`);
  return `${column} ${sign} ${bound.add(value, type)}`;
}

const isNull = (column: string, value: unknown): string => `${column} IS ${value === true ? '' : 'NOT '}NULL`;

function limited(value: unknown): readonly unknown[] {
  const values = value as unknown[];
  if (values.length > MOST_VALUES) throw badInput(`“in” takes at most ${MOST_VALUES} values.`);
  return values;
}

function compareText(context: FilterContext, column: string, operator: string, value: unknown): string {
  if (operator === 'contains') return `strpos(lower(${column}), lower(${context.bound.add(value, 'text')})) > 0`;
  if (operator === 'startsWith') return `starts_with(lower(${column}), lower(${context.bound.add(value, 'text')}))`;
  return ordered(context, column, operator, value, 'text');
}

function compareId({ bound }: FilterContext, column: string, operator: string, value: unknown): string {
  if (operator === 'isNull') return isNull(column, value);
  return operator === 'in' ? `${column} = ANY(${bound.ids(limited(value))})` : `${column} = ${bound.id(value)}`;
}

/** What a reference names counts only for who may read that: it is not there for anybody else, and is not found by guessing its id. */
function compareReference(target: EntityName, context: FilterContext, column: string, operator: string, value: unknown): string {
  const { alias, bound } = context;
  const rows = (condition: string): string => `${context.rows(target)} w WHERE w.workspace_id = ${alias}.workspace_id AND w.project_id = ${alias}.project_id AND w.id = ${column} AND ${condition}${context.readable(target, 'w')}`;
  const named = (condition: string): string => `EXISTS (SELECT 1 FROM ${rows(condition)})`;
  if (operator === 'code') return named(`w.code = ANY(${bound.add(limited(value), 'text[]')}) AND ${context.live('term', 'w')} AND `);
  // Looked up for each row by its key. As a join, Postgres may compare every row with every row of the other table, where it thinks that few are there.
  if (operator === 'isNull') return `coalesce((SELECT true FROM ${rows('')}), false) = ${value === true ? 'false' : 'true'}`;
  return `${compareId(context, column, operator, value)} AND ${named('')}`;
}

function compareList({ bound }: FilterContext, column: string, operator: string, value: unknown): string {
  if (operator === 'isEmpty') return `cardinality(${column}) ${value === true ? '=' : '>'} 0`;
  const items = operator === 'has' ? [value] : limited(value);
  return `${column} ${operator === 'hasEvery' || operator === 'has' ? '@>' : '&&'} ${bound.add(items, 'text[]')}`;
}

/** A value of one of the project's own properties; the viewer must be allowed to read its definition. */
function propertyCondition({ alias, bound, rows, readable: readableIn }: FilterContext, { property, ...operators }: Operators): string {
  const id = bound.id(property);
  const json = `${alias}.properties -> (${id})::text`;
  const text = `${alias}.properties ->> (${id})::text`;
  const parts = Object.entries(operators).flatMap(([operator, value]) => {
    if (value === null || value === undefined) return [];
    if (operator === 'eq') return [`${json} = ${bound.add(JSON.stringify(value), 'jsonb')}`];
    if (operator === 'contains') return [`strpos(lower(${text}), lower(${bound.add(value, 'text')})) > 0`];
    if (operator === 'isNull') return [`${json} IS ${value === true ? '' : 'NOT '}NULL`];
    // Only numbers compare with a number; a text in the same property never makes the statement fail.
    return [`CASE WHEN jsonb_typeof(${json}) = 'number' THEN (${text})::double precision ${SIGNS[operator]!} ${bound.add(value, 'double precision')} ELSE false END`];
  });
  const readable = `EXISTS (SELECT 1 FROM ${rows('property')} d WHERE d.workspace_id = ${alias}.workspace_id AND d.project_id = ${alias}.project_id AND d.id = ${id} AND ${readableIn('property', 'd')})`;
  return [readable, ...parts].join(' AND ');
}

/** Words that must all be found, each in any of the fields that a search of the entity looks into. */
export function searchCondition({ entity, alias, viewer, bound }: FilterContext, search: string): string {
  const words = search.trim().split(/\s+/).filter((word) => word !== '');
  if (words.length > 10) throw badInput('A search takes at most ten words.');
  const fields = definitionOf(entity).searchable.filter((field) => canReadField(viewer, entity, field));
  const conditions = words.map((word) => {
    const needle = `lower(${bound.add(word, 'text')})`;
    return either(fields.map((field) => foundIn(`${alias}."${columnName(entity, field)}"`, definitionOf(entity).fields[field]!.type === 'textList', needle)));
  });
  return conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' AND ');
}

const foundIn = (column: string, isList: boolean, needle: string): string =>
  isList ? `EXISTS (SELECT 1 FROM unnest(${column}) AS item(text) WHERE strpos(lower(item.text), ${needle}) > 0)` : `strpos(lower(${column}), ${needle}) > 0`;
