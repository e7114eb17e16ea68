import type { InclusionFigure, InclusionMeasure } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../context.js';
import { MeterBar } from './MeterBar.js';
import classes from './meters.module.css';
import { readFigure } from './read-figure.js';

export interface MeterRowProps {
  readonly label: string;
  readonly figure: InclusionFigure;
  readonly measure: InclusionMeasure;
  /** Of how much: people, seconds or interventions. */
  readonly total: number;
  /** The amount instead of the share. */
  readonly counted?: boolean;
}

/** One figure of the session as a bar, a number and a word; what it rests on is said when it is pointed at or reached by keyboard. */
export function MeterRow({ measure, total, ...line }: MeterRowProps): ReactNode {
  const { process } = useRoom();
  const basis = useBasis();
  const { amount } = line.figure;
  return <MeterLine {...line} minimum={process.minimumCell} basis={amount === null ? undefined : basis(measure, amount, total)} />;
}

export interface MeterLineProps extends Pick<MeterRowProps, 'label' | 'figure' | 'counted'> {
  /** Figures about fewer are not shown. */
  readonly minimum: number;
  /** What it rests on, in words. */
  readonly basis?: string;
  /** Why a figure is kept back; left out, that it or one beside it is about few. */
  readonly hiddenWhy?: string;
}

/** One figure as a bar, a number and a word. */
export function MeterLine({ label, figure, counted = false, minimum, basis, hiddenWhy }: MeterLineProps): ReactNode {
  const { t } = useTranslation('hall');
  const format = useFormat();
  const reading = readFigure(figure);
  if (reading.kind !== 'shown') {
    return (
      <Tooltip label={reading.kind === 'hidden' ? (hiddenWhy ?? t('meters.hiddenWhy', { minimum })) : t('meters.nothingWhy')} events={ALL} multiline maw={280}>
        <li className={classes['row']} tabIndex={0}>
          <span className={classes['label']}>{label}</span>
          <span className={classes['none']}>{t(`meters.${reading.kind}`)}</span>
        </li>
      </Tooltip>
    );
  }
  const { amount, percent, aim, below } = reading;
  return (
    <Tooltip label={basis} disabled={basis === undefined} events={ALL} multiline maw={280}>
      <li className={classes['row']} tabIndex={basis === undefined ? undefined : 0}>
        <span className={classes['label']}>{label}</span>
        <MeterBar percent={percent} aim={aim} below={below !== null && below > 0} />
        <span className={classes['number']}>{counted ? format.number(amount) : format.percent(percent / 100)}</span>
        <span className={classes['word']} data-below={(below !== null && below > 0) || undefined}>
          {below === null ? '' : below === 0 ? t('meters.reached') : t('meters.below', { points: below })}
        </span>
      </li>
    </Tooltip>
  );
}

const ALL = { hover: true, focus: true, touch: true } as const;

/** What a figure rests on: "4 of 18 people", "6 of 40 minutes". */
export function useBasis(): (measure: InclusionMeasure, amount: number, total: number) => string {
  const { t } = useTranslation('hall');
  const { number } = useFormat();
  const minutes = (seconds: number): string => number(seconds / 60, { maximumFractionDigits: 1 });
  return (measure, amount, total) =>
    measure === 'speakingSeconds' ? t('meters.basis.speakingSeconds', { amount: minutes(amount), total: minutes(total) }) : t(`meters.basis.${measure}`, { amount: number(amount), total: number(total) });
}
