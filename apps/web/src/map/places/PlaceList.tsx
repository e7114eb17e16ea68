import { type ShownNode } from '@baraza/graph-view';
import { Action, ShapeMark, type ShapeName, useFormat } from '@baraza/ui';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '../data/search.js';
import { useMapUi } from '../state/map-ui.js';
import type { Placed, PlacedGroup, Unplaced } from './placed.js';
import classes from './places.module.css';
import type { PlaceActions } from './usePlaceActions.js';

/** So many of one place are listed before somebody asks for more. */
const SHOWN = 60;
/** What is carried when a name is dragged: ids of stakeholders. */
export const CARRIED = 'application/x-baraza-stakeholders';

export interface PlaceListProps {
  readonly placed: Placed;
  readonly actions: PlaceActions;
  /** Places whose names are open. */
  readonly open: ReadonlySet<string>;
  readonly onOpen: (place: string, open: boolean) => void;
  /** A place that was pressed on the map: its heading has the focus. */
  readonly here: string | null;
  readonly onLocate: (place: string) => void;
}

/** The same as the map beside it, as text: places with who is there, and who has none. */
export function PlaceList({ placed, actions, open, onOpen, here, onLocate }: PlaceListProps): ReactNode {
  const { t } = useTranslation(['places', 'common']);
  const { compare } = useFormat();
  const { rights } = useMapUi();
  const [text, setText] = useState('');
  const place = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (here !== null) place.current?.querySelector<HTMLElement>(`[data-place="${here}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const fits = <G extends Unplaced | PlacedGroup>({ place: named, nodes, ...rest }: G): G[] => {
    if (text.trim() === '' || (named && matches(text, named.name))) return [{ place: named, nodes, ...rest } as G];
    const found = nodes.filter(({ data }) => matches(text, data.name));
    return found.length > 0 ? [{ place: named, nodes: found, ...rest } as unknown as G] : [];
  };
  const located = placed.located.flatMap(fits).sort((a, b) => b.nodes.length - a.nodes.length || compare(a.place.name, b.place.name));
  const unplaced = placed.unplaced.flatMap(fits);
  const supposed = placed.located.filter(({ suggested }) => suggested !== null);
  const searching = text.trim() !== '';
  const without = placed.unplaced.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const group = (id: string, name: string, nodes: readonly ShownNode[], tools: ReactNode, note?: string): ReactNode => (
    <Group key={id} id={id} name={name} nodes={nodes} note={note} open={open.has(id) || (searching && nodes.length <= SHOWN)} here={here === id} onOpen={(next) => onOpen(id, next)} tools={tools} />
  );
  const small = (label: string, act: () => void): ReactNode => (
    <Action accent small onClick={act}>
      {label}
    </Action>
  );
  return (
    <section className={classes['list']} aria-label={t('listOpen')}>
      <div className={classes['listHead']}>
        <h2>{t('list')}</h2>
        <input className={classes['search']} value={text} dir="auto" placeholder={t('search')} aria-label={t('search')} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()} data-list-search />
        {supposed.length > 0 && (
          <div className={classes['muted']} role="status">
            {t(rights.edit ? 'suggested' : 'suggestedOnly', { count: supposed.length })} {rights.edit && small(t('keepAll', { count: supposed.length }), () => actions.keep(supposed))}
          </div>
        )}
      </div>
      <ul ref={place} className={classes['groups']}>
        {located.map((each) =>
          group(
            each.id,
            each.place.name,
            each.nodes,
            rights.edit && (
              <>
                {each.suggested && <span>{t('ask', { country: each.suggested.country })}</span>}
                {each.suggested && small(t('yes'), () => actions.keep([each]))}
                {small(each.suggested ? t('elsewhere') : t('move'), () => onLocate(each.id))}
              </>
            ),
            each.suggested ? t('supposed') : undefined,
          ),
        )}
        {without > 0 && (
          <li>
            <h3 className={classes['without']}>
              {t('without')} ({without})
            </h3>
            {rights.edit && <p className={classes['said']}>{t('setPlace')}</p>}
            <ul className={classes['people']}>{unplaced.map(({ place: named, nodes }) => group(named?.id ?? '', named?.name ?? t('noPlace'), nodes, rights.edit && named && small(t('putOn'), () => onLocate(named.id))))}</ul>
          </li>
        )}
        {searching && located.length + unplaced.length === 0 && <li className={classes['said']}>{t('nothing')}</li>}
      </ul>
    </section>
  );
}

interface GroupProps {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly ShownNode[];
  readonly note: string | undefined;
  readonly open: boolean;
  readonly here: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly tools: ReactNode;
}

function Group({ id, name, nodes, note, open, here, onOpen, tools }: GroupProps): ReactNode {
  const { t } = useTranslation('places');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const Icon = open ? IconChevronDown : IconChevronRight;
  const people = open ? nodes.toSorted((a, b) => format.compare(a.data.name, b.data.name)) : [];
  return (
    <li>
      <button type="button" className={classes['groupHead']} aria-expanded={open} data-place={id} data-here={here || undefined} onClick={() => onOpen(!open)}>
        <Icon size={14} stroke={1.75} className={open ? undefined : 'bz-mirror'} aria-hidden />
        <span className={classes['grow']}>
          <bdi>{name}</bdi>
        </span>
        {note && <span className={classes['muted']}>{note}</span>}
        <span className={classes['muted']}>{format.number(nodes.length)}</span>
      </button>
      {open && (
        <>
          {tools && <div className={classes['actions']}>{tools}</div>}
          <ul className={classes['people']}>
            {people.slice(0, all ? undefined : SHOWN).map((node) => (
              <Person key={node.data.id} node={node} />
            ))}
          </ul>
          {!all && people.length > SHOWN && (
            <div className={classes['actions']}>
              <Action accent small onClick={() => setAll(true)}>
                {t('more', { count: people.length - SHOWN })}
              </Action>
            </div>
          )}
        </>
      )}
    </li>
  );
}

function Person({ node: { data, paint } }: { readonly node: ShownNode }): ReactNode {
  const { selection, select, rights } = useMapUi();
  const chosen = selection.some(({ id }) => id === data.id);
  const item = { entity: 'stakeholder', id: data.id } as const;
  return (
    <li>
      <button
        type="button"
        className={classes['person']}
        aria-pressed={chosen}
        draggable={rights.edit}
        onDragStart={(event) => {
          event.dataTransfer.setData(CARRIED, JSON.stringify(chosen ? selection.filter(({ entity }) => entity === 'stakeholder').map(({ id }) => id) : [data.id]));
          event.dataTransfer.effectAllowed = 'link';
        }}
        onClick={(event) => select(event.shiftKey || event.ctrlKey || event.metaKey ? (chosen ? selection.filter(({ id }) => id !== data.id) : [...selection, item]) : [item])}
      >
        <ShapeMark shape={data.shape as ShapeName} size={16} fill={paint.fill} />
        <span className={classes['grow']} title={data.name}>
          <bdi>{data.name}</bdi>
        </span>
      </button>
    </li>
  );
}
