import { isOver, type ItemPace } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconCheck, IconCircle, IconClock, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useRoom } from '../context.js';
import { paceOf } from '../round-time.js';
import { useNow } from '../useNow.js';
import { useRoomTime } from '../useRoomTime.js';
import { SessionEnd } from './SessionEnd.js';
import classes from './side.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const MINUTE = 60_000;
const marks = { done: IconCheck, current: IconPlayerPlay, ahead: IconCircle } as const;

/** The agenda with its planned and used minutes, the pace, and what begins and ends items and the session. */
export function AgendaSide({ leads }: { readonly leads: boolean }): ReactNode {
  const { t } = useTranslation('hall');
  const { session, items, running } = useRoom();
  const { time: timeOf } = useRoomTime();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const now = useNow(5000);
  const pace = paceOf(session, items, now);
  const late = Math.round(pace.lateMs / MINUTE);
  const { shorten } = pace;
  const titleOf = (id: string): string => items.find((item) => item.id === id)?.title ?? '';
  const overran = pace.overran.filter((id) => pace.items.find((item) => item.id === id)?.state === 'done').map(titleOf);
  const open = session.state === 'live';
  return (
    <section className={classes['agenda']} aria-labelledby="agenda">
      <header className={classes['sideHead']}>
        <h2 id="agenda">{t('agenda.title')}</h2>
        <span>{t('agenda.plannedUsed')}</span>
      </header>
      {items.length === 0 && <p className={classes['sideNote']}>{t('agenda.empty')}</p>}
      <ol className={classes['items']}>
        {items.map((item, index) => (
          <AgendaRow key={item.id} title={item.title} pace={pace.items[index]!} starts={timeOf(isOver(session.state) ? pace.items[index]!.plannedStart : pace.items[index]!.start)} onStart={leads && !isOver(session.state) && item.id !== running?.id ? () => mutate('startAgendaItem', { id: item.id, session: session.id }) : undefined} onEnd={leads && item.id === running?.id ? () => mutate('endAgendaItem', { id: item.id }) : undefined} />
        ))}
      </ol>
      {items.length > 0 && session.state !== 'held' && (
        <p className={classes['pace']}>
          <IconClock {...icon} />
          <span>
            {late > 0 ? t('agenda.late', { time: timeOf(pace.projectedEnd), minutes: late }) : late < 0 ? t('agenda.early', { time: timeOf(pace.projectedEnd), minutes: -late }) : t('agenda.onTime', { time: timeOf(pace.projectedEnd) })}
            {late > 0 && overran[0] !== undefined && ` ${t('agenda.overran', { item: overran[0] })}`}
          </span>
        </p>
      )}
      {leads && shorten && open && (
        <Button
          variant="default"
          className={classes['wrapping']}
          onClick={() => {
            const item = items.find(({ id }) => id === shorten.item);
            if (item && item.minutes !== null && mutate('updateAgendaItem', { id: item.id, minutes: item.minutes - shorten.byMinutes })) offerUndo(t('agenda.shortened', { item: item.title, minutes: shorten.byMinutes }));
          }}
        >
          <bdi>{t('agenda.shorten', { item: titleOf(shorten.item), minutes: shorten.byMinutes })}</bdi>
        </Button>
      )}
      {leads && (
        <div className={classes['sessionState']}>
          {/* One that is over is opened again above the floor, where it is said. */}
          {!open && !isOver(session.state) && (
            <Button variant="default" onClick={() => mutate('setSessionState', { id: session.id, state: 'live' })}>
              {t('session.open')}
            </Button>
          )}
          {open && <SessionEnd />}
        </div>
      )}
    </section>
  );
}

function AgendaRow({ title, pace, starts, onStart, onEnd }: { readonly title: string; readonly pace: ItemPace; readonly starts: string; readonly onStart?: () => void; readonly onEnd?: () => void }): ReactNode {
  const { t } = useTranslation('hall');
  const { number } = useFormat();
  const { state, plannedMs, usedMs, overMs, untimed } = pace;
  const Mark = marks[state];
  const used = number(Math.floor(usedMs / MINUTE));
  // Both parts of an item that ran over stand on one bar.
  const whole = Math.max(plannedMs, usedMs, 1);
  return (
    <li className={classes['item']} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <Mark {...icon} className={state === 'current' ? 'bz-mirror' : undefined} />
      <span className="bz-hidden-text">{t(`agenda.state.${state}`)}</span>
      <span className={classes['itemTitle']}>
        <bdi>{title}</bdi>
      </span>
      <span className={classes['itemTime']}>{state === 'ahead' ? starts : untimed ? t('agenda.notTimed') : plannedMs === 0 ? t('agenda.minutes', { used }) : t('agenda.usedOf', { used, planned: number(Math.round(plannedMs / MINUTE)) })}</span>
      <span className={classes['itemBar']} aria-hidden>
        <span style={{ inlineSize: `${(100 * Math.min(usedMs, plannedMs)) / whole}%` }} />
        {overMs > 0 && <span data-over style={{ inlineSize: `${(100 * overMs) / whole}%` }} />}
      </span>
      {onEnd && (
        <Action small accent className={classes['itemAction']} onClick={onEnd} aria-label={t('agenda.endItem', { item: title })}>
          {t('agenda.end')}
        </Action>
      )}
      {onStart && (
        <Action small accent className={classes['itemStart']} onClick={onStart} aria-label={t(state === 'done' ? 'agenda.againItem' : 'agenda.startItem', { item: title })}>
          {t(state === 'done' ? 'agenda.again' : 'agenda.start')}
        </Action>
      )}
    </li>
  );
}
