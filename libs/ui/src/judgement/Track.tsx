import type { ReactNode } from 'react';
import { share, stacked, steps, type Moment } from './geometry.js';
import classes from './track.module.css';

/** One person's judgement on a track. */
export interface JudgeDot {
  readonly id: string;
  readonly value: number;
  /** The judge's colour; muted without one. */
  readonly colour?: string;
}

export interface TrackProps {
  readonly min: number;
  readonly max: number;
  readonly judges: readonly JudgeDot[];
  /** The value shown for all of them: a black line. */
  readonly aggregate: number | null;
}

/** All judges as dots between the ends of the scale, the band from the lowest to the highest, and the aggregate as a line. */
export function JudgeTrack({ min, max, judges, aggregate }: TrackProps): ReactNode {
  const values = judges.map((judge) => judge.value);
  const at = (value: number): string => `${(share(value, min, max) * 100).toFixed(1)}%`;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const heights = stacked(values);
  return (
    <span className={classes['track']} aria-hidden>
      {values.length > 1 && <span className={classes['band']} style={{ insetInlineStart: at(low), inlineSize: `${((share(high, min, max) - share(low, min, max)) * 100).toFixed(1)}%` }} />}
      {judges.map((judge, index) => (
        <span key={judge.id} className={classes['dot']} style={{ insetInlineStart: at(judge.value), '--up': heights[index], background: judge.colour }} />
      ))}
      {aggregate !== null && <span className={classes['aggregate']} style={{ insetInlineStart: at(aggregate) }} />}
    </span>
  );
}

/** How a value came to be what it is: steps over time with a dot on today. */
export function Sparkline({ history, min, max, width = 52, height = 14 }: { readonly history: readonly Moment[]; readonly min: number; readonly max: number; readonly width?: number; readonly height?: number }): ReactNode {
  const drawn = steps(history, min, max, width, height);
  return (
    <svg className={`${classes['spark']} bz-mirror`} width={width + 6} height={height + 6} viewBox={`-3 -3 ${width + 6} ${height + 6}`} aria-hidden>
      {drawn && <path d={drawn.path} />}
      {drawn && <circle cx={drawn.last[0]} cy={drawn.last[1]} r={2.5} />}
    </svg>
  );
}

/** A value as a bar: "7 of 10". Decorative: the number stands beside it. */
export function ValueBar({ value, min = 0, max = 10 }: { readonly value: number; readonly min?: number; readonly max?: number }): ReactNode {
  return (
    <span className={classes['bar']} aria-hidden>
      <span style={{ inlineSize: `${(share(value, min, max) * 100).toFixed(1)}%` }} />
    </span>
  );
}
