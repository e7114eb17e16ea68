import { pairKey, type Records } from '@baraza/domain';
import { Action, InlineText, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../map/data/useStored.js';
import { useMutate } from '../project/hooks.js';
import { useFieldWords } from '../project/words.js';
import classes from './duplicates.module.css';
import { useDecide } from './useDecide.js';

interface Told {
  readonly distinction: Records['distinction'];
  readonly one: Records['stakeholder'];
  readonly other: Records['stakeholder'];
}

/** Pairs of which somebody said that they are not the same, with how they are told apart; folded, for nothing has to be done about them. */
export function ToldApart(): ReactNode {
  const { t } = useTranslation('duplicates');
  const { compare } = useFormat();
  const told = useStored(
    ['distinction', 'stakeholder'],
    (store) => {
      const pairs = new Map<string, Told>();
      for (const distinction of store.allLive('distinction')) {
        const [one, other] = [store.live('stakeholder', distinction.one), store.live('stakeholder', distinction.other)];
        if (one && other) pairs.set(pairKey(one.id, other.id), { distinction, one, other });
      }
      return [...pairs.values()].sort((a, b) => compare(a.one.name, b.one.name));
    },
    [compare],
  );
  if (told.length === 0) return null;
  return (
    <details className={classes['apart']}>
      <summary>{t('apart.title', { count: told.length })}</summary>
      <ul className={classes['pairs']}>
        {told.map((pair) => (
          <ToldPair key={pair.distinction.id} {...pair} />
        ))}
      </ul>
    </details>
  );
}

function ToldPair({ distinction, one, other }: Told): ReactNode {
  const { t } = useTranslation('duplicates');
  const mutate = useMutate();
  const words = useFieldWords();
  const { takeBack } = useDecide();
  return (
    <li className={classes['candidate']}>
      <div className={classes['who']}>
        <span>
          <bdi className={classes['name']}>{one.name}</bdi> · <bdi className={classes['name']}>{other.name}</bdi>
        </span>
        <InlineText label={words.label('distinction', 'note')} value={distinction.note ?? ''} placeholder={t('apart.note')} onKeep={(note) => void mutate('updateDistinction', { id: distinction.id, note: note || null })} />
      </div>
      <div className={classes['do']}>
        <Action accent onClick={() => takeBack([one, other])} aria-label={t('apart.takeBackWhom', { one: one.name, other: other.name })}>
          {t('apart.takeBack')}
        </Action>
      </div>
    </li>
  );
}
