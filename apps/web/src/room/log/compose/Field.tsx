import { type ReactNode, useState } from 'react';
import classes from './compose.module.css';
import type { Known, Source } from './useChoices.js';
import type { Completion } from './useCompletion.js';

export interface FieldProps {
  readonly source: Source;
  readonly label: string;
  /** What is chosen, in words; empty: nothing. */
  readonly shown: string;
  readonly mark?: ReactNode;
  readonly completion: Completion;
  readonly onTake: (choice: Known) => void;
  /** Back to the words. */
  readonly onDone: () => void;
}

/** One field of an entry: reached by Tab, chosen by typing a part of the word; Enter takes, Escape puts back. */
export function Field({ source, label, shown, mark, completion, onTake, onDone }: FieldProps): ReactNode {
  const [query, setQuery] = useState<string | null>(null);
  const open = query !== null && completion.source === source && completion.trigger === null;
  return (
    <label className={classes['field']} data-field={source}>
      <span className={classes['label']}>{label}</span>
      <span className={classes['value']}>
        {mark}
        <input
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? completion.id : undefined}
          aria-activedescendant={open ? `${completion.id}-${completion.active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          dir="auto"
          placeholder="–"
          title={shown}
          value={query ?? shown}
          onFocus={({ target }) => {
            target.select();
            completion.openField(source, '');
            setQuery(shown);
          }}
          onChange={({ target }) => {
            setQuery(target.value);
            completion.openField(source, target.value);
          }}
          onBlur={() => {
            setQuery(null);
            completion.close();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Tab' && event.key !== 'F6') event.stopPropagation();
            if (event.nativeEvent.isComposing || completion.onKey(event, onTake)) return;
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault();
            onDone();
          }}
        />
      </span>
    </label>
  );
}
