import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../../project/context.js';
import type { DatedSession } from '../data/calendar-weeks.js';
import { useSessionWords } from '../data/useSessionWords.js';
import classes from './sessions.module.css';

/** Days beside each other, seven a line, with what takes place. `month`: the month that is meant (YYYY-MM); days of others are muted. On a phone: only days on which something takes place, under each other. */
export function DaysView({ dated, days, month, today }: { readonly dated: readonly DatedSession[]; readonly days: readonly string[]; readonly month: string | null; readonly today: string }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { id: project } = useProject();
  const { clocks, spansDays, when, line } = useSessionWords();
  const on = (day: string): DatedSession[] => dated.filter(({ first, last }) => day >= first && day <= last);
  const inWords = (day: string, options: Intl.DateTimeFormatOptions): string => format.date(`${day}T12:00:00Z`, { ...options, timeZone: 'UTC' });
  const any = days.some((day) => on(day).length > 0);
  return (
    <>
      <div className={classes['weekdays']} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{inWords(day, { weekday: 'short' })}</span>
        ))}
      </div>
      <ol className={classes['days']} data-week={month === null || undefined}>
        {days.map((day) => {
          const here = on(day);
          return (
            <li key={day} className={classes['dayBox']} data-other={(month !== null && !day.startsWith(month)) || undefined} data-today={day === today || undefined} data-none={here.length === 0 || undefined}>
              <span className={classes['dayName']}>
                <span className={classes['short']} aria-hidden>
                  {format.number(Number(day.slice(8)))}
                </span>
                <span className={classes['long']}>{inWords(day, { weekday: 'long', day: 'numeric', month: 'long' })}</span>
              </span>
              {here.map((each) => (
                <Link key={each.session.id} className={classes['chip']} data-state={each.session.state} to={`/p/${project}/sessions/${each.session.id}`} aria-label={line(each)}>
                  <span className={classes['clock']}>{spansDays(each.session) ? when(each.session) : clocks(each.session)}</span>
                  <bdi>{each.session.title}</bdi>
                </Link>
              ))}
            </li>
          );
        })}
      </ol>
      {!any && <p className={classes['nothing']}>{t('calendar.nothingThen')}</p>}
    </>
  );
}
