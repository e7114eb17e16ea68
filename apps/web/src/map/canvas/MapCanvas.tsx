import { canvasColour, createGraphView, type GraphView, type MapItem, type MemberPosition } from '@baraza/graph-view';
import { useTermWord } from '@baraza/ui';
import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useAccount } from '../../session/session.js';
import { today } from '../data/today.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStyleWords } from '../looks/useStyleWords.js';
import { useMapUi } from '../state/map-ui.js';
import { renameInPanel } from '../tools/rename.js';
import { useMapCommands } from '../tools/useMapCommands.js';
import { DifferenceMarks } from '../times/DifferenceMarks.js';
import classes from './canvas.module.css';
import { CommentMarks } from './CommentMarks.js';
import { ConnectHandle } from './ConnectHandle.js';
import { graphSource } from './source.js';
import { NameBox } from './NameBox.js';
import { useCanvasPeople } from './useCanvasPeople.js';
import { useBringBack } from './useBringBack.js';
import { useFitAboveSheet } from './useFitAboveSheet.js';
import { useFitAtFirst } from './useFitAtFirst.js';
import { WaitingMarks } from './WaitingMarks.js';

/** The canvas takes presses for itself, so a field elsewhere would keep the keyboard, and take the keys of the map for text. */
const leaveFields = (): void => {
  if (document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea, [contenteditable]')) document.activeElement.blur();
};

/** Time that the panel takes to slide in, and a little. */
const slideMs = 220;

/** The picture of the map, with what stands over it. */
export function MapCanvas({ children }: { readonly children?: ReactNode }): ReactNode {
  const { t, i18n } = useTranslation('map');
  const place = useRef<HTMLDivElement>(null);
  const ui = useMapUi();
  const { session } = useProject();
  const { id: account } = useAccount();
  const theme = useComputedColorScheme('light');
  const termWord = useTermWord();
  const actions = useMapActions();
  const commands = useMapCommands();
  const { rights, settings, filter, focus, task, view, setView, mapId, date } = ui;
  const people = useCanvasPeople(mapId);

  const moved = useEffectEvent((positions: readonly MemberPosition[]) => {
    session.setPresence({ dragging: [] });
    if (rights.arrange) actions.move(positions);
  });
  const connected = useEffectEvent((from: string, to: string) => rights.edit && ui.setTask({ kind: 'connect', from, to }));
  const addAt = useEffectEvent((x: number, y: number) => {
    // A place in a neighbourhood is no place on the map.
    if (ui.focus) commands.addStakeholder();
    else if (rights.edit && view) ui.setTask({ kind: 'add', entity: 'stakeholder', at: view.freeSpot({ x, y }) });
  });
  const selected = useEffectEvent((items: readonly MapItem[]) => {
    const { task: now } = ui;
    // Between "Connect" and its second end, pressing a stakeholder names that end.
    const end = items.length === 1 ? items[0] : undefined;
    if (now?.kind === 'connect' && now.to === null && end && (end.entity === 'stakeholder' || end.entity === 'interest')) {
      ui.setTask(now.from === null ? { ...now, from: end.id } : now.from === end.id ? now : { ...now, to: end.id });
    }
    ui.selectedOnCanvas(items);
  });
  const rename = useEffectEvent((item: MapItem) => {
    renameInPanel(() => ui.select([item]));
  });
  const hidden = useEffectEvent(ui.setHidden);
  const styleWords = useStyleWords();
  const termName = useEffectEvent(termWord);
  const communityWords = useEffectEvent((leader: string, others: number) => [leader, t('gatheredOthers', { count: others })] as const);

  useEffect(() => {
    const container = place.current!;
    const made: GraphView = createGraphView({
      container,
      source: graphSource(session.store, mapId),
      options: { account, at: today(), ...settings, theme, termName: (term) => termName(term), valueName: styleWords.valueName, rangeName: styleWords.rangeName, communityWords: (leader, others) => communityWords(leader, others) },
      callbacks: {
        onSelect: (items) => selected(items),
        onMoved: (positions) => moved(positions),
        onDragging: (positions) => session.setPresence({ dragging: positions.slice(0, 200) }),
        onConnect: (from, to) => connected(from, to),
        onAddAt: (x, y) => addAt(x, y),
        onRename: (item) => rename(item),
        onHidden: (report) => hidden(report),
        onHover: (item) => ui.hovered.set(item),
        onPointer: (point) => session.setPresence({ cursor: point }),
        onZoom: (zoom) => ui.zoom.set(zoom),
        onApart: (count) => ui.apart.set(count),
        onGathered: (gathered) => ui.gathered.set(gathered),
      },
    });
    ui.zoom.set(made.zoom());
    ui.apart.set(made.apart());
    hidden(made.hidden());
    setView(made);
    return () => {
      setView(null);
      hidden(null);
      session.setPresence({ cursor: null, dragging: [] });
      made.destroy();
    };
    // The canvas lives as long as its map; what changes meanwhile is told to it below.
  }, [session, mapId, account]);

  useEffect(() => view?.setOptions({ ...settings, at: date ?? today(), termName: termWord, valueName: styleWords.valueName, rangeName: styleWords.rangeName }), [view, settings, date, styleWords]);
  useEffect(() => view?.setTheme(theme), [view, theme]);
  useEffect(() => view?.setFilter({ ...filter, ...(date !== null && { validOn: date }) }), [view, filter, date]);
  useEffect(() => view?.setFocus(focus), [view, focus]);
  useEffect(() => view?.setPresence(people), [view, people]);
  useEffect(() => view?.setMode(task?.kind === 'connect' ? 'connect' : 'select'), [view, task?.kind]);
  // The first members come a moment after the map is opened.
  const drawn = (ui.hidden?.nodes.total ?? 0) > 0;
  useFitAtFirst(view, place, drawn, ui.selection.length > 0);
  useBringBack(view);
  // The panel takes its room from the canvas; what is selected stays in sight.
  const chosen = ui.selection.length === 1 ? ui.selection[0]!.id : null;
  useEffect(() => {
    if (!view || !ui.panelOpen || chosen === null) return;
    const timer = setTimeout(() => view.reveal(chosen), slideMs);
    return () => clearTimeout(timer);
  }, [view, ui.panelOpen, chosen]);
  useFitAboveSheet(view, drawn);
  // In a language that is written the other way the canvas stands elsewhere on the page.
  const direction = i18n.dir();
  const fitted = useRef(direction);
  useEffect(() => {
    if (!view || fitted.current === direction) return;
    fitted.current = direction;
    view.fitReadable();
  }, [view, direction]);
  // What was selected in the list, or before the canvas had drawn it, is selected here as soon as it is there.
  useEffect(() => {
    if (!view) return;
    const here = new Set(view.selection().map(({ id }) => id));
    const wanted = ui.selection.filter(({ id }) => view.screenPoint(id) !== null);
    if (wanted.length !== here.size || wanted.some(({ id }) => !here.has(id))) view.select(wanted.map(({ id }) => id));
  }, [view, ui.selection, ui.hidden]);

  return (
    <div className={classes['place']}>
      <div ref={place} className={classes['canvas']} style={{ background: canvasColour(theme) }} role="img" aria-label={t('canvas.label')} data-testid="canvas" data-connecting={task?.kind === 'connect' || undefined} onPointerDownCapture={leaveFields} />
      {view && <CommentMarks view={view} />}
      {view && <WaitingMarks view={view} />}
      {view && <DifferenceMarks view={view} />}
      {view && rights.edit && task === null && <ConnectHandle view={view} />}
      {view && task?.kind === 'add' && <NameBox key={`${task.at.x} ${task.at.y}`} view={view} task={task} />}
      {children}
    </div>
  );
}
