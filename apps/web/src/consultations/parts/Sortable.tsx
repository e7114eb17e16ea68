import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sortable.module.css';

export interface SortableProps<T extends { readonly id: string }> {
  /** What the list is, for screen readers. */
  readonly label: string;
  readonly items: readonly T[];
  readonly nameOf: (item: T) => string;
  /** Puts an item at another index, counted without it. */
  readonly onMove: (item: T, index: number) => void;
  readonly readOnly?: boolean;
  /** A line, after its handle. */
  readonly children: (item: T, index: number) => ReactNode;
}

interface Drag {
  readonly from: number;
  readonly to: number;
}

/** A list that people put in order: by the handle of a line, with the arrow keys or by dragging. Where it would land is drawn as a line; nothing moves under the pointer. */
export function Sortable<T extends { readonly id: string }>({ label, items, nameOf, onMove, readOnly = false, children }: SortableProps<T>): ReactNode {
  const { t } = useTranslation('consultations');
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, setSaid] = useState('');
  const held = useRef<string | null>(null);

  // A line that moves loses the keyboard on its way.
  useLayoutEffect(() => {
    if (held.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${held.current}"]`)?.focus();
    held.current = null;
  }, [items]);

  const move = (from: number, to: number): void => {
    const item = items[from];
    if (!item || to === from || to < 0 || to >= items.length) return;
    held.current = item.id;
    onMove(item, to);
    setSaid(t('order.moved', { name: nameOf(item), place: to + 1, total: items.length }));
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.key === 'Escape' && drag) setDrag(null);
    else if (event.key === 'ArrowUp') move(index, index - 1);
    else if (event.key === 'ArrowDown') move(index, index + 1);
    else return;
    event.preventDefault();
  };
  const targetAt = (y: number, from: number): number => {
    const before = [...(list.current?.children ?? [])].filter((line) => {
      const { top, height } = line.getBoundingClientRect();
      return top + height / 2 < y;
    }).length;
    return before > from ? before - 1 : before;
  };
  const handle = (item: T, index: number): ReactNode => (
    <button
      type="button"
      className={`bz-bare ${classes['handle'] ?? ''}`}
      data-handle={item.id}
      aria-label={t('order.move', { name: nameOf(item) })}
      aria-keyshortcuts="ArrowUp ArrowDown"
      title={t('order.how')}
      onKeyDown={(event) => onKeyDown(event, index)}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: index, to: index });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: targetAt(event.clientY, drag.from) })}
      onPointerCancel={() => setDrag(null)}
      onPointerUp={() => {
        if (drag) move(drag.from, drag.to);
        setDrag(null);
      }}
    >
      <IconGripVertical size={16} stroke={1.75} aria-hidden />
    </button>
  );
  const edge = (index: number): 'before' | 'behind' | undefined => {
    if (!drag || drag.to === drag.from || index !== drag.to) return undefined;
    return drag.to > drag.from ? 'behind' : 'before';
  };
  return (
    <>
      <ol ref={list} className={classes['list']} aria-label={label}>
        {items.map((item, index) => (
          <li key={item.id} className={classes['line']} data-dragged={drag?.from === index || undefined} data-edge={edge(index)}>
            {!readOnly && handle(item, index)}
            {children(item, index)}
          </li>
        ))}
      </ol>
      <span className="bz-hidden-text" role="status">
        {said}
      </span>
    </>
  );
}
