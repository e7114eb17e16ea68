/** Days and clocks of IANA time zones. A day is YYYY-MM-DD, a clock HH:MM, both as people of the zone read them; a moment is ISO 8601 in UTC. */

const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Objects of Intl are costly, and a calendar asks for many clocks of one zone. */
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, calendar: 'iso8601', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, known);
  return known;
}

/** What calendar and clock show in the zone at a moment. @throws RangeError for a zone that is none. */
export function clockIn(zone: string, moment: string | number): { readonly day: string; readonly clock: string } {
  const parts = Object.fromEntries(formatIn(zone).formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  return { day: `${parts['year']!.padStart(4, '0')}-${parts['month']}-${parts['day']}`, clock: `${parts['hour']}:${parts['minute']}` };
}

/** How far the zone is ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(zone: string, moment: number): number {
  const { day, clock } = clockIn(zone, moment);
  const whole = Math.floor(moment / MINUTE) * MINUTE;
  return Date.parse(`${day}T${clock}:00Z`) - whole;
}

/**
 * The moment at which the zone shows this day and clock. Where clocks are put forward over it, it is as much later as they were put forward; where they are put back, the first of the two.
 */
export function momentIn(zone: string, day: string, clock: string): string {
  const shown = Date.parse(`${day}T${clock}:00Z`);
  const [before, after] = [aheadOfUtc(zone, shown - DAY), aheadOfUtc(zone, shown + DAY)];
  const fits = [shown - before, shown - after].filter((moment) => aheadOfUtc(zone, moment) === shown - moment);
  return new Date(fits.length > 0 ? Math.min(...fits) : shown - before).toISOString();
}

/** The day that is `count` days after (before, where it is negative). */
export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);

/** How many days `to` is after `from`. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** The Monday on or before the day; weeks begin on Monday (ISO 8601). */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The moment some minutes after. */
export const addMinutes = (moment: string, minutes: number): string => new Date(Date.parse(moment) + minutes * MINUTE).toISOString();

/** Minutes from one moment to another, rounded. */
export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / MINUTE);
