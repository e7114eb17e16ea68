import type { Records } from '@baraza/domain';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { clockIn } from './zones.js';

/** A session as a calendar shows it; words are those of whoever reads. */
export interface CalendarEntry {
  readonly session: Pick<Records['session'], 'id' | 'title' | 'description' | 'startsAt' | 'endsAt' | 'state'>;
  /** IANA zone of its clocks. */
  readonly zone: string;
  /** Room and place as one line; empty where nobody said. */
  readonly where: string;
  /** Address of the session in the product. */
  readonly url: string;
  /** The last change, where it is known: programs that subscribe tell by it what is new. `revision` only grows. */
  readonly changed?: { readonly at: Date; readonly revision: number };
}

const STATUS = { planned: ICalEventStatus.CONFIRMED, live: ICalEventStatus.CONFIRMED, held: ICalEventStatus.CONFIRMED, cancelled: ICalEventStatus.CANCELLED } as const;

/** What programs with calendars know a session by: the same in every file, so that a second import changes the event and adds none (RFC 5545 §3.8.4.7). */
export const uidOf = (session: string): string => `${session}@baraza`;

/**
 * Sessions as iCalendar (RFC 5545). Times are moments in UTC, which every program shows in the zone of its reader; the description says clock and zone of the place, since that is what is announced there.
 * Sessions without a beginning are left out. `made`: when the file was made, which tells programs which of two files is newer. `again`: seconds after which whoever subscribes should ask again.
 */
export function calendarFile({ name, entries, made, again }: { readonly name: string; readonly entries: readonly CalendarEntry[]; readonly made: Date; readonly again?: number }): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Baraza', product: 'Consultations' }, ...(again !== undefined && { ttl: again }) });
  for (const { session, zone, where, url, changed } of entries) {
    const { id, title, description, startsAt, endsAt, state } = session;
    if (startsAt === null) continue;
    const { day, clock } = clockIn(zone, startsAt);
    calendar.createEvent({
      id: uidOf(id),
      stamp: changed?.at ?? made,
      ...(changed && { sequence: changed.revision, lastModified: changed.at }),
      start: new Date(startsAt),
      ...(endsAt !== null && endsAt > startsAt && { end: new Date(endsAt) }),
      summary: title,
      description: [`${day} ${clock} ${zone}`, description].filter(Boolean).join('\n\n'),
      ...(where !== '' && { location: where }),
      url,
      status: STATUS[state],
    });
  }
  return calendar.toString();
}
