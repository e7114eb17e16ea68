import { SCALES } from '@baraza/domain';
import { signed, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '../../data/position-moves.js';
import classes from './said.module.css';

const { min, max } = SCALES.position;
const VALUES = [2, 1, 0, -1, -2];
const [WIDTH, STEP, TOP, SIDE] = [320, 16, 8, 20];
const HEIGHT = TOP + (max - min) * STEP;
const DAY = 86_400_000;

/** Positions over time, as steps: a judgement holds until the next of the same judge. The table beside it says the same in words. */
export function PositionChart({ lines, sessions, zone, now = Date.now() }: { readonly lines: readonly Line[]; readonly sessions: readonly number[]; readonly zone: string; readonly now?: number }): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const day = (at: number): string => format.date(at, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone });
  const times = [...lines.flatMap(({ points }) => points.map(({ at }) => at)), ...sessions];
  const first = Math.min(...times);
  // What is judged for a day to come is on the picture too; on one day alone there would be no line.
  const end = Math.max(now, first + DAY, ...times);
  const x = (at: number): number => SIDE + ((at - first) / (end - first)) * (WIDTH - SIDE - 6);
  const y = (value: number): number => TOP + (max - value) * STEP;
  const path = ({ points }: Line): string => `M${x(points[0]!.at)} ${y(points[0]!.value)}${points.slice(1).map(({ at, value }) => `H${x(at)}V${y(value)}`).join('')}H${x(end)}`;
  const drawn = lines.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const kinds = ORDER.toReversed().filter((kind) => lines.some((line) => line.kind === kind));
  return (
    <figure className={classes['chart']} aria-hidden>
      <svg className="bz-mirror" viewBox={`0 0 ${WIDTH} ${HEIGHT + 12}`} preserveAspectRatio="xMidYMid meet">
        {VALUES.map((value) => (
          <g key={value}>
            <line className={classes['grid']} x1={SIDE} x2={WIDTH} y1={y(value)} y2={y(value)} data-zero={value === 0 || undefined} />
            <text className={`${classes['axis']} bz-mirror`} x={SIDE - 4} y={y(value) + 4}>
              {signed(value)}
            </text>
          </g>
        ))}
        {sessions.map((at, index) => (
          <path key={index} className={classes['session']} d={`M${x(at)} ${HEIGHT + 3}l4 7h-8Z`} />
        ))}
        {drawn.map((line, index) => (
          <path key={index} className={classes['step']} data-kind={line.kind} d={path(line)} />
        ))}
        {drawn.flatMap((line, index) => line.points.map(({ at, value, fromSession }, place) => <circle key={`${index} ${place}`} className={classes['point']} data-kind={line.kind} data-session={fromSession || undefined} cx={x(at)} cy={y(value)} r={fromSession ? 4 : 2.5} />))}
      </svg>
      <p className={classes['ends']}>
        <span>{day(first)}</span>
        <span>{day(end)}</span>
      </p>
      <figcaption className={classes['key']}>
        {kinds.map((kind) => (
          <span key={kind} data-kind={kind}>
            {t(`moved.${kind}`)}
          </span>
        ))}
        {lines.some(({ points }) => points.some(({ fromSession }) => fromSession)) && <span data-kind="ring">{t('moved.fromSession')}</span>}
        {sessions.length > 0 && <span data-kind="tick">{t('moved.session')}</span>}
      </figcaption>
    </figure>
  );
}

/** From what lies below to what lies above. */
const ORDER: readonly Line['kind'][] = ['other', 'mine', 'agreed'];
