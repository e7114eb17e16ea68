/** What a view answers once it is destroyed: as one of a map with nobody on it. */
import type { GraphView } from '../types.js';

const nothing = (): void => {};
const aborted = (): DOMException => new DOMException('the map is not drawn any more', 'AbortError');

/** Fails where the view has gone, as where the layout was cancelled. */
export function throwIfGone(gone: boolean): void {
  if (gone) throw aborted();
}

export const GONE: GraphView = {
  setOptions: nothing,
  setTheme: nothing,
  setFilter: nothing,
  setFocus: nothing,
  setSearch: () => [],
  setMode: nothing,
  setPresence: nothing,
  select: nothing,
  selection: () => [],
  shown: () => [],
  legend: () => ({ kinds: [], interests: 0, types: [], holdings: { for: 0, against: 0 }, sectors: [] }),
  picture() {
    return { marks: [], items: [], unnamed: 0, legend: this.legend() };
  },
  hidden: () => ({ nodes: { total: 0, shown: 0, hidden: {} }, edges: { total: 0, shown: 0, hidden: {} } }),
  fit: nothing,
  fitReadable: nothing,
  apart: () => 0,
  showOverview: nothing,
  lookAt: nothing,
  look: nothing,
  isSettled: () => true,
  reveal: nothing,
  gathered: () => ({ communities: 0, members: 0 }),
  zoom: () => 1,
  zoomTo: nothing,
  runLayout: () => Promise.reject(aborted()),
  putBack: nothing,
  layoutNew: () => [],
  modelPoint: () => ({ x: 0, y: 0 }),
  freeSpot: (near) => near,
  screenPoint: () => null,
  destroy: nothing,
};
