import type { Confidence } from '@baraza/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confidence.module.css';

const filled: Readonly<Record<Confidence, number>> = { low: 1, medium: 2, high: 3 };

/** How sure a judge is: three bars and a word. Without a word given, it says that none was given. */
export function ConfidenceBars({ confidence, word = true }: { readonly confidence: Confidence | null; readonly word?: boolean }): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  const said = confidence === null ? t('judgement.noConfidence') : t('judgement.confidenceIs', { level: t(`domain:confidence.${confidence}`) });
  const bars = confidence === null ? 0 : filled[confidence];
  return (
    <span className={classes['confidence']} title={said}>
      <svg width={13} height={12} viewBox="0 0 13 12" role={word ? undefined : 'img'} aria-hidden={word || undefined} aria-label={word ? undefined : said}>
        {[4, 7.5, 11].map((height, index) => (
          <rect key={height} x={index * 4.75} y={12 - height} width={3.25} height={height} rx={0.5} fill={index < bars ? 'var(--bz-text)' : 'var(--bz-faint)'} />
        ))}
      </svg>
      {word && <span>{confidence === null ? '–' : t(`domain:confidence.${confidence}`)}</span>}
    </span>
  );
}
