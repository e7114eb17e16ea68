/** Values that come from outside, on their way into a statement: always bound, never part of its text. */
import { badInput } from '../errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** Collects bound values; each gets the next `$n`. */
export class Bound {
  readonly values: unknown[] = [];

  /** `$n`, or `$n::type`. */
  add(value: unknown, type?: string): string {
    checkText(value);
    const place = `$${this.values.push(value)}`;
    return type === undefined ? place : `${place}::${type}`;
  }

  id(value: unknown): string {
    if (!isUuid(value)) throw badInput(`“${String(value).slice(0, 60)}” is not an id (UUID).`);
    return this.add(value, 'uuid');
  }

  ids(values: readonly unknown[]): string {
    for (const value of values) if (!isUuid(value)) throw badInput(`“${String(value).slice(0, 60)}” is not an id (UUID).`);
    return this.add(values, 'uuid[]');
  }
}

/** Postgres cannot hold NUL in a text. */
function checkText(value: unknown): void {
  if (typeof value === 'string' ? value.includes('\0') : Array.isArray(value) && value.some((item) => typeof item === 'string' && item.includes('\0'))) {
    throw badInput('A text holds a character that no text here can hold (U+0000).');
  }
}
