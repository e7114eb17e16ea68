import { agendaPace, isOver, type ItemPace, type PacedItem, type Records } from '@baraza/domain';
import { Action } from '@baraza/ui';
import { IconCheck, IconCircle, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../../project/hooks.js';
import { useRightHere, useRoom } from '../../context.js';
import { clockText } from '../../parts/clock.js';
import { useNow } from '../../useNow.js';
import { useRoomTime } from '../../useRoomTime.js';
import classes from './side.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const MINUTE_MS = 60_000;
const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The agenda with the time that each item took, takes and is to take. Whoever runs the session begins and ends items here. */
export function Agenda(): ReactNode {
  const { t } = useTranslation('log');
  const { session, items } = useRoom();
  const { time } = useRoomTime();
  const now = useNow();
  const paced = items.map(({ id, minutes, startedAt, endedAt }): PacedItem => ({ id, plannedMinutes: minutes ?? 0, startedAt: ms(startedAt), endedAt: ms(endedAt) }));
  const pace = agendaPace(paced, ms(session.startsAt) ?? ms(session.openedAt) ?? now, now);
  const late = Math.trunc(pace.lateMs / MINUTE_MS);
  const planned = items.some(({ minutes }) => minutes !== null);
  const running = session.openedAt !== null && session.closedAt === null;
  const keeping = late > 0 ? t('agenda.late', { count: late }) : late < 0 ? t('agenda.early', { count: -late }) : t('agenda.onTime');
  return (
    <section className={classes['section']} aria-label={t('agenda.title')}>
      <header className={classes['head']}>
        <h2>{t('agenda.title')}</h2>
        <span>{running && planned ? t('agenda.now', { time: time(now), keeping }) : time(now)}</span>
      </header>
      {items.length === 0 && <p className={classes['nothing']}>{t('agenda.none')}</p>}
      <ol className={classes['list']}>
        {items.map((item, index) => (
          <AgendaRow key={item.id} item={item} pace={pace.items[index]!} />
        ))}
      </ol>
    </section>
  );
}

function AgendaRow({ item, pace }: { readonly item: Records['agendaItem']; readonly pace: ItemPace }): ReactNode {
  const { t } = useTranslation('log');
  const { session } = useRoom();
  const { time } = useRoomTime();
  const mutate = useMutate();
  const over = isOver(session.state);
  const mayRun = useRightHere()('runSessions') && !over;
  const { state, usedMs, plannedMs, leftMs, overMs, untimed } = pace;
  const minutes = (length: number): number => Math.round(length / MINUTE_MS);
  const aside = { done: untimed ? t('agenda.notTimed') : plannedMs > 0 ? t('agenda.used', { used: minutes(usedMs), planned: minutes(plannedMs) }) : t('agenda.took', { count: minutes(usedMs) }), ahead: time(over ? pace.plannedStart : pace.start), current: '' }[state];
  const Icon = { done: IconCheck, current: IconPlayerPlay, ahead: IconCircle }[state];
  return (
    <li className={classes['item']} data-state={state}>
      <Icon {...icon} />
      <span className="bz-hidden-text">{t(`agenda.${state}`)}:</span>
      <span className={classes['title']} dir="auto" title={item.title}>{item.title}</span>
      <span className={classes['aside']}>{aside}</span>
      {state === 'current' && (
        <div className={classes['running']}>
          <span>{plannedMs > 0 ? t('agenda.of', { used: clockText(usedMs), planned: clockText(plannedMs) }) : clockText(usedMs)}</span>
          {plannedMs > 0 && <strong>{overMs > 0 ? t('agenda.over', { time: clockText(overMs) }) : t('agenda.left', { time: clockText(leftMs) })}</strong>}
          {plannedMs > 0 && <span className={classes['track']} data-over={overMs > 0 || undefined} style={{ '--share': `${Math.min(100, (100 * usedMs) / plannedMs)}%` }} />}
        </div>
      )}
      {mayRun && (
        <Action small accent className={classes['act']} onClick={() => (state === 'current' ? mutate('endAgendaItem', { id: item.id }) : mutate('startAgendaItem', { id: item.id, session: session.id }))} aria-label={t(state === 'current' ? 'agenda.endOne' : 'agenda.startOne', { item: item.title })}>
          {t(state === 'current' ? 'agenda.end' : state === 'done' ? 'agenda.again' : 'agenda.start')}
        </Action>
      )}
    </li>
  );
}
