import { type Attribution, ATTRIBUTIONS } from '@baraza/domain';
import { Tag } from '@baraza/ui';
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../project/words.js';
import classes from './plan.module.css';

/** What is kept of a speaker, in plain words; nothing is chosen for anybody, but what is usual is said. `titled`: a heading above says what is chosen. */
export function AttributionChoice({ value, usual, error, readOnly = false, titled = false, onChange }: { readonly value: Attribution | null; readonly usual: { readonly rule: Attribution; readonly type: string } | null; readonly error?: string; readonly readOnly?: boolean; readonly titled?: boolean; readonly onChange: (rule: Attribution) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const { choice } = useFieldWords();
  return (
    <Radio.Group name="attribution" {...(titled ? { 'aria-label': t('rule.title') } : { label: t('rule.title') })} description={t('rule.why')} value={value} error={error} readOnly={readOnly} onChange={(next) => onChange(next as Attribution)}>
      <div className={classes['rules']}>
        {ATTRIBUTIONS.map((rule) => (
          <Radio
            key={rule}
            value={rule}
            disabled={readOnly && rule !== value}
            label={
              <>
                {choice('attribution', rule)} {usual?.rule === rule && <Tag muted>{t('rule.usual', { type: usual.type })}</Tag>}
              </>
            }
            description={t(`rule.kept.${rule}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
