import { Action, useFormat } from '@baraza/ui';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { find } from '../data/search.js';
import { membersOf } from '../data/members.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './tools.module.css';

const MOST_SHOWN = 12;
const READABLE = 0.6;

/** Finds by name or other name on this map: marks what matches, Enter goes there. */
export function SearchStrip(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { compare } = useFormat();
  const { view, select, setTask, mapId } = useMapUi();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const members = useStored(['membership', 'stakeholder', 'interest'], (store) => membersOf(store, mapId), [mapId]);
  const found = text.trim() === '' ? [] : find(members, text, compare);
  const shown = found.slice(0, MOST_SHOWN);
  // What filters, neighbourhood and day leave out is found, but not selected unseen.
  const inSight = new Set(found.length > 1 ? view?.shown().map(({ id }) => id) : []);
  const together = found.filter(({ id }) => inSight.has(id)).map(({ entity, id }) => ({ entity, id }));

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    view?.setSearch(text);
  }, [view, text]);
  useEffect(() => () => void view?.setSearch(''), [view]);

  const go = (index: number): void => {
    const item = shown[index];
    if (!item) return;
    setTask(null);
    select([{ entity: item.entity, id: item.id }]);
    // Selecting brings it into sight. From far away it comes near enough to read.
    if (!view || view.zoom() >= READABLE) return;
    view.fit([item.id]);
    view.zoomTo(READABLE);
  };
  const selectAll = (): void => {
    setTask(null);
    select(together);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') go(chosen);
    else if (event.key === 'Escape') setTask(null);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') setChosen(Math.min(shown.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') setChosen(Math.max(0, chosen - 1));
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes['strip']} role="search">
      <div className={classes['row']}>
        <input
          ref={field}
          className={classes['field']}
          value={text}
          dir="auto"
          autoComplete="off"
          placeholder={t('search.placeholder')}
          aria-label={t('search.placeholder')}
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls="map-search"
          aria-activedescendant={shown.length > 0 ? `map-search-${chosen}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <span className={classes['muted']} role="status">
          {text.trim() !== '' && t('search.found', { count: found.length })}
        </span>
        {together.length > 1 && (
          <Action small accent onClick={selectAll}>
            {t('search.selectAll', { count: together.length })}
          </Action>
        )}
        <Action small className={classes['end']} onClick={() => setTask(null)}>
          {t('common:action.close')}
        </Action>
      </div>
      {shown.length > 0 && (
        <ul id="map-search" role="listbox" aria-label={t('search.results')} className={classes['chips']}>
          {shown.map((item, index) => (
            <li key={item.id} id={`map-search-${index}`} role="option" aria-selected={index === chosen} onClick={() => go(index)}>
              {item.name}
            </li>
          ))}
        </ul>
      )}
      {found.length > shown.length && <p className={classes['more']}>{t('search.more', { count: found.length - shown.length })}</p>}
    </div>
  );
}
