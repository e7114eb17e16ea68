import type { GraphView } from '@baraza/graph-view';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapActions } from '../data/useMapActions.js';
import { membersOf } from '../data/members.js';
import { useStored } from '../data/useStored.js';
import { matches } from '../data/search.js';
import { type Task, useMapUi } from '../state/map-ui.js';
import classes from './canvas.module.css';
import { useFrames } from './useFrames.js';

type AddTask = Extract<Task, { kind: 'add' }>;
const MOST_SHOWN = 5;

/** The name of what is being added, typed where it will stand. What the registry has already is offered below. */
export function NameBox({ view, task }: { readonly view: GraphView; readonly task: AddTask }): ReactNode {
  const { t } = useTranslation('map');
  const { setTask, select, mapId } = useMapUi();
  const actions = useMapActions();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  const known = useStored(
    ['stakeholder', 'interest', 'membership'],
    (store) => {
      const here = new Set(membersOf(store, mapId).map(({ id }) => id));
      return store.allLive(task.entity).filter(({ id }) => !here.has(id));
    },
    [task.entity, mapId],
  );
  const offered = name.trim().length < 2 ? [] : known.filter((record) => matches(name, record.name, 'aliases' in record ? record.aliases : [])).slice(0, MOST_SHOWN);

  useFrames(true, () => {
    if (!box.current) return;
    const { left, top } = box.current.parentElement!.getBoundingClientRect();
    const corner = view.modelPoint(left, top);
    const zoom = view.zoom();
    box.current.style.transform = `translate(${Math.round((task.at.x - corner.x) * zoom)}px, ${Math.round((task.at.y - corner.y) * zoom)}px)`;
  });
  useEffect(() => field.current?.focus(), []);

  const close = (): void => {
    closed.current = true;
    setTask(null);
  };
  const keep = (): void => {
    const found = offered[chosen];
    if (closed.current) return;
    const text = name.trim();
    close();
    if (found) {
      actions.addToMap([{ entity: task.entity, id: found.id }], task.at);
      select([{ entity: task.entity, id: found.id }]);
    } else if (text !== '') {
      const id = actions.create(task.entity, text, task.at);
      if (id) select([{ entity: task.entity, id }]);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') setChosen(Math.min(offered.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(-1, chosen - 1));
    else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className={classes['nameBox']}>
      <span className={classes['newNode']} data-entity={task.entity} aria-hidden />
      <input
        ref={field}
        value={name}
        dir="auto"
        maxLength={300}
        autoComplete="off"
        aria-label={t(`add.${task.entity}Name`)}
        placeholder={t(`add.${task.entity}Name`)}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls="name-box-known"
        aria-activedescendant={chosen >= 0 ? `name-box-${chosen}` : undefined}
        onChange={(event) => {
          setName(event.target.value);
          setChosen(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
      <p className={classes['nameHint']}>{t('add.hint')}</p>
      {offered.length > 0 && (
        <ul id="name-box-known" role="listbox" aria-label={t('add.known')} className={classes['known']}>
          <li role="presentation">{t('add.known')}</li>
          {offered.map((record, index) => (
            <li
              key={record.id}
              id={`name-box-${index}`}
              role="option"
              aria-selected={index === chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                close();
                actions.addToMap([{ entity: task.entity, id: record.id }], task.at);
                select([{ entity: task.entity, id: record.id }]);
              }}
            >
              {record.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
