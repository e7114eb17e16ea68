import { KeyHint } from '@baraza/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KindMark } from '../../parts/KindMark.js';
import { matchIn } from './completion.js';
import classes from './compose.module.css';
import type { Known } from './useChoices.js';

export interface CompletionsProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Known[];
  readonly query: string;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onTake: (choice: Known) => void;
}

/** What fits, in the flow below what is typed: it pushes the log up and covers nothing. What the chosen one means stands beside it. */
export function Completions({ id, label, choices, query, active, onActive, onTake }: CompletionsProps): ReactNode {
  const { t } = useTranslation('log');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const chosen = choices[active];
  return (
    <div className={classes['completions']}>
      <div ref={list} id={id} role="listbox" aria-label={label} className={classes['options']}>
        {choices.map((choice, index) => (
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes['option']}
            // Pressing must not take the caret out of the line.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index === active || onActive(index)}
            onClick={() => onTake(choice)}
          >
            <span className={classes['optionLabel']}>
              {choice.kind && <KindMark kind={choice.kind} word={false} />}
              <Matched label={choice.label} query={query} />
            </span>
            <span className={classes['optionDetail']} dir="auto">{choice.detail}</span>
            <span className={classes['optionUses']}>{choice.uses === undefined ? null : t('complete.uses', { count: choice.uses })}</span>
            <span className={classes['optionKey']}>{index === active && <KeyHint keys="Enter" />}</span>
          </div>
        ))}
      </div>
      {chosen && (chosen.definition !== undefined || chosen.note !== undefined) && (
        <div className={classes['about']} aria-live="polite">
          <strong dir="auto">{chosen.label}</strong>
          {chosen.definition !== undefined && <p dir="auto">{chosen.definition}</p>}
          {chosen.note !== undefined && <p>{chosen.note}</p>}
        </div>
      )}
    </div>
  );
}

function Matched({ label, query }: { readonly label: string; readonly query: string }): ReactNode {
  const found = query === '' ? null : matchIn(label, query);
  if (!found) return <bdi>{label}</bdi>;
  const [start, end] = found;
  return (
    <bdi>
      {label.slice(0, start)}
      <b>{label.slice(start, end)}</b>
      {label.slice(end)}
    </bdi>
  );
}
