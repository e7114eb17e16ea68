import { clockIn } from '@baraza/calendar';
import type { Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useZoneOf } from '../../project/session-time.js';
import type { DatedSession } from './calendar-weeks.js';
import { useTypeWord } from './hooks.js';

const DAY = 86_400_000;

export interface SessionWords {
  /** "Town hall, women only": its type, else its title. */
  readonly short: (session: Records['session']) => string;
  /** "Thu 18 Aug, 10:00–14:00"; overnight "Thu 18 Aug, 23:30 to Fri 19 Aug, 04:35"; empty where nobody said when. Clocks of its zone. */
  readonly when: (session: Pick<Records['session'], 'startsAt' | 'endsAt' | 'timeZone'>) => string;
  /** Whether it ends on another day than it begins. */
  readonly spansDays: (session: Pick<Records['session'], 'startsAt' | 'endsAt' | 'timeZone'>) => boolean;
  /** "10:00–14:00". */
  readonly clocks: (session: Pick<Records['session'], 'startsAt' | 'endsAt' | 'timeZone'>) => string;
  /** Parts of a line, those that are empty left out. */
  readonly join: (parts: readonly string[]) => string;
  /** Everything that the calendar says of it in one line. */
  readonly line: (dated: DatedSession) => string;
}

/** How sessions are told in a line. */
export function useSessionWords(): SessionWords {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const typeWord = useTypeWord();
  const zoneOf = useZoneOf();
  const join: SessionWords['join'] = format.parts;
  const clocks: SessionWords['clocks'] = (session) => {
    const { startsAt, endsAt } = session;
    if (startsAt === null) return '';
    const zone = zoneOf(session);
    // Isolated, or the first of two clocks stands behind the other where one reads from right to left.
    return endsAt === null || endsAt <= startsAt ? clockIn(zone, startsAt).clock : `\u2066${clockIn(zone, startsAt).clock}–${clockIn(zone, endsAt).clock}\u2069`;
  };
  const day = (moment: string, timeZone: string): string => format.date(moment, { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  const spansDays: SessionWords['spansDays'] = (session) => {
    const { startsAt, endsAt } = session;
    return startsAt !== null && endsAt !== null && clockIn(zoneOf(session), startsAt).day !== clockIn(zoneOf(session), Date.parse(endsAt) - 1).day;
  };
  const when: SessionWords['when'] = (session) => {
    const { startsAt, endsAt } = session;
    if (startsAt === null) return '';
    const zone = zoneOf(session);
    if (endsAt !== null && spansDays(session)) {
      // Of a night the clocks matter; of several days they are those of each day's agenda.
      const overnight = Date.parse(endsAt) - Date.parse(startsAt) < DAY;
      const moment = (at: string): string => (overnight ? join([day(at, zone), clockIn(zone, at).clock]) : day(at, zone));
      return t('span.both', { from: moment(startsAt), to: moment(endsAt) });
    }
    return join([day(startsAt, zone), clocks(session)]);
  };
  return {
    join,
    spansDays,
    clocks,
    when,
    short: (session) => join([typeWord(session) || session.title, session.womenOnly ? t('session.womenOnly') : '']),
    line: ({ session }) => join([session.title, when(session), session.womenOnly ? t('session.womenOnly') : '', t(`state.${session.state}`)]),
  };
}
