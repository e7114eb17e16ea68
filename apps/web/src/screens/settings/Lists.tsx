import { createId, type Records, termUseReads, VOCABULARIES } from '@baraza/domain';
import { Action, InlineText, Tag, useTermWord } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useProject } from '../../project/context.js';
import { useMutate, useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import classes from './settings.module.css';

/** The project's own words: each can be renamed where it stands, and merged into another of its list. */
export function Lists({ readOnly }: { readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const inOrder = useInOrder();
  const terms = useRecords('term');
  return (
    <Part title={t('lists.title')} intro={t('lists.intro')} id="lists">
      {VOCABULARIES.map((vocabulary) => {
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
                <Word key={term.id} term={term} others={words.filter(({ id }) => id !== term.id)} readOnly={readOnly} />
              ))}
            </ul>
          </details>
        );
      })}
    </Part>
  );
}

function Word({ term, others, readOnly }: { readonly term: Records['term']; readonly others: readonly Records['term'][]; readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const wordOf = useTermWord();
  const mutate = useMutate();
  const merge = useMergeTerms();
  const word = wordOf(term);
  return (
    <li>
      <InlineText label={t('lists.rename', { name: word })} value={word} required readOnly={readOnly} onKeep={(name) => mutate('updateTerm', { id: term.id, name })} />
      {term.vocabulary === 'kind' && (readOnly ? term.thing && <Tag muted>{t('lists.thing')}</Tag> : (
        <Action small className={term.thing ? undefined : classes['unset']} aria-pressed={term.thing === true} aria-label={`${t('lists.thing')}: ${word}`} title={t('lists.thingWhat')} onClick={() => mutate('updateTerm', { id: term.id, thing: term.thing ? null : true })}>
          {term.thing ? <IconCheck size={14} aria-hidden /> : null}
          {t('lists.thing')}
        </Action>
      ))}
      {!readOnly && others.length > 0 && (
        <Menu>
          <Menu.Target>
            <Action small className={classes['merge']} aria-label={t('lists.mergeWhat', { name: word })}>
              {t('lists.merge')}
            </Action>
          </Menu.Target>
          <Menu.Dropdown className={classes['mergeInto']}>
            <Menu.Label>{t('lists.mergeInto', { name: word })}</Menu.Label>
            {others.map((other) => (
              <Menu.Item key={other.id} onClick={() => merge(term, other)}>
                {wordOf(other)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

/** Gives whatever has one word the other, and deletes the first: one step of undo. What the person may not see keeps its word, which then stays. */
function useMergeTerms(): (term: Records['term'], into: Records['term']) => void {
  const { t } = useTranslation('project');
  const { store } = useProject().session;
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const wordOf = useTermWord();
  return (term, into) => {
    const group = createId();
    const uses = (): number => termUseReads(term.id).reduce((sum, { entity, field }) => sum + [...store.referring(entity, field, term.id)].filter((id) => store.live(entity, id)).length, 0);
    for (let left = uses(), before = Infinity; left > 0 && left < before; before = left, left = uses()) if (!mutate('replaceTerm', { term: term.id, by: into.id }, { group })) return;
    if (mutate('deleteTerm', { id: term.id }, { group })) offerUndo(t('lists.merged', { name: wordOf(term), into: wordOf(into) }));
  };
}
