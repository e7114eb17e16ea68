import { Action } from '@baraza/ui';
import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@baraza/ui';
import { fitting, type Trigger, triggerAt } from '../room/log/compose/completion.js';
import { Completions } from '../room/log/compose/Completions.js';
import classes from './comments.module.css';
import type { Labelled } from './labels.js';

export interface CommentBoxProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Whom @ offers. */
  readonly people: readonly Labelled[];
  readonly send: string;
  readonly onSend: () => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  /** What stands below while something is typed: who will read it. */
  readonly note?: ReactNode;
}

const MOST_SHOWN = 6;
const LONGEST = 5000;

/** Where a comment is typed: Enter sends, Shift and Enter begin a line, @ mentions somebody. While whom an @ means is open, Enter does not send; Ctrl and Enter always do. */
export function CommentBox({ label, placeholder, text, onText, people, send, onSend, onCancel, autoFocus = false, note }: CommentBoxProps): ReactNode {
  const { t } = useTranslation('talk');
  const { compare } = useFormat();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [active, setActive] = useState(0);
  // Where an @ stands that somebody closed the list of.
  const [left, setLeft] = useState<number | null>(null);
  const choices = trigger === null ? [] : fitting(people.map(({ account, label: name }) => ({ id: account, label: name })), trigger.query, compare, MOST_SHOWN);
  const open = choices.length > 0;
  // A word that may still become somebody; what goes on after a space is a sentence.
  const unknown = trigger !== null && !open && !/\s/u.test(trigger.query);

  const follow = (value: string, caret: number): void => {
    const found = triggerAt(value, caret);
    const asked = found?.sign === '@' ? found : null;
    if (asked === null) setLeft(null);
    setTrigger(asked !== null && asked.start === left ? null : asked);
    setActive(0);
  };
  const take = (name: string): void => {
    if (!trigger) return;
    const before = `${text.slice(0, trigger.start)}@${name} `;
    // At once: with the next frame, a letter that came before it would stand at the end of the text.
    flushSync(() => {
      onText(before + text.slice(trigger.end).replace(/^ /u, ''));
      // It is chosen: Enter sends now.
      setLeft(trigger.start);
      setTrigger(null);
    });
    area.current?.focus();
    area.current?.setSelectionRange(before.length, before.length);
  };
  const onKey = (event: KeyboardEvent): void => {
    // The map has keys of its own.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
    else if (open && step !== undefined) setActive((active + step + choices.length) % choices.length);
    else if (open && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) take(choices[active]!.label);
    else if ((open || unknown) && event.key === 'Escape') {
      setLeft(trigger!.start);
      setTrigger(null);
    } else if (event.key === 'Escape') {
      // What is typed is kept; the keys are those of the screen again.
      if (onCancel) onCancel();
      else area.current?.blur();
    }
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      if (!unknown) onSend();
    }
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes['box']}>
      <Textarea
        ref={area}
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        autosize
        minRows={1}
        maxRows={10}
        maxLength={LONGEST}
        value={text}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value);
          follow(currentTarget.value, currentTarget.selectionStart);
        }}
        onSelect={({ currentTarget }) => follow(currentTarget.value, currentTarget.selectionStart)}
        onBlur={() => setTrigger(null)}
        onKeyDown={onKey}
      />
      {open && <Completions id={id} label={t('mention.list')} choices={choices} query={trigger!.query} active={active} onActive={setActive} onTake={({ label: name }) => take(name)} />}
      <span className={unknown ? classes['nobody'] : 'bz-hidden-text'} aria-live="polite">
        {open ? t('mention.found', { count: choices.length }) : unknown ? t('mention.nobody') : ''}
      </span>
      {(text !== '' || onCancel) && (
        <div className={classes['boxEnd']}>
          {note}
          <span className={classes['boxActions']}>
            {onCancel && (
              <Action small onClick={onCancel}>
                {t('cancel')}
              </Action>
            )}
            <Button size="compact-sm" mih={32} disabled={text.trim() === ''} onClick={onSend}>
              {send}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
