import { Action, keyOf, KeyHint, ToolbarSelect, useFormat, useShortcuts } from '@baraza/ui';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PHONE, useMapUi } from '../state/map-ui.js';
import { changeAfter, changeBefore } from './timeline.js';
import classes from './times.module.css';
import { TimeTrack } from './TimeTrack.js';
import { SPEEDS, usePlay } from './usePlay.js';
import { useOutside } from './useOutside.js';
import { useTimeline } from './useTimeline.js';
import { useTimeOpen } from './useTimeOpen.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true, className: 'bz-mirror' } as const;

/** The bar of time, below the map; on a phone above it, where it was asked for. */
export function TimeBar({ place }: { readonly place: 'desk' | 'phone' }): ReactNode {
  const phone = useMediaQuery(PHONE) ?? false;
  return phone === (place === 'phone') ? <Bar /> : null;
}

function Bar(): ReactNode {
  const { t } = useTranslation(['times', 'common']);
  const format = useFormat();
  const { date, setDate, setTimeOpen } = useMapUi();
  const line = useTimeline();
  const play = usePlay(line);
  const outside = useOutside();
  const open = useTimeOpen();
  const go = (day: string | undefined | null): void => {
    play.pause();
    if (day !== undefined) setDate(day);
  };
  const toggle = (): void => {
    if (open) leave();
    setTimeOpen(!open);
    if (!open) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="time-track"]')?.focus());
  };
  const leave = (): void => go(null);
  useShortcuts({
    timeBar: toggle,
    ...(line && open && { changeBefore: () => go(changeBefore(line, date)), changeAfter: () => go(changeAfter(line, date)), play: play.toggle }),
  });
  // What plays must be seen.
  useEffect(() => {
    if (!open) play.pause();
  }, [open]);
  if (!open) return null;
  return (
    <section className={classes['bar']} aria-label={t('label')}>
      {line === null ? (
        <p className={classes['said']}>{t('none')}</p>
      ) : (
        <>
          <div className={classes['controls']}>
            <label className={classes['day']}>
              <span>{t('asOf')}</span>
              <input type="date" value={date ?? ''} min="0001-01-01" max="9999-12-31" aria-label={t('date')} onChange={({ target }) => (target.value === '' || !target.validity.valid ? undefined : go(target.value))} />
            </label>
            <Action small onClick={() => go(changeBefore(line, date))} disabled={changeBefore(line, date) === undefined} aria-label={t('before')} title={`${t('before')} (${keyOf('changeBefore')})`}>
              <IconPlayerSkipBack {...icon} />
            </Action>
            <Action small onClick={play.toggle} aria-pressed={play.playing} title={`${t(play.playing ? 'pause' : 'play')} (${keyOf('play')})`}>
              {play.playing ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
              <span className={classes['either']}>
                <span>{t(play.playing ? 'pause' : 'play')}</span>
                <span aria-hidden>{t(play.playing ? 'play' : 'pause')}</span>
              </span>
              <span className={classes['wide']}>
                <KeyHint keys={keyOf('play')} />
              </span>
            </Action>
            <Action small onClick={() => go(changeAfter(line, date))} disabled={changeAfter(line, date) === undefined} aria-label={t('after')} title={`${t('after')} (${keyOf('changeAfter')})`}>
              <IconPlayerSkipForward {...icon} />
            </Action>
            <ToolbarSelect label={t('speed')} hideLabel value={play.speed} onChange={play.setSpeed} options={SPEEDS.map((value) => ({ value, label: t('times', { value: format.number(Number(value)) }) }))} />
          </div>
          <TimeTrack line={line} date={date} said={outside.sentence} onChange={go} />
          {date !== null && (
            <Action accent small onClick={leave}>
              {t('allDates')}
            </Action>
          )}
          <p className={classes['said']} role="status">
            {date === null ? t('allShown') : !play.playing && <DaySaid day={date} undated={line.undated} total={line.total} said={outside.sentence} />}
          </p>
        </>
      )}
    </section>
  );
}

/** What is shown of the day, what is left out, and what an edit will do. */
function DaySaid({ day, undated, total, said }: { readonly day: string; readonly undated: number; readonly total: number; readonly said: string }): ReactNode {
  const { t } = useTranslation('times');
  const format = useFormat();
  const { rights } = useMapUi();
  return (
    <>
      <strong>{format.date(day, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })}</strong> {said}
      {undated > 0 && <> · {t('undated', { count: undated, total })}</>}
      {(rights.judge || rights.edit) && <> · {t(rights.judge ? 'editing' : 'editingFacts')}</>}
    </>
  );
}
