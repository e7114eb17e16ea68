import { useFormat } from '@baraza/ui';
import { IconChevronDown } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
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

/**
 * For which groups what is noted counts, where nobody is named and no turn on the floor counts already. It goes to the counters, never to what is noted. One line that says what was chosen; the choices open below it when
 * they are wanted, and stay open from entry to entry.
 */
export function CountsFor({ value, onChange, onDone }: CountsForProps): ReactNode {
  const { t } = useTranslation(['log', 'hall']);
  const { list } = useFormat();
  const words = useGroupWords();
  const asked = useAskedDimensions();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (asked.length === 0) return null;
  const chosen = asked.flatMap((each) => (value[each.id] ? [words.group(each.id, value[each.id]!)] : []));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Tab' && event.key !== 'F6') event.stopPropagation();
    const ends = event.key === 'Escape' || (event.key === 'Enter' && event.target instanceof HTMLSelectElement);
    if (!ends) return;
    event.preventDefault();
    if (event.key === 'Escape') setOpen(false);
    onDone();
  };
  return (
    <div className={classes['counts']} role="group" aria-label={t('entry.countsFor')}>
      <button type="button" className={classes['summary']} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)} onKeyDown={onKeyDown}>
        <span>{t('entry.countsFor')}</span>
        <strong data-none={chosen.length === 0 || undefined}>{chosen.length === 0 ? t('entry.countsNone') : list(chosen)}</strong>
        <IconChevronDown size={14} stroke={1.75} aria-hidden />
      </button>
      {open && (
        <div id={id} className={classes['choices']}>
          {asked.map((each) => (
            <label key={each.id}>
              <span>{words.dimension(each.id)}</span>
              <select value={value[each.id] ?? ''} onChange={({ target }) => onChange({ ...value, [each.id]: target.value })} onKeyDown={onKeyDown}>
                <option value="">{t('hall:add.notKnown')}</option>
                {each.groups.map((group) => (
                  <option key={group} value={group}>
                    {words.group(each.id, group)}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <small>{t('entry.countsNote')}</small>
        </div>
      )}
    </div>
  );
}
