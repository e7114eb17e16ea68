import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.js';
import classes from './progress.module.css';

export interface ProgressProps {
  /** What is going on, as a sentence. */
  readonly label: string;
  /** How much is done; without it the length is not known. */
  readonly done?: number;
  readonly total?: number;
  /** Work over five seconds can be cancelled. */
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}

/** Long work: what it is, how far it is, and the way out. */
export function Progress({ label, done, total, onCancel, cancelling = false }: ProgressProps): ReactNode {
  const { t } = useTranslation();
  const known = done !== undefined && total !== undefined && total > 0;
  const words = known ? t('progress.of', { done, total }) : undefined;
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
      <div className={classes['track']} role="progressbar" aria-label={label} aria-valuetext={words} aria-valuenow={known ? Math.round((100 * done) / total) : undefined}>
        <div className={known ? classes['bar'] : classes['moving']} style={known ? { inlineSize: `${Math.min(100, (100 * done) / total)}%` } : undefined} />
      </div>
    </div>
  );
}
