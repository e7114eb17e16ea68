/** Orders and cursors. The id settles what the order leaves open, so that pages never overlap; a cursor holds the values of its place and works only for the order it was made in. */
import type { EntityName, FieldSpec, Viewer } from '@baraza/domain';
import { columnName, definitionOf } from '@baraza/persistence';
import { badInput } from '../errors.js';
import { requireReadable } from './filter.js';
import { type Bound, isUuid } from './values.js';

export interface OrderTerm {
  /** A field, or `created` or `changed`. */
  field: string;
  direction: 'ASC' | 'DESC';
}

/** Fields that a list can be ordered by, besides these two. */
export const LOG_ORDERS = { created: 'created_seq', changed: 'from_seq' } as const;
const ORDERABLE: Partial<Record<FieldSpec['type'], string>> = {
  text: 'text',
  url: 'text',
  choice: 'text',
  partialDate: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  instant: 'timestamptz',
};

/** Names of the fields that lists of the entity can be ordered by. */
export const orderFieldsOf = (entity: EntityName): string[] =>
  Object.entries(definitionOf(entity).fields)
    .filter(([, field]) => ORDERABLE[field.type] !== undefined)
    .map(([name]) => name);

export interface SortKey {
  /** Expression over the alias. */
  expression: string;
  type: string;
  descending: boolean;
}

/** What the rows are sorted by, the id last. Without an order: as they were added. */
export function sortKeys(entity: EntityName, alias: string, viewer: Viewer, order: readonly OrderTerm[]): SortKey[] {
  if (order.length > 3) throw badInput('A list is ordered by at most three fields.');
  const terms = order.length > 0 ? order : [{ field: 'created', direction: 'ASC' as const }];
  return [...terms.map((term) => sortKey(entity, alias, viewer, term)), { expression: `${alias}.id`, type: 'uuid', descending: false }];
}

function sortKey(entity: EntityName, alias: string, viewer: Viewer, { field, direction }: OrderTerm): SortKey {
  const descending = direction === 'DESC';
  const log = Object.hasOwn(LOG_ORDERS, field) ? LOG_ORDERS[field as keyof typeof LOG_ORDERS] : undefined;
  if (log) return { expression: `${alias}.${log}`, type: 'bigint', descending };
  requireReadable(viewer, entity, field);
  const spec = definitionOf(entity).fields[field]!;
  const type = ORDERABLE[spec.type]!;
  const column = `${alias}."${columnName(entity, field)}"`;
  // Words in the order of a dictionary, whatever the database's own locale; codes and dates by their characters.
  const collation = type !== 'text' ? '' : spec.type === 'text' ? ' COLLATE "und-x-icu"' : ' COLLATE "C"';
  return { expression: `${column}${collation}`, type, descending };
}

/** ORDER BY; what is empty comes last, either way. */
export const orderBy = (keys: readonly SortKey[]): string => keys.map(({ expression, descending }) => `${expression} ${descending ? 'DESC' : 'ASC'} NULLS LAST`).join(', ');

/** The values of a row that its cursor holds, as one text array. */
export const cursorColumn = (keys: readonly SortKey[]): string => `ARRAY[${keys.map(({ expression }) => `(${expression})::text`).join(', ')}]`;

const signature = (order: readonly OrderTerm[]): string => order.map(({ field, direction }) => `${field} ${direction}`).join(',');

/** An opaque cursor of a row. */
export const encodeCursor = (order: readonly OrderTerm[], values: readonly (string | null)[]): string => Buffer.from(JSON.stringify([signature(order), ...values])).toString('base64url');

/** @throws GraphQLError for what is no cursor, or the cursor of a list in another order. */
export function decodeCursor(order: readonly OrderTerm[], keys: readonly SortKey[], cursor: string): (string | null)[] {
  const [madeIn, ...values] = parse(cursor);
  if (madeIn !== signature(order) || values.length !== keys.length || !values.every((value, index) => fits(value, keys[index]!.type))) {
    throw badInput('This cursor does not belong to this list in this order. Ask for the first page again.');
  }
  return values as (string | null)[];
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

const FORMS: Readonly<Record<string, RegExp>> = {
  bigint: /^-?\d{1,18}$/,
  integer: /^-?\d{1,9}$|^-?1\d{9}$|^-?20\d{8}$/,
  'double precision': /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/,
  boolean: /^(true|false)$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2})?$/,
};

/** Cursors come back from outside: what could not have come from us is refused here, not by Postgres. */
function fits(value: unknown, type: string): boolean {
  if (type === 'uuid') return isUuid(value);
  if (value === null) return true;
  return typeof value === 'string' && (FORMS[type]?.test(value) ?? !value.includes('\0'));
}

/** Condition: the row comes after the place of the cursor. */
export function afterCondition(keys: readonly SortKey[], values: readonly (string | null)[], bound: Bound): string {
  const [key, ...rest] = keys;
  if (!key) return 'false';
  const value = values[0] ?? null;
  const further = afterCondition(rest, values.slice(1), bound);
  if (value === null) return `(${key.expression} IS NULL AND ${further})`;
  const place = bound.add(value, key.type);
  return `(${key.expression} ${key.descending ? '<' : '>'} ${place} OR ${key.expression} IS NULL OR (${key.expression} = ${place} AND ${further}))`;
}
