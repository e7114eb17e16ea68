import { isPartialDate } from '@baraza/domain';
import type { GraphValue } from './types.js';

/** Since when and until when: times of a format become dates of the product where they are, and stay what they are where they are not. */

export type Kind = 'elements' | 'connections';

/** From when to when something was there, as written; null: open. */
export type Interval = readonly [from: string | null, to: string | null];

/** Headers of the two ends. `valid` are those of the built-in fields, for partial dates. `spells`: several, as `FROM/TO` (ISO 8601). */
export const TIME_HEADERS = { valid: ['Valid from', 'Valid to'], other: ['Start', 'End'], spells: 'Spells' } as const;

const MIDNIGHT = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:00)?$/;
/** A number that is meant as a year. Others count days, seconds or steps. */
const YEAR = /^([12]\d{3})(?:\.0+)?$/;

/** The year, month or day that a time is; null where it is none of them. */
export function toPartialDate(text: string): string | null {
  const plain = text.trim().replace(MIDNIGHT, '');
  const year = YEAR.exec(plain)?.[1];
  if (year !== undefined) return year;
  return plain.length > 4 && isPartialDate(plain) ? plain : null;
}

/** What was said of times, until all of the file has been seen: one time that is no date makes all of them a property. */
export class TimesOfItems {
  readonly #items: { kind: Kind; other: Map<string, GraphValue>; intervals: readonly Interval[] }[] = [];

  add(kind: Kind, other: Map<string, GraphValue>, intervals: readonly Interval[] = []): void {
    const said = intervals.filter(([from, to]) => from !== null || to !== null);
    if (said.length > 0) this.#items.push({ kind, other, intervals: said });
  }

  /** @returns what each item is to hold under which header, but for those that say their dates themselves; and the first time that is no date. */
  resolve(): { values: { kind: Kind; other: Map<string, GraphValue>; header: string; value: GraphValue }[]; misfit: string | null } {
    const misfit = this.#items.flatMap(({ intervals }) => intervals.flat()).find((time) => time !== null && toPartialDate(time) === null) ?? null;
    const write = (time: string | null): string | null => (time === null || misfit !== null ? time : toPartialDate(time));
    const [from, to] = misfit === null ? TIME_HEADERS.valid : TIME_HEADERS.other;
    const values = this.#items.flatMap(({ kind, other, intervals }) => {
      if (TIME_HEADERS.valid.some((header) => other.has(header)) || other.has(TIME_HEADERS.spells)) return [];
      const [[start, end]] = intervals as [Interval];
      const said: [string, GraphValue][] = intervals.length > 1 ? [[TIME_HEADERS.spells, intervals.map((each) => each.map((time) => write(time) ?? '..').join('/'))]] : [[from, write(start)], [to, write(end)]];
      return said.flatMap(([header, value]) => (value === null ? [] : [{ kind, other, header, value }]));
    });
    return { values, misfit };
  }
}
