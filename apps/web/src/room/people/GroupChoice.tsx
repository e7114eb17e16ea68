import { KeyHint } from '@baraza/ui';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { type DimensionLike, usePeopleWords } from './usePeopleWords.js';
import classes from './people.module.css';

export interface GroupChoiceProps {
  readonly dimension: DimensionLike & { readonly groups: readonly string[] };
  readonly value: string | null;
  readonly onChange: (group: string | null) => void;
  /** Names the keys 1, 2, 3 …, for people at a keyboard. */
  readonly keys?: boolean;
  /** Offers, in these words, to say nothing; with the same weight as the groups. */
  readonly declined?: string;
}

const focusNext = (from: HTMLElement): void => {
  const form = from.closest('form');
  const stops = form ? [...form.querySelectorAll<HTMLElement>('fieldset[data-groups]')] : [];
  const next = stops[stops.indexOf(from) + 1];
  const to = next?.querySelector<HTMLElement>('input:checked, input') ?? form?.querySelector<HTMLElement>('button[type=submit]');
  to?.focus();
};

/** The groups of one dimension. One key chooses and goes on to the next; the same again takes it back. */
export function GroupChoice({ dimension, value, onChange, keys = false, declined }: GroupChoiceProps): ReactNode {
  const words = usePeopleWords();
  const name = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const group = /^[1-9]$/.test(event.key) ? dimension.groups[Number(event.key) - 1] : undefined;
    if (group === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(group === value ? null : group);
    if (group !== value) focusNext(event.currentTarget);
  };
  return (
    <fieldset className={classes['groups']} data-groups onKeyDown={keys ? onKeyDown : undefined}>
      <legend>{words.dimension(dimension)}</legend>
      <div className={classes['options']}>
        {dimension.groups.map((group, index) => (
          <label key={group} className={classes['option']}>
            <input type="radio" name={name} checked={group === value} onChange={() => onChange(group)} onClick={() => group === value && onChange(null)} />
            <span dir="auto">{words.group(dimension, group)}</span>
            {keys && index < 9 && <KeyHint keys={String(index + 1)} />}
          </label>
        ))}
        {declined !== undefined && (
          <label className={classes['option']}>
            <input type="radio" name={name} checked={value === null} onChange={() => onChange(null)} />
            <span>{declined}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}
