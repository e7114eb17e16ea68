import { momentIn } from '@baraza/calendar';

const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/;

/** The moment that is written in a file, ISO 8601 in UTC; where no zone is named, by the clocks of `zone`. Null: it is none. */
export function instantOf(text: string | null, zone: string): string | null {
  const [, day, minutes = '00:00', seconds = ':00', offset] = WRITTEN.exec(text?.trim() ?? '') ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T${minutes}${seconds}${offset ?? 'Z'}`))) return null;
  const given = offset ?? (zone === 'UTC' ? 'Z' : undefined);
  return given === undefined ? momentIn(zone, day, minutes) : new Date(`${day}T${minutes}${seconds}${given}`).toISOString();
}
