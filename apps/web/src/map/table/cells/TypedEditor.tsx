import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wayOf } from '../model/ranges.js';
import type { Then } from '../useGrid.js';
import classes from './editors.module.css';

export interface CellEditorProps {
  readonly label: string;
  /** What stands in it at first. */
  readonly text: string;
  /** Opened by typing: arrows keep and go on. */
  readonly quick: boolean;
  /** Why what was typed cannot be kept; null: it was kept. */
  readonly onKeep: (write: { readonly text: string } | { readonly value: unknown }, options: { readonly then: Then; readonly leave?: boolean; readonly all?: boolean }) => string | null;
  readonly onCancel: () => void;
  readonly onTyped: (text: string) => void;
}

const THEN = { up: 'up', down: 'down', before: 'before', after: 'after' } as const;

/** Where a key leads that ends the editing of a cell; null: it does not end it. */
export function thenOf({ key, shiftKey }: KeyboardEvent, arrows: boolean): Then | null {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'before' : 'after';
  const way = arrows ? wayOf(key, document.documentElement.dir === 'rtl') : null;
  return way && THEN[way];
}

/** A cell that is typed. Enter keeps and goes down, Tab goes on, Esc puts back; Alt Enter begins a line in long texts; Ctrl/⌘ Enter writes into all selected cells. */
export function TypedEditor({ label, text, quick, onKeep, onCancel, onTyped, lines }: CellEditorProps & { readonly lines: boolean }): ReactNode {
  const { t } = useTranslation('table');
  const [draft, setDraft] = useState(text);
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const closed = useRef(false);
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    const { length } = field.current!.value;
    field.current!.focus({ preventScroll: true });
    field.current!.setSelectionRange(length, length);
  }, []);

  const keep = (options: Parameters<CellEditorProps['onKeep']>[1]): void => {
    if (closed.current) return;
    closed.current = true;
    const why = onKeep({ text: latest.current }, options);
    if (why === null || options.leave) return;
    closed.current = false;
    setWrong(why);
  };
  const type = (next: string): void => {
    setDraft(next);
    setWrong(null);
    onTyped(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      closed.current = true;
      event.preventDefault();
      return onCancel();
    }
    if (event.key === 'Enter' && lines && event.altKey) {
      event.preventDefault();
      field.current!.setRangeText('\n', field.current!.selectionStart, field.current!.selectionEnd, 'end');
      return type(field.current!.value);
    }
    const then = thenOf(event, quick && !lines);
    if (then === null) return;
    event.preventDefault();
    const all = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    keep({ then: all ? 'stay' : then, all, leave: event.key !== 'Enter' });
  };
  const shared = {
    ref: field,
    className: classes['input'],
    'aria-label': label,
    'aria-invalid': wrong !== null || undefined,
    title: t(lines ? 'hintOfLines' : 'hint'),
    value: draft,
    dir: 'auto' as const,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => type(event.target.value),
    onKeyDown,
    onBlur: (event: { relatedTarget: EventTarget | null }) => {
      // What a judgement rests on is asked beside the cell, which stays open meanwhile.
      if (event.relatedTarget instanceof Element && event.relatedTarget.closest('[data-grounds]')) return;
      keep({ then: 'stay', leave: true });
    },
  };
  return (
    <span className={classes['editor']} data-lines={lines || undefined}>
      {lines ? <textarea rows={4} {...shared} /> : <input type="text" {...shared} />}
      {wrong !== null && (
        <span role="alert" className={classes['why']}>
          {wrong}
        </span>
      )}
    </span>
  );
}
