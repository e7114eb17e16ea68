import { useKept } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { readTimeline, type Timeline } from './timeline.js';

const STORED = ['membership', 'stakeholder', 'interest', 'relationship', 'holding', 'judgement', 'map'] as const;

/** The timeline of the map that is open; null while nothing on it has a date. */
export function useTimeline(): Timeline | null {
  const { mapId } = useMapUi();
  return useKept(STORED, (store) => readTimeline(store, mapId));
}
