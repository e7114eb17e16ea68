import type { Attribution, FloorEntry } from '@baraza/domain';
import { Action, ariaKeys, isApple, keyOf, KeyHint, useFormat } from '@baraza/ui';
import { IconArrowUp, IconGripVertical, IconPlus, IconX } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../context.js';
import { movedAhead, waitedMinutes } from '../floor-words.js';
import type { Floor } from '../useFloor.js';
import { useFloorWords } from '../useFloorWords.js';
import { useNow } from '../useNow.js';
import classes from './facilitate.module.css';

/** Who waits, in order: moved by dragging or by Alt and the arrows; with how much their group was heard. */
export function Waiting({ floor: at, rule, leads, onAdd, children }: { readonly floor: Floor; readonly rule: Attribution; readonly leads: boolean; readonly onAdd: () => void; readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation(['hall', 'common']);
  const { number } = useFormat();
  const { queue } = at.floor;
  const { moved, passed } = movedAhead(queue);
  const [over, setOver] = useState<string | null>(null);
  const dragged = useRef<string | null>(null);
  const follow = useRef<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const may = leads && at.reachable;
  // The row that was moved keeps the keyboard.
  useEffect(() => {
    if (follow.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-entry="${follow.current}"]`)?.focus();
    follow.current = null;
  }, [queue]);

  const onKeyDown = (entry: FloorEntry, index: number) => (event: KeyboardEvent<HTMLLIElement>): void => {
    if (!may || event.target !== event.currentTarget) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step !== 0 && event.altKey) {
      follow.current = entry.id;
      at.move(entry.id, index + step);
    } else if (step !== 0) (list.current?.children[index + step] as HTMLElement | undefined)?.focus();
    else if (event.key === 'Enter') at.give(entry.id);
    else if (event.key === 'Delete' || event.key === 'Backspace') at.remove(entry.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (index: number) => (event: DragEvent): void => {
    event.preventDefault();
    setOver(null);
    if (dragged.current !== null) at.move(dragged.current, index);
    dragged.current = null;
  };
  return (
    <section aria-labelledby="waiting">
      <header className={classes['head']}>
        <h2 id="waiting">{t('waiting.title')}</h2>
        <span>{queue.length > 0 ? number(queue.length) : ''}</span>
        {leads && (
          <Action className={classes['toEnd']} disabled={!may} onClick={onAdd} aria-keyshortcuts={ariaKeys(keyOf('addSpeaker'), isApple())}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
            {t('common:action.add')}
            <KeyHint keys={keyOf('addSpeaker')} />
          </Action>
        )}
      </header>
      {children}
      {queue.length === 0 && <p className={classes['empty']}>{t(leads ? 'waiting.nobody' : 'waiting.none')}</p>}
      <ol ref={list} className={classes['queue']}>
        {queue.map((entry, index) => (
          <li
            key={entry.id}
            data-entry={entry.id}
            data-over={over === entry.id || undefined}
            tabIndex={0}
            draggable={may}
            onKeyDown={onKeyDown(entry, index)}
            onDragStart={() => (dragged.current = entry.id)}
            onDragEnd={() => setOver(null)}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(entry.id);
            }}
            onDrop={drop(index)}
          >
            <WaitingRow entry={entry} index={index} rule={rule} moved={moved.has(entry.id)} at={may ? at : null} />
          </li>
        ))}
      </ol>
      {moved.size > 0 && (
        <p className={classes['moved']}>
          <IconArrowUp size={14} stroke={1.75} aria-hidden />
          {t('waiting.moved', { moved: moved.size, passed })}
          {may && (
            <Action accent small onClick={at.restoreAskedOrder}>
              {t('waiting.restore')}
            </Action>
          )}
        </p>
      )}
      {leads && queue.length > 0 && <p className={classes['keysNote']}>{t('waiting.keys')}</p>}
    </section>
  );
}

function WaitingRow({ entry, index, rule, moved, at }: { readonly entry: FloorEntry; readonly index: number; readonly rule: Attribution; readonly moved: boolean; readonly at: Floor | null }): ReactNode {
  const { t } = useTranslation('hall');
  const live = useLive();
  const now = useNow(10_000);
  const { nameOf, language } = useFloorWords();
  const name = nameOf(entry);
  const group = entry.stakeholder === null ? undefined : live?.heard.groups.find(({ stakeholder }) => stakeholder === entry.stakeholder);
  const minutes = waitedMinutes(entry.askedAt, now, rule);
  return (
    <>
      <IconGripVertical className={classes['grip']} size={14} stroke={1.75} aria-hidden />
      <span className={classes['place']}>{index + 1}</span>
      <span className={classes['name']} data-first={index === 0 || undefined}>
        <bdi>{name}</bdi>
      </span>
      <span className={classes['heardOf']} data-moved={moved || undefined}>
        {moved && <IconArrowUp size={14} stroke={1.75} aria-hidden />}
        {moved && <span className={group ? 'bz-hidden-text' : undefined}>{t('waiting.movedUp')}</span>}
        {group && (group.heard === 0 ? t('waiting.notHeard') : t('waiting.heard', { people: group.people, heard: group.heard }))}
      </span>
      <span className={classes['rowMuted']}>{minutes === 0 ? t(rule === 'notAttributed' ? 'waiting.sinceNow' : 'waiting.now') : t('waiting.minutes', { minutes })}</span>
      <span className={classes['rowMuted']}>{entry.language === null ? '' : language(entry.language)}</span>
      {at && (
        <span className={classes['rowActions']}>
          <Action small onClick={() => at.give(entry.id)} aria-label={t('waiting.giveTo', { name })}>
            {t('waiting.give')}
          </Action>
          <Action small onClick={() => at.remove(entry.id)} aria-label={t('waiting.takeOff', { name })}>
            <IconX size={14} stroke={1.75} aria-hidden />
          </Action>
        </span>
      )}
    </>
  );
}
