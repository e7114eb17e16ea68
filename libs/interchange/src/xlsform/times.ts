import { isIsoDate } from '../tables/excel-dates.js';

/** Dates and times as survey programs write them. */

const DATE_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(\.\d+)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
const TIME = /^(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A moment as ISO 8601: in UTC where a zone is given or `zone` says which one is meant; else as the clock showed it, without a zone. `null` for what is no moment.
 * A date alone is midnight where `zone` is given.
 */
export function toMoment(text: string, zone?: 'UTC'): string | null {
  const trimmed = text.trim();
  const parts = DATE_TIME.exec(isIsoDate(trimmed) && !trimmed.includes('T') ? `${trimmed}T00:00` : trimmed);
  if (!parts) return null;
  const [, date, clock, seconds = '00', fraction = '', given = zone] = parts;
  const local = `${date}T${clock}:${seconds}`;
  if (!isIsoDate(local)) return null;
  if (given === undefined) return local;
  const moment = new Date(`${local}${fraction.slice(0, 4)}${offsetOf(given)}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

function offsetOf(zone: string): string {
  if (/^(z|utc)$/i.test(zone)) return 'Z';
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone)!;
  return `${hours}:${minutes}`;
}

/** The day of a date, with or without a time of day behind it; `null` for what is none. */
export function toDate(text: string): string | null {
  const [, date] = /^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/.exec(text.trim()) ?? [];
  return date !== undefined && isIsoDate(date) ? date : null;
}

/** The time of the clock, `14:30:00`. Without a day no zone can be reckoned with, so one that is given is dropped. */
export function toClock(text: string): string | null {
  const [, clock, seconds = '00'] = TIME.exec(text.trim()) ?? [];
  return clock !== undefined && isIsoDate(`2000-01-01T${clock}:${seconds}`) ? `${clock}:${seconds}` : null;
}
