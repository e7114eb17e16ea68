import { INCLUSION_MEASURES, type InclusionMeters } from '@baraza/domain';
import { ToolbarSelect, useFormat, useLanguage } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MeterRow } from './MeterRow.js';
import classes from './meters.module.css';
import { atBeginning, useGroupWords } from './useGroupWords.js';

/** What is shown until another dimension is chosen. */
const USUAL: readonly string[] = ['sex', 'ageBand'];

type Dimension = InclusionMeters['dimensions'][number];
/** Nobody of the group is here and nothing was counted to it, and that may be known. */
const isAbsent = ({ figures }: Dimension['groups'][number]): boolean => INCLUSION_MEASURES.every((measure) => figures[measure].amount === 0);

/** Interventions by the groups of sex and age, or of any other dimension. */
export function ByGroup({ meters, total }: { readonly meters: InclusionMeters; readonly total: number }): ReactNode {
  const { t } = useTranslation('hall');
  const { number, list } = useFormat();
  const language = useLanguage();
  const words = useGroupWords();
  const [chosen, setChosen] = useState('');
  const usual = meters.dimensions.filter(({ code }) => USUAL.includes(code));
  const shown = meters.dimensions.filter(({ id }) => id === chosen);
  const dimensions = shown.length > 0 ? shown : usual;
  if (meters.dimensions.length === 0) return null;
  const absent = dimensions.flatMap(({ id, groups }) => groups.filter(isAbsent).map(({ group }) => words.group(id, group)));
  return (
    <section className={classes['part']}>
      <header className={classes['head']}>
        <h3>{t('meters.byGroup')}</h3>
        <ToolbarSelect
          label={t('meters.by')}
          hideLabel
          value={shown.length > 0 ? chosen : ''}
          options={[...(usual.length > 0 ? [{ value: '', label: t('meters.sexAndAge') }] : []), ...meters.dimensions.map(({ id }) => ({ value: id, label: words.dimension(id) }))]}
          onChange={setChosen}
        />
      </header>
      <ul className={classes['rows']}>
        {dimensions.flatMap(({ id, groups, unknown }) => [
          ...groups.filter((each) => !isAbsent(each)).map(({ group, figures }) => <MeterRow key={`${id} ${group}`} label={atBeginning(words.group(id, group), language)} figure={figures.turns} measure="turns" total={meters.totals.turns} counted />),
          ...(unknown.turns.amount !== null && unknown.turns.amount > 0 ? [<MeterRow key={`${id} unknown`} label={t('meters.unknown', { dimension: words.dimension(id) })} figure={unknown.turns} measure="turns" total={meters.totals.turns} counted />] : []),
        ])}
      </ul>
      <p className={classes['note']}>
        {t('meters.inLog', { shown: number(total) })} {absent.length > 0 && t('meters.absent', { groups: list(absent) })}
      </p>
    </section>
  );
}
