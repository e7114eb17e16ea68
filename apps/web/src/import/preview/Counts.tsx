import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, PlannedEntity } from '../api.js';
import { isolated } from '../useImportWords.js';
import classes from './facts.module.css';

const entities = ['stakeholder', 'relationship', 'judgement'] as const satisfies readonly PlannedEntity[];
const isSaid = (entity: PlannedEntity, counts: ImportPreview['counts']): boolean => entity !== 'judgement' || Object.values(counts.judgement).some((count) => count > 0);

/** The preview in a few lines of words and figures. */
export function Counts({ preview: { counts, lists, maps } }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  const wordsOf = (entity: PlannedEntity): string[] => {
    const { added, changed, unchanged, open } = counts[entity];
    const words = [added > 0 && t('counts.added', { n: added }), changed > 0 && t('counts.changed', { n: changed }), unchanged > 0 && t('counts.unchanged', { count: unchanged }), open > 0 && t('counts.open', { count: open })];
    const said = words.filter((word) => word !== false);
    return said.length === 0 ? [t('counts.none')] : said;
  };
  const problems = [lists.bad.total > 0 && t('counts.bad', { count: lists.bad.total }), lists.notice.total > 0 && t('counts.notice', { count: lists.notice.total })].filter((word) => word !== false);
  const onMaps = maps.length === 0 ? [t('map.toNone')] : maps.map((map) => t(map.id === null ? 'map.toNew' : 'map.toKnown', { n: map.added, name: isolated(map.name) }));
  return (
    <div role="group" aria-label={t('preview.title')}>
      <dl className={classes['counts']}>
        {entities.filter((entity) => isSaid(entity, counts)).map((entity) => (
          <Line key={entity} label={t(`counts.${entity}`)} words={wordsOf(entity)} />
        ))}
        <Line label={t('counts.map')} words={onMaps} />
        {problems.length > 0 && <Line label={t('counts.problems')} words={problems} />}
      </dl>
    </div>
  );
}

function Line({ label, words }: { readonly label: string; readonly words: readonly string[] }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {words.map((word, index) => (
          <span key={word} data-first={index === 0 || undefined}>
            {word}
          </span>
        ))}
      </dd>
    </div>
  );
}
