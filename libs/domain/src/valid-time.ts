/**
 * When something was so in the world (DESIGN §2, decision 16): what stood on a day, by the dates of its record. The one definition for the map on the screen, for lists and, as SQL derived from it
 * (libs/persistence/valid-where.ts), for GraphQL.
 */
import { parentsOf, type Lookup } from './access.js';
import type { AnyRecord, EntityDefinition } from './entity.js';
import { ENTITIES, type EntityName } from './entities.generated.js';
import { earliestDay, latestDay } from './partial-date.js';

/** How a record stands to a day: it has not begun, it is so, or it is so no more. */
export type Validity = 'notYet' | 'valid' | 'over';

/** Fields that say from when, and until when, records of an entity are so. */
export interface ValidSpan {
  readonly from: string;
  readonly to: string;
  /** Moment from which it is so where `from` is empty; null: it always was. */
  readonly else: string | null;
  /** A field of true or false: while it is true, it was never so. */
  readonly never: string | null;
}

/** A judgement holds from the day it is stated for, else from the day (UTC) on which it was entered, and was never so once it is taken back. */
const OF_A_JUDGEMENT: ValidSpan = { from: 'validAt', to: 'expiresAt', else: 'judgedAt', never: 'withdrawn' };
const OF_OTHERS: ValidSpan = { from: 'validFrom', to: 'validTo', else: null, never: null };

const has = (entity: EntityName, { from, to }: ValidSpan): boolean => from in fieldsOf(entity) && to in fieldsOf(entity);
const fieldsOf = (entity: EntityName): EntityDefinition['fields'] => (ENTITIES[entity] as unknown as EntityDefinition).fields;

/** The fields by which records of the entity have a time in the world; null: they have none of their own. */
export const validSpanOf = (entity: EntityName): ValidSpan | null => [OF_A_JUDGEMENT, OF_OTHERS].find((span) => has(entity, span)) ?? null;

/** Whether dates decide about records of the entity: its own, or those of what it hangs on. */
export const isDated = (entity: EntityName): boolean => validSpanOf(entity) !== null || parentsOf(entity).some(([, parent]) => isDated(parent));

/** A record, or what of it is known. */
type Values = object;
const valueOf = (record: Values, field: string): unknown => (record as Readonly<Record<string, unknown>>)[field];

/** First day on which the record is so, YYYY-MM-DD; null: always so far. A date that names no day counts from its first: what may have been there is shown. */
export function firstDay(entity: EntityName, record: Values): string | null {
  const span = validSpanOf(entity);
  if (!span) return null;
  const stated = valueOf(record, span.from);
  if (typeof stated === 'string') return earliestDay(stated);
  const entered = span.else === null ? null : valueOf(record, span.else);
  return typeof entered === 'string' ? entered.slice(0, 10) : null;
}

/** Last day on which it is so, YYYY-MM-DD; null: it still is. A date that names no day counts to its last. */
export function lastDay(entity: EntityName, record: Values): string | null {
  const stated = valueOf(record, validSpanOf(entity)?.to ?? '');
  return typeof stated === 'string' ? latestDay(stated) : null;
}

/** How the record stands to a day (YYYY-MM-DD) by its own dates. Without dates it is valid on every day. */
export function ownValidity(entity: EntityName, record: Values, day: string): Validity {
  const never = validSpanOf(entity)?.never;
  if (never && valueOf(record, never) === true) return 'over';
  return validityBetween(firstDay(entity, record), lastDay(entity, record), day);
}

/** As `ownValidity`, by the first and the last day. */
export const validityBetween = (first: string | null, last: string | null, day: string): Validity => (first !== null && first > day ? 'notYet' : last !== null && last < day ? 'over' : 'valid');

/** As `ownValidity`, and no longer than all that it hangs on: a tie has not begun while one of its ends has not, and is over when one is. What is not found does not count. */
export function validityOn(entity: EntityName, record: AnyRecord, day: string, lookup: Lookup): Validity {
  const parents = parentsOf(entity).flatMap(([field, parent]): Validity[] => {
    const id = record[field];
    const found = typeof id === 'string' && isDated(parent) ? lookup(parent, id) : undefined;
    return found ? [validityOn(parent, found, day, lookup)] : [];
  });
  return strictest([ownValidity(entity, record, day), ...parents]);
}

/** Of several that must all be valid: what has not begun counts before what is over. */
export const strictest = (validities: readonly Validity[]): Validity => (validities.includes('notYet') ? 'notYet' : validities.includes('over') ? 'over' : 'valid');

/** A day on which something begins to be so, or is so no more, and how many records do. */
export interface ChangeDay {
  readonly day: string;
  readonly begin: number;
  readonly end: number;
}

/** The days on which one of the records begins, or has just ended, in their order. */
export function changeDays(records: Iterable<readonly [EntityName, Values]>): ChangeDay[] {
  const days = new Map<string, { begin: number; end: number }>();
  const at = (day: string): { begin: number; end: number } => days.get(day) ?? days.set(day, { begin: 0, end: 0 }).get(day)!;
  for (const [entity, record] of records) {
    const never = validSpanOf(entity)?.never;
    if (never && valueOf(record, never) === true) continue;
    const [first, last] = [firstDay(entity, record), lastDay(entity, record)];
    if (first !== null) at(first).begin += 1;
    if (last !== null) at(dayAfter(last, 1)).end += 1;
  }
  return [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const DAY_MS = 86_400_000;
/** The day so many days later (earlier where negative), YYYY-MM-DD; stays within the years 0001 to 9999. */
export const dayAfter = (day: string, days: number): string => new Date(Math.min(Math.max(Date.parse(day) + days * DAY_MS, Date.parse('0001-01-01')), Date.parse('9999-12-31'))).toISOString().slice(0, 10);
