import type { Records } from '@baraza/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, sumOf, wholeNumber } from './draft.js';
import classes from './people.module.css';
import { usePeopleWords } from './usePeopleWords.js';

/** How many of a head count belong to which group, with the sum beside each dimension while it is typed. */
export function HeadCountGroups({ dimensions, draft, onChange }: { readonly dimensions: readonly Records['dimension'][]; readonly draft: Draft; readonly onChange: (counts: Draft['counts']) => void }): ReactNode {
  const { t } = useTranslation('people');
  const words = usePeopleWords();
  const people = wholeNumber(draft.people) ?? 0;
  return dimensions.map((dimension) => {
    const counts = draft.counts[dimension.id] ?? {};
    const sum = sumOf(counts);
    const said = sum === 0 ? '' : sum > people ? t('sum.tooMany', { sum, people }) : sum === people ? t('sum.all', { people }) : t('sum.some', { sum, people, rest: people - sum });
    return (
      <fieldset key={dimension.id} className={classes['groups']}>
        <legend>{words.dimension(dimension)}</legend>
        <div className={classes['counts']}>
          {dimension.groups.map((group) => (
            <label key={group} className={classes['count']}>
              <input
                inputMode="numeric"
                dir="ltr"
                value={counts[group] ?? ''}
                aria-invalid={(counts[group] ?? '').trim() !== '' && wholeNumber(counts[group] ?? '') === null}
                onChange={(event) => onChange({ ...draft.counts, [dimension.id]: { ...counts, [group]: event.target.value } })}
              />
              <span dir="auto">{words.group(dimension, group)}</span>
            </label>
          ))}
        </div>
        <p className={classes['sum']} role="status" data-wrong={sum > people || undefined}>
          {said}
        </p>
      </fieldset>
    );
  });
}
