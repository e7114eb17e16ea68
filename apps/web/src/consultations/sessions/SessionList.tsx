import { mondayOf } from '@baraza/calendar';
import type { Records } from '@baraza/domain';
import { Tag, useFormat } from '@baraza/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';
import { useFieldWords } from '../../project/words.js';
import { datedIn } from '../data/calendar-weeks.js';
import { useTypeWord, useWithoutWoman } from '../data/hooks.js';
import { useSessionWords } from '../data/useSessionWords.js';
import { StateMark } from '../parts/StateMark.js';
import classes from './sessions.module.css';

/** Sessions as they follow each other, week by week; those without a time at the end. */
export function SessionList({ sessions }: { readonly sessions: readonly Records['session'][] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const zoneOf = useZoneOf();
  const weeks = new Map<string, Records['session'][]>();
  for (const session of sessions) {
    const dated = datedIn(session, zoneOf(session));
    const week = dated ? mondayOf(dated.first) : '';
    weeks.set(week, [...(weeks.get(week) ?? []), session]);
  }
  return (
    <div className={classes['list']}>
      {[...weeks].map(([monday, here]) => {
        const title = monday === '' ? t('sessions.undated') : t('calendar.weekOf', { day: format.date(`${monday}T12:00:00Z`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }) });
        return (
          <section key={monday} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {here.map((session) => (
                <SessionLine key={session.id} session={session} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function SessionLine({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { parts } = useFormat();
  const { choice } = useFieldWords();
  const { id: project } = useProject();
  const place = useRecords('place').find(({ id }) => id === session.place)?.name;
  const typeWord = useTypeWord();
  const { when } = useSessionWords();
  const lacks = useWithoutWoman([session]).length > 0;
  const { id, title, venue, womenOnly, attribution, state } = session;
  return (
    <li className={classes['line']} data-state={state}>
      <span className={classes['when']}>{when(session) || t('session.noTime')}</span>
      <span className={classes['what']}>
        <Link to={`/p/${project}/sessions/${id}`}>
          <bdi>{title}</bdi>
        </Link>
        <span className={classes['note']}>
          <span>{typeWord(session)}</span>
          {womenOnly && <Tag>{t('session.womenOnly')}</Tag>}
          {lacks && (
            <span className={classes['lacks']}>
              <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
              {t('warning.noWoman')}
            </span>
          )}
        </span>
      </span>
      <span className={classes['where']}>
        <bdi>{parts([place, venue])}</bdi>
      </span>
      <span className={classes['rule']}>{choice('attribution', attribution)}</span>
      <StateMark state={state} />
    </li>
  );
}
