import type { Arrangement } from '@baraza/domain';
import type { Gathered, GraphFilter, GraphFocus, GraphView, HiddenReport, MapItem } from '@baraza/graph-view';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useProject } from '../../project/context.js';
import { useIsArchived, useViewer } from '../../project/hooks.js';
import { placeOf, withPlace } from './address.js';
import { useMapDate } from '../times/useMapDate.js';
import { useRecorded } from '../times/useRecorded.js';
import { type MapMode, type MapRights, type MapUi, PHONE, type Settings, type TableCommands, type Task, USUAL } from './map-ui.js';
import { useStored } from '../data/useStored.js';
import { stillThere } from './there.js';
import { createValue } from './value.js';
import { withoutScores } from './without-scores.js';

/** Rights on this screen; in an archived project, and in the past, nobody has those to change things. */
export function useMapRights(past = false): MapRights {
  const { can } = useViewer();
  const fixed = useIsArchived() || past;
  return useMemo(() => {
    const may = (right: Parameters<typeof can>[0]): boolean => !fixed && can(right);
    return { edit: may('editRegistry'), arrange: may('editMaps'), scores: can('readScores'), judge: may('judge'), agree: may('agreeJudgements') };
  }, [can, fixed]);
}

/** From so many members on, the overview is open by itself. */
const OVERVIEW_FROM = 200;

const same = (a: readonly MapItem[], b: readonly MapItem[]): boolean => a.length === b.length && a.every(({ id }) => b.some((other) => other.id === id));

/** All state of the screen of one map. */
export function useMapState(mapId: string): MapUi {
  const { session } = useProject();
  const recordedState = useRecorded();
  const rights = useMapRights(recordedState.recorded !== null);
  const [search, setSearch] = useSearchParams();
  const times = useMapDate();
  const [opened] = useState(() => placeOf(search));
  const [view, setView] = useState<GraphView | null>(null);
  const [selection, setSelection] = useState(opened.selection);
  const [panelOpen, setPanelOpen] = useState(opened.selection.length > 0);
  const [legendOpen, setLegendOpen] = useState(true);
  const [hidden, setHidden] = useState<HiddenReport | null>(null);
  const [overviewChosen, setOverviewOpen] = useState<boolean | null>(null);
  const phone = useMediaQuery(PHONE) ?? false;
  const members = hidden?.nodes.total ?? 0;
  // Of a map that is read whole there is nothing to overview; a phone has no room until somebody asks.
  const overviewOpen = overviewChosen ?? (!phone && members >= OVERVIEW_FROM);
  const [mode, setMode] = useState<MapMode>(opened.mode);
  const [chosen, setChosen] = useState<Settings>(USUAL);
  const [filter, setFilter] = useState<GraphFilter>({});
  const [focus, setFocus] = useState<GraphFocus | null>(null);
  const [task, setTask] = useState<Task | null>(null);
  const [values] = useState(() => ({ table: createValue<TableCommands | null>(null), zoom: createValue(1), apart: createValue(0), gathered: createValue<Gathered>({ communities: 0, members: 0 }), hovered: createValue<MapItem | null>(null), arrangeMenu: createValue(false), brokers: createValue(false), ownPlaces: createValue(false), arrangement: createValue<Arrangement | null>(null)}));
  const latest = useRef(opened.selection);

  const remember = useCallback(
    (items: readonly MapItem[]) => {
      latest.current = items;
      setSelection(items);
      session.setPresence({ selection: items.slice(0, 200).map(({ id }) => id) });
    },
    [session],
  );
  useEffect(() => remember(opened.selection), [remember, opened]);
  const now = recordedState.recorded === null;
  const there = useStored(['stakeholder', 'interest', 'relationship', 'coalition', 'membership'], (store) => (now ? stillThere(store, mapId, selection) : selection), [mapId, selection, now]);
  // What an undo or somebody else took away cannot be deleted, or made a coalition of.
  useEffect(() => {
    if (there !== selection) remember(there);
  }, [there, selection, remember]);
  useEffect(() => {
    const after = withPlace(search, { mode, selection });
    if (after.toString() !== search.toString()) setSearch(after, { replace: true });
    // The screen is told by the address once, when it opens; after that it tells the address, also one that arrives late: of two changes in a row the first may land last.
  }, [mode, selection, search]);
  const select = useCallback(
    (items: readonly MapItem[], { quiet = false }: { readonly quiet?: boolean } = {}) => {
      remember(items);
      if (items.length > 0 && !quiet) setPanelOpen(true);
      view?.select(items.map(({ id }) => id));
      if (items.length === 1) view?.reveal(items[0]!.id);
    },
    [remember, view],
  );
  const selectedOnCanvas = useCallback(
    (items: readonly MapItem[]) => {
      // What the panel shows need not be on the map; the canvas then has nothing to say about it.
      const known = latest.current.filter(({ id }) => view?.screenPoint(id) !== null);
      if (same(items, known)) return;
      remember(items);
      if (items.length > 0) setPanelOpen(true);
    },
    [remember, view],
  );
  // Who may not see scores is not shown a map of them.
  const settings = useMemo((): Settings => (rights.scores ? chosen : withoutScores(chosen)), [rights.scores, chosen]);
  const setSettings = useCallback((part: Partial<Settings>) => setChosen((before) => ({ ...before, ...part })), []);

  return useMemo(
    () => ({
      mapId, rights, view, setView, selection, select, selectedOnCanvas, panelOpen, setPanelOpen, legendOpen, setLegendOpen, overviewOpen, setOverviewOpen, mode, setMode, settings, setSettings, filter, setFilter, focus, setFocus, hidden, setHidden, task, setTask, ...times, ...recordedState, ...values,
    }),
    [mapId, rights, view, selection, select, selectedOnCanvas, panelOpen, legendOpen, overviewOpen, mode, settings, setSettings, filter, focus, hidden, task, times.date, times.timeOpen, recordedState.recorded, values],
  );
}
