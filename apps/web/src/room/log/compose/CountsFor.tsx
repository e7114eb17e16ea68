import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskedDimensions } from '../../meters/useAskedDimensions.js';
import { useGroupWords } from '../../meters/useGroupWords.js';
import classes from './counts-for.module.css';

export interface CountsForProps {
  /** Group by dimension; empty: not said. */
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
  /** Back to the words. */
  readonly onDone: () => void;
}

/** For which groups what is noted counts, where nobody is named and no turn on the floor counts already. It goes to the counters, never to what is noted. */
export function CountsFor({ value, onChange, onDone }: CountsForProps): ReactNode {
  const { t } = useTranslation(['log', 'hall']);
  const words = useGroupWords();
  const asked = useAskedDimensions();
  if (asked.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLSelectElement>): void => {
    if (event.key !== 'Tab' && event.key !== 'F6') event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    <div className={classes['counts']} role="group" aria-label={t('entry.countsFor')}>
      <span>{t('entry.countsFor')}</span>
      {asked.map(({ id, groups }) => (
        <label key={id}>
          <span>{words.dimension(id)}</span>
          <select value={value[id] ?? ''} onChange={({ target }) => onChange({ ...value, [id]: target.value })} onKeyDown={onKeyDown}>
            <option value="">{t('hall:add.notKnown')}</option>
            {groups.map((group) => (
              <option key={group} value={group}>
                {words.group(id, group)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <small>{t('entry.countsNote')}</small>
    </div>
  );
}
