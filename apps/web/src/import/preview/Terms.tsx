import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { PlanTerm } from '../api.js';
import { useKnownWord } from './useKnownWord.js';
import classes from './facts.module.css';
import shared from './preview.module.css';

const vocabularies = ['kind', 'relationshipType', 'sector', 'level'] as const satisfies readonly PlanTerm['vocabulary'][];

/** Which words of the file are new to the lists of the project. */
export function Terms({ terms }: { readonly terms: readonly PlanTerm[] }): ReactNode {
  const { t } = useTranslation(['import', 'project']);
  return (
    <Part title={t('terms.title')} intro={t('terms.intro')}>
      <dl className={classes['terms']}>
        {vocabularies.map((vocabulary) => {
          const own = terms.filter((term) => term.vocabulary === vocabulary);
          if (own.length === 0) return null;
          return (
            <div key={vocabulary}>
              <dt>{t(`project:list.${vocabulary}`)}</dt>
              <dd>
                <Words terms={own.filter(({ isNew }) => isNew)} label={t('terms.new')} isNew />
                <Words terms={own.filter(({ isNew }) => !isNew)} label={t('terms.known')} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Part>
  );
}

function Words({ terms, label, isNew = false }: { readonly terms: readonly PlanTerm[]; readonly label: string; readonly isNew?: boolean }): ReactNode {
  const format = useFormat();
  const wordOf = useKnownWord();
  if (terms.length === 0) return null;
  return (
    <div className={classes['words']}>
      <span className={shared['note']}>{label}</span>
      <ul aria-label={label}>
        {terms.map(({ vocabulary, word, count }) => (
          <li key={word} data-new={isNew || undefined}>
            <bdi>{isNew ? word : wordOf(vocabulary, word)}</bdi> <span className={shared['note']}>{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
