import { useFormat } from '@baraza/ui';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { barsOf, dayAt, daysLater, monthsLater, namedYears, quietParts, shareOf, type Timeline } from './timeline.js';
import classes from './times.module.css';

const BARS = 96;
const MOST_YEARS = 8;

export interface TimeTrackProps {
  readonly line: Timeline;
  /** Null: all dates. */
  readonly date: string | null;
  /** What is said of the day besides it. */
  readonly said: string;
  readonly onChange: (day: string) => void;
}

/** The track with a mark wherever something changes; the thumb is the day that is shown. Time runs as one reads. */
export function TimeTrack({ line, date, said, onChange }: TimeTrackProps): ReactNode {
  const { t } = useTranslation('times');
  const format = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef(0);
  const share = date === null ? 1 : shareOf(line, date);
  const marks = useMemo(
    () =>
      barsOf(line, BARS).map((bar) => (
        <span key={bar.at} className={classes['mark']} data-past={date === null || bar.day <= date || undefined} title={t('mark', { day: format.partialDate(bar.day), count: bar.count })} style={{ insetInlineStart: `${bar.at * 100}%`, blockSize: `${4 + bar.share * 14}px` }} />
      )),
    [line, date, t, format],
  );
  const isRtl = (): boolean => getComputedStyle(place.current!).direction === 'rtl';

  const point = ({ clientX }: PointerEvent): void => {
    const { left, width } = place.current!.getBoundingClientRect();
    const at = (clientX - left) / Math.max(1, width);
    const day = dayAt(line, isRtl() ? 1 - at : at);
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => onChange(day));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const now = date ?? line.to;
    const later = isRtl() ? 'ArrowLeft' : 'ArrowRight';
    const moves: Record<string, () => string> = {
      ArrowRight: () => daysLater(line, now, later === 'ArrowRight' ? 1 : -1),
      ArrowLeft: () => daysLater(line, now, later === 'ArrowLeft' ? 1 : -1),
      ArrowUp: () => daysLater(line, now, 1),
      ArrowDown: () => daysLater(line, now, -1),
      PageUp: () => monthsLater(line, now, 1),
      PageDown: () => monthsLater(line, now, -1),
      Home: () => line.from,
      End: () => line.to,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(move());
  };
  return (
    <div className={classes['track']}>
      <div
        ref={place}
        className={classes['rail']}
        role="slider"
        tabIndex={0}
        aria-label={t('track')}
        aria-orientation="horizontal"
        aria-valuemin={numberOf(line.from)}
        aria-valuemax={numberOf(line.to)}
        aria-valuenow={numberOf(date ?? line.to)}
        aria-valuetext={date === null ? t('allDates') : format.parts([format.date(date, SPOKEN), said])}
        data-testid="time-track"
        data-all={date === null || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event)}
      >
        {marks}
        <span className={classes['line']} />
        {quietParts(line).map(({ from, to }) => (
          <span key={from} className={classes['quiet']} title={t('quiet')} style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }} />
        ))}
        <span className={classes['done']} style={{ inlineSize: `${share * 100}%` }} />
        <span className={classes['thumb']} style={{ insetInlineStart: `${share * 100}%` }} />
      </div>
      <div className={classes['years']} aria-hidden>
        {namedYears(line, MOST_YEARS).map(({ year, from }) => (
          <span key={year} style={{ insetInlineStart: `${from * 100}%` }}>
            {format.partialDate(year)}
          </span>
        ))}
      </div>
    </div>
  );
}

const SPOKEN = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const numberOf = (day: string): number => Math.round(Date.parse(day) / 86_400_000);
