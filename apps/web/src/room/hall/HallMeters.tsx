import type { InclusionFigure, InclusionMeters } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MeterBar } from '../meters/MeterBar.js';
import { readFigure } from '../meters/read-figure.js';
import { useGroupWords } from '../meters/useGroupWords.js';
import classes from './hall.module.css';

/** More cannot be read from afar. */
const MOST_TARGETS = 3;

/** Here, of 100 people; heard, of 100 minutes: by target. What is hidden says so. */
export function HallMeters({ meters }: { readonly meters: InclusionMeters }): ReactNode {
  const { t } = useTranslation('hall');
  const words = useGroupWords();
  const shown = meters.targets.slice(0, MOST_TARGETS);
  return (
    <section className={classes['meters']} aria-label={t('meters.title')}>
      <p className={classes['line']}>
        <span>
          <IconUsers aria-hidden stroke={1.75} /> {t('hall.of100')}
        </span>
      </p>
      {shown.map(({ id, dimension, groups, label, figures }) => (
        <div key={id} className={classes['target']}>
          <h3>
            <bdi>{words.Who(dimension, groups, label)}</bdi>
          </h3>
          <HallFigure label={t('hall.here')} figure={figures.seats} />
          <HallFigure label={t('hall.heard')} figure={figures.speakingSeconds} />
        </div>
      ))}
      {shown.length > 0 ? (
        <p className={classes['aim']}>
          <span aria-hidden />
          {t('hall.aim')}
          {shown.some(({ figures }) => [figures.seats, figures.speakingSeconds].some((figure) => readFigure(figure).kind === 'hidden')) && ` · ${t('hall.hiddenWhy')}`}
          {meters.targets.length > shown.length && ` · ${t('hall.moreTargets', { count: meters.targets.length - shown.length })}`}
        </p>
      ) : (
        <p className={classes['aim']}>{t('meters.noTargets')}</p>
      )}
    </section>
  );
}

function HallFigure({ label, figure }: { readonly label: string; readonly figure: InclusionFigure }): ReactNode {
  const { t } = useTranslation('hall');
  const { number } = useFormat();
  const reading = readFigure(figure);
  if (reading.kind !== 'shown')
    return (
      <p className={classes['figure']}>
        <span>{label}</span>
        <span className={classes['notShown']}>{t(`meters.${reading.kind}`)}</span>
      </p>
    );
  const below = reading.below !== null && reading.below > 0;
  return (
    <p className={classes['figure']}>
      <span>{label}</span>
      <MeterBar percent={reading.percent} aim={reading.aim} below={below} />
      <strong data-below={below || undefined}>
        {number(reading.percent)}
        {below && <span className="bz-hidden-text"> {t('meters.below', { points: reading.below ?? 0 })}</span>}
      </strong>
    </p>
  );
}
