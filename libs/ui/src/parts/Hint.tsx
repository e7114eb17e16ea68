import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.js';
import classes from './hint.module.css';

export interface HintProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Counted from 1. */
  readonly step: number;
  readonly total: number;
  readonly onSkip: () => void;
}

/** One hint of the first minute, beside what it is about; it goes away by being followed. The caller places it. */
export function Hint({ title, children, step, total, onSkip }: HintProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className={classes['hint']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{children}</p>
      <footer>
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={classes['dot']} data-on={index < step || undefined} />
        ))}
        <span className={classes['step']}>{t('hint.step', { step, total })}</span>
        <Action accent small className={classes['skip']} onClick={onSkip}>
          {t('hint.skip')}
        </Action>
      </footer>
    </section>
  );
}
