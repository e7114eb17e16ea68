import type { Records } from '@baraza/domain';
import { InlineText, useTermWord } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useMutate, useRecords } from '../../project/hooks.js';
import { inOrder } from '../../project/in-order.js';
import classes from './settings.module.css';

type Vocabulary = Records['term']['vocabulary'];
const vocabularies: readonly Vocabulary[] = ['kind', 'sector', 'level', 'relationshipType', 'interestKind'];

/** The project's own words: each can be renamed where it stands. */
export function Lists({ readOnly }: { readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const terms = useRecords('term');
  return (
    <Part title={t('lists.title')} intro={t('lists.intro')} id="lists">
      {vocabularies.map((vocabulary) => {
        const words = inOrder(terms.filter((term) => term.vocabulary === vocabulary));
        return (
          <details key={vocabulary} className={classes['list']}>
            <summary>
              {t(`list.${vocabulary}`)}
              <span className={classes['count']}>{t('lists.words', { count: words.length })}</span>
            </summary>
            {words.length === 0 && <p>{t('lists.empty')}</p>}
            <ul className={classes['words']}>
              {words.map((term) => (
                <Word key={term.id} term={term} readOnly={readOnly} />
              ))}
            </ul>
          </details>
        );
      })}
    </Part>
  );
}

function Word({ term, readOnly }: { readonly term: Records['term']; readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const wordOf = useTermWord();
  const mutate = useMutate();
  const word = wordOf(term);
  return (
    <li>
      <InlineText label={t('lists.rename', { name: word })} value={word} required readOnly={readOnly} onKeep={(name) => mutate('updateTerm', { id: term.id, name })} />
    </li>
  );
}
