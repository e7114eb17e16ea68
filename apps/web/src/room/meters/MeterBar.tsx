import type { ReactNode } from 'react';
import classes from './meters.module.css';

/** Bar: what is. Black line: what we aim for. Stripes: below it. Reads in grey. Per cent; decorative, for the words beside it say the same. */
export function MeterBar({ percent, aim, below }: { readonly percent: number; readonly aim: number | null; readonly below: boolean }): ReactNode {
  return (
    <span className={classes['track']} aria-hidden>
      <span className={classes['bar']} data-below={below || undefined} style={{ inlineSize: `${Math.min(100, percent)}%` }} />
      {aim !== null && <span className={classes['aim']} style={{ insetInlineStart: `${Math.min(100, aim)}%` }} />}
    </span>
  );
}
