import type { Records } from '@baraza/domain';
import { Action, InlineText, Tag } from '@baraza/ui';
import { IconGripVertical, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { childrenOf, type CodePlace, type CodeRow, placeAt, placeBy } from '../data/code-tree.js';
import { orderAt } from '../data/ordered.js';
import classes from './codebook.module.css';
import { useTwinWords } from './useTwinWords.js';

interface CodeTreeProps {
  readonly codes: readonly Records['code'][];
  readonly rows: readonly CodeRow[];
  /** What a search found: with the path before the name, not to be moved. */
  readonly flat: boolean;
  readonly chosen: string | null;
  readonly added: string | null;
  readonly readOnly: boolean;
  readonly onChoose: (id: string) => void;
  readonly onAdd: (parent: string) => void;
}

type Part = 'before' | 'inside' | 'behind';
interface Drag {
  readonly id: string;
  readonly on: string | null;
  readonly part: Part;
}
const WAYS = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const;

/** Codes as a tree: arrows walk, Alt with arrows moves up, down, in and out, F2 renames; dragging onto a code puts it before, under or behind. */
export function CodeTree({ codes, rows, flat, chosen, added, readOnly, onChoose, onAdd }: CodeTreeProps): ReactNode {
  const { t } = useTranslation('consultations');
  const mutate = useMutate();
  const twin = useTwinWords(codes);
  const tree = useRef<HTMLUListElement>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, setSaid] = useState('');
  const focusNext = useRef<string | null>(null);
  const tabStop = rows.some(({ code }) => code.id === chosen) ? chosen : rows[0]?.code.id;

  const lineOf = (id: string | undefined): HTMLElement | null => tree.current?.querySelector<HTMLElement>(`[data-code="${id}"]`) ?? null;
  useLayoutEffect(() => {
    if (focusNext.current !== null) lineOf(focusNext.current)?.focus();
    focusNext.current = null;
  }, [rows]);

  const move = (code: Records['code'], place: CodePlace | null): void => {
    if (place === null || readOnly || flat) return;
    const { parent, index } = place;
    focusNext.current = code.id;
    if (!mutate('moveCode', { id: code.id, process: code.process, parent, order: orderAt(childrenOf(codes, parent), code.id, index) })) return;
    const under = codes.find(({ id }) => id === parent)?.name;
    setSaid(under === undefined ? t('codebook.movedTop', { name: code.name }) : t('codebook.movedUnder', { name: code.name, under }));
  };
  const walk = (index: number): void => {
    const id = rows[index]?.code.id;
    if (id === undefined) return;
    onChoose(id);
    lineOf(id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: CodeRow, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const { key } = event;
    if (event.altKey && key in WAYS) {
      const rtl = document.documentElement.dir === 'rtl';
      const way = WAYS[key as keyof typeof WAYS];
      move(row.code, placeBy(rtl && way === 'in' ? 'out' : rtl && way === 'out' ? 'in' : way, codes, row));
    } else if (key === 'ArrowDown') walk(index + 1);
    else if (key === 'ArrowUp') walk(index - 1);
    else if (key === 'Home') walk(0);
    else if (key === 'End') walk(rows.length - 1);
    else if (key === 'Enter' || key === ' ') onChoose(row.code.id);
    else if (key === 'F2' && !readOnly) setRenaming(row.code.id);
    else return;
    event.preventDefault();
  };
  const over = (event: PointerEvent, id: string): void => {
    const line = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-code]');
    if (!line) return setDrag({ id, on: null, part: 'inside' });
    const { top, height } = line.getBoundingClientRect();
    const share = (event.clientY - top) / height;
    setDrag({ id, on: line.dataset['code'] ?? null, part: share < 0.25 ? 'before' : share > 0.75 ? 'behind' : 'inside' });
  };
  const drop = (): void => {
    const [moved, on] = [codes.find(({ id }) => id === drag?.id), codes.find(({ id }) => id === drag?.on)];
    if (drag && moved && on) move(moved, placeAt(drag.part, codes, moved.id, on));
    setDrag(null);
  };
  return (
    <>
      <ul ref={tree} className={classes['tree']} role="tree" aria-label={t('codebook.title')}>
        {rows.map((row, index) => {
          const { code, level, path, siblings } = row;
          const { id, name, definition, retired } = code;
          return (
            <li
              key={id}
              className={classes['row']}
              role="treeitem"
              aria-level={flat ? 1 : level}
              aria-posinset={flat ? index + 1 : row.index + 1}
              aria-setsize={flat ? rows.length : siblings}
              aria-selected={id === chosen}
              aria-label={path.join(' / ')}
              data-code={id}
              data-dragged={drag?.id === id || undefined}
              data-drop={drag?.on === id && drag.id !== id ? drag.part : undefined}
              data-retired={retired || undefined}
              style={{ paddingInlineStart: flat ? undefined : (level - 1) * 24 }}
              tabIndex={id === tabStop ? 0 : -1}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => onKeyDown(event, row, index)}
            >
              {!readOnly && !flat && (
                <span
                  className={classes['grip']}
                  title={t('codebook.drag')}
                  aria-hidden
                  onPointerDown={(event) => {
                    event.currentTarget.setPointerCapture(event.pointerId);
                    setDrag({ id, on: null, part: 'inside' });
                  }}
                  onPointerMove={(event) => drag && over(event, id)}
                  onPointerUp={drop}
                  onPointerCancel={() => setDrag(null)}
                >
                  <IconGripVertical size={16} stroke={1.75} />
                </span>
              )}
              <span className={classes['name']}>
                {flat && path.length > 1 && <span className={classes['muted']}>{`${path.slice(0, -1).join(' / ')} / `}</span>}
                {renaming === id || added === id ? (
                  <InlineText
                    label={t('codebook.name')}
                    value={name}
                    required
                    startOpen
                    warn={(text) => twin(id, text)}
                    onKeep={(next) => mutate('updateCode', { id, name: next })}
                    onClose={() => {
                      setRenaming(null);
                      requestAnimationFrame(() => lineOf(id)?.focus());
                    }}
                  />
                ) : (
                  <bdi>{name}</bdi>
                )}
              </span>
              <span className={classes['definition']}>
                <bdi>{definition}</bdi>
              </span>
              {retired && <Tag muted>{t('codebook.retired')}</Tag>}
              {!readOnly && !flat && (
                <Action
                  className={classes['under']}
                  tabIndex={-1}
                  aria-label={t('codebook.addUnder', { name })}
                  title={t('codebook.addUnder', { name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    onAdd(id);
                  }}
                >
                  <IconPlus size={16} stroke={1.75} aria-hidden />
                </Action>
              )}
            </li>
          );
        })}
      </ul>
      <span className="bz-hidden-text" role="status">
        {said}
      </span>
    </>
  );
}
