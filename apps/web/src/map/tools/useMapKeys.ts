import { MAP_MODES } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { useShortcuts } from '@baraza/ui';
import { useProject } from '../../project/context.js';
import { membersOf } from '../data/members.js';
import { useMapActions } from '../data/useMapActions.js';
import { nearestIn } from '../data/walk.js';
import { useMapUi } from '../state/map-ui.js';
import { useMapCommands } from './useMapCommands.js';

/** How far a press of Shift and an arrow moves, in model pixels. */
const STEP = 20;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
type Arrow = keyof typeof DIRECTIONS;

/** The keys of the map. */
export function useMapKeys(onClose: () => void): void {
  const ui = useMapUi();
  const { store } = useProject().session;
  const commands = useMapCommands();
  const actions = useMapActions();
  const { view, selection, mapId } = ui;
  const network = ui.mode === 'network';
  const isNode = ({ entity }: MapItem): boolean => entity === 'stakeholder' || entity === 'interest';

  const walk = ({ key }: KeyboardEvent): void => {
    const points = membersOf(store, mapId).flatMap(({ entity, id }) => {
      const point = view?.screenPoint(id);
      return point ? [{ item: { entity, id }, ...point }] : [];
    });
    const from = points.find(({ item }) => item.id === selection[0]?.id);
    const neighbours = new Set(from ? neighboursOf(from.item.id) : []);
    const next = nearestIn(points, from ?? null, DIRECTIONS[key as Arrow], (point) => neighbours.has(point.item.id));
    if (next) ui.select([next.item]);
  };
  const neighboursOf = (id: string): string[] => [
    ...[...store.referring('relationship', 'from', id)].flatMap((tie) => store.live('relationship', tie)?.to ?? []),
    ...[...store.referring('relationship', 'to', id)].flatMap((tie) => store.live('relationship', tie)?.from ?? []),
    ...[...store.referring('holding', 'stakeholder', id)].flatMap((held) => store.live('holding', held)?.interest ?? []),
    ...[...store.referring('holding', 'interest', id)].flatMap((held) => store.live('holding', held)?.stakeholder ?? []),
  ];
  const move = ({ key }: KeyboardEvent): void => {
    const [dx, dy] = DIRECTIONS[key as Arrow];
    const wanted = new Set(selection.filter(isNode).map(({ id }) => id));
    const places = membersOf(store, mapId)
      .filter(({ id }) => wanted.has(id))
      .flatMap(({ member }) => store.live('membership', member) ?? []);
    const positions = places.flatMap(({ id, x, y }) => (x === null || y === null ? [] : [{ id, x: x + dx * STEP, y: y + dy * STEP }]));
    // A neighbourhood, or a layout for one person, stands as it is shown only while it is shown: nothing in it is moved on the map unseen.
    if (ui.rights.arrange && ui.focus === null && !ui.ownPlaces.get() && positions.length > 0) actions.move(positions);
  };

  // In the next frame: a menu takes the press that opens it for one beside it, and closes again.
  const openArrange = (): void => void requestAnimationFrame(() => ui.arrangeMenu.set(true));

  useShortcuts({
    ...(ui.rights.edit && { addStakeholder: commands.addStakeholder, addInterest: commands.addInterest, connect: commands.connect, rename: commands.rename, delete: commands.remove }),
    ...((ui.rights.edit || ui.rights.arrange) && { takeOff: commands.takeOff }),
    ...(ui.mode === 'table' && { walk: () => document.querySelector<HTMLElement>('[data-table-cell][tabindex="0"]')?.focus() }),
    ...(network && { walk, move, focus: commands.focus, fit: () => view?.fit(), zoomIn: () => view?.zoomTo(view.zoom() * 1.25), zoomOut: () => view?.zoomTo(view.zoom() / 1.25), selectAll: commands.selectAll, layout: openArrange, overview: () => ui.setOverviewOpen(!ui.overviewOpen) }),
    search: () => (network ? commands.search() : document.querySelector<HTMLElement>('[data-list-search]')?.focus()),
    openPanel: (event) => {
      // Enter presses what has the focus; only on the bare map does it open the panel.
      if (event.target instanceof HTMLElement && event.target.closest('a, button, [role="option"], [role="row"], [role="grid"]')) return event.target.click();
      ui.setPanelOpen(true);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('aside[data-region]')?.focus());
    },
    close: () => (ui.task ? ui.setTask(null) : ui.focus && !ui.panelOpen ? ui.setFocus(null) : onClose()),
    view: ({ key, code }) => {
      const mode = MAP_MODES.find((_, index) => key === String(index + 1) || code === `Digit${index + 1}`);
      if (mode) ui.setMode(mode);
    },
  });
}
