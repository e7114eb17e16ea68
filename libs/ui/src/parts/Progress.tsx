import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { Action } from './Action.js';
import classes from './progress.module.css';

export interface ProgressProps {
  /** What is going on, as a sentence. */
  readonly label: string;
  /** How many of how many things are done. */
  readonly done?: number;
  readonly total?: number;
  /** How far it is, from 0 to 1, where nobody counts things. Without this and without `total` the length is not known. */
  readonly share?: number;
  /** Work over five seconds can be cancelled. */
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}

/** Long work: what it is, how far it is, and the way out. */
export function Progress({ label, done, total, share, onCancel, cancelling = false }: ProgressProps): ReactNode {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const counted = done !== undefined && total !== undefined && total > 0;
  const part = counted ? done / total : share;
  // Not all of it before it is.
  const whole = part === undefined ? undefined : Math.min(100, Math.floor(100 * part));
  const words = counted ? t('progress.of', { done, total }) : whole === undefined ? undefined : percent(whole / 100);
  return (
    <div className={classes['progress']}>
      <div className={classes['line']}>
        <span>{cancelling ? t('progress.cancelling') : label}</span>
        <span className={classes['count']}>{words}</span>
        {onCancel && (
          <Action accent onClick={onCancel} disabled={cancelling}>
            {t('action.cancel')}
          </Action>
        )}
      </div>
      <div className={classes['track']} role="progressbar" aria-label={label} aria-valuetext={words} aria-valuenow={whole}>
        <div className={whole === undefined ? classes['moving'] : classes['bar']} style={part === undefined ? undefined : { inlineSize: `${Math.min(100, 100 * part)}%` }} />
      </div>
    </div>
  );
}
