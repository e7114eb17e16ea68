import { createId } from '@baraza/domain';
import { Action, ClassificationBadge, ConfidenceBars, JudgedValue, RowButton, SegmentedChoice } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../../project/hooks.js';
import type { DimensionRow } from '../../data/judgement-rows.js';
import { useMapUi } from '../../state/map-ui.js';
import classes from './judgements.module.css';
import { useJudges } from './useJudges.js';

/** Feels threatened, ready for violence: yes or no, strictly confidential, with what it rests on. */
export function Allegations({ rows, stakeholder }: { readonly rows: readonly DimensionRow[]; readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('map');
  return (
    <div className={classes['allegations']}>
      <div className={classes['allegationHead']}>
        <span>{t('allegations.title')}</span>
        <ClassificationBadge classification="strictlyConfidential" />
      </div>
      {rows.map((row) => (
        <Allegation key={row.dimension} row={row} stakeholder={stakeholder} />
      ))}
    </div>
  );
}

function Allegation({ row, stakeholder }: { readonly row: DimensionRow; readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { rights, date } = useMapUi();
  const mutate = useMutate();
  const [open, setOpen] = useState(false);
  const judges = useJudges(row.current);
  const { dimension, aggregate, mine } = row;
  const label = t(`domain:dimension.${dimension}`);
  const said = (value: number | undefined): string => (value === undefined ? t('common:judgement.notJudged') : value === 1 ? t('yes') : t('no'));
  const judge = (value: '0' | '1'): void => void mutate('addJudgement', { id: createId(), stakeholder, dimension, value: Number(value), standing: 'own', confidence: 'low', validAt: date, classification: 'strictlyConfidential' });
  return (
    <div>
      <RowButton columns="minmax(0, 1fr) auto auto auto" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{label}</span>
        {/* A map that shows what was agreed has nothing to show, though somebody has judged. */}
        <JudgedValue none={aggregate === null}>{aggregate === null && judges.length > 0 ? t('common:judgement.notAgreed') : said(aggregate?.value)}</JudgedValue>
        <span className={classes['said']}>{judges.length > 0 && t('common:judgement.judges', { count: judges.length })}</span>
        <ConfidenceBars confidence={aggregate?.confidence ?? null} />
      </RowButton>
      {open && (
        <div className={classes['form']}>
          {judges.map(({ id, name, value, note, action }) => (
            <div key={id} className={classes['line']}>
              <span className={classes['name']}>{name}</span>
              <span>
                {said(value)} {note} {action}
              </span>
            </div>
          ))}
          {rights.judge && (
            <div className={classes['line']}>
              <span className={classes['name']}>{t('judge.value')}</span>
              <SegmentedChoice label={t('judge.mine', { dimension: label })} value={mine ? (String(mine.value) as '0' | '1') : null} onChange={judge} options={[{ value: '1', label: t('yes') }, { value: '0', label: t('no') }]} />
            </div>
          )}
          <Action accent small onClick={() => setOpen(false)}>
            {t('common:action.close')}
          </Action>
        </div>
      )}
    </div>
  );
}
