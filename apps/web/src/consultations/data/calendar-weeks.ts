import { addDays, clockIn, daysBetween, mondayOf } from '@baraza/calendar';
import { compareCodes, earliestDay, isPartialDate, latestDay, type Records } from '@baraza/domain';

/** A session on the days of its zone. `last` is `first` for a session of one day. */
export interface DatedSession {
  readonly session: Records['session'];
  readonly zone: string;
  readonly first: string;
  readonly last: string;
}

/** The session on its days; null where nobody said when it begins. */
export function datedIn(session: Records['session'], zone: string): DatedSession | null {
  if (session.startsAt === null) return null;
  const first = clockIn(zone, session.startsAt).day;
  // Midnight ends the day before.
  const last = session.endsAt !== null && session.endsAt > session.startsAt ? clockIn(zone, Date.parse(session.endsAt) - 1).day : first;
  return { session, zone, first, last };
}

/** Whether it takes place on a day before the process begins or after it ends, as far as somebody said when that is. */
export const isOutside = ({ first, last }: Pick<DatedSession, 'first' | 'last'>, { startsOn, endsOn }: Pick<Records['process'], 'startsOn' | 'endsOn'>): boolean =>
  (startsOn !== null && isPartialDate(startsOn) && first < earliestDay(startsOn)) || (endsOn !== null && isPartialDate(endsOn) && last > latestDay(endsOn));

/** A line of the calendar: a place, and what takes place there. `place`: null where nobody said where. */
export interface CalendarRow {
  readonly place: string | null;
  /** Goes on with the place of the line above, for what takes place there on the same days. */
  readonly continued: boolean;
  readonly sessions: readonly DatedSession[];
}
export interface CalendarWeek {
  readonly monday: string;
  readonly days: readonly string[];
}

/** Where nothing takes place on a Saturday or Sunday in these weeks, neither is drawn; else both are, so that weeks are whole. */
const WEEKEND_FROM = 5;

/** So many weeks from a Monday, with the days that are drawn. */
export function weeksFrom(monday: string, count: number, sessions: readonly DatedSession[]): CalendarWeek[] {
  const end = addDays(monday, 7 * count - 1);
  const shown = sessions.filter(({ first, last }) => last >= monday && first <= end);
  const happens = (weekday: number): boolean => shown.some(({ first, last }) => Array.from({ length: count }, (_, week) => addDays(monday, 7 * week + weekday)).some((day) => day >= first && day <= last && (first === last || day === first || day === last)));
  const weekdays = [0, 1, 2, 3, 4, 5, 6].slice(0, happens(5) || happens(6) ? undefined : WEEKEND_FROM);
  return Array.from({ length: count }, (_, week) => {
    const from = addDays(monday, 7 * week);
    return { monday: from, days: weekdays.map((weekday) => addDays(from, weekday)) };
  });
}

/** Lines of the calendar: places in the order in which something first takes place there, those without a place last; what falls on the same days of a place has a line each. */
export function rowsOfPlaces(sessions: readonly DatedSession[]): CalendarRow[] {
  const lanes = new Map<string | null, DatedSession[][]>();
  const inTime = sessions.toSorted((a, b) => compareCodes(a.session.startsAt ?? '', b.session.startsAt ?? ''));
  for (const dated of inTime) {
    const here = lanes.get(dated.session.place) ?? [];
    const free = here.find((lane) => lane.at(-1)!.last < dated.first);
    if (free) free.push(dated);
    else here.push([dated]);
    lanes.set(dated.session.place, here);
  }
  const placed = [...lanes].sort(([a], [b]) => Number(a === null) - Number(b === null));
  return placed.flatMap(([place, of]) => of.map((lane, index): CalendarRow => ({ place, continued: index > 0, sessions: lane })));
}

/** The first Monday to show: that of today while something is planned or live around it, else that of the first session; earlier where all of it fits. */
export function firstMonday(sessions: readonly DatedSession[], today: string, weeks: number): string {
  if (sessions.length === 0) return mondayOf(today);
  const first = mondayOf(sessions.reduce((least, { first: day }) => (day < least ? day : least), sessions[0]!.first));
  const last = sessions.reduce((most, { last: day }) => (day > most ? day : most), sessions[0]!.last);
  if (daysBetween(first, last) < 7 * weeks || today < first || today > last) return first;
  return addDays(mondayOf(today), -7);
}

/** Where a session stands among the days that are drawn, as first and last column from 0; null where it is on none of them. */
export function columnsOf({ first, last }: DatedSession, days: readonly string[]): readonly [number, number] | null {
  const columns = days.flatMap((day, index) => (day >= first && day <= last ? [index] : []));
  return columns.length === 0 ? null : [columns[0]!, columns.at(-1)!];
}
