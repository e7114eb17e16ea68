import { tiesOn } from '../data/members.js';
import { useKept } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { useComparison } from '../times/RecordedMap.js';

/** Shows who brokers, in the panel of the map, and looks for them at once; null where there is nothing to look through, or the panel tells what differs between two moments. */
export function useBrokersCommand(): (() => void) | null {
  const { mapId, select, setPanelOpen, brokers } = useMapUi();
  const tied = useKept(['membership', 'stakeholder', 'relationship'], (store) => tiesOn(store, mapId).relationships.length > 0);
  const comparison = useComparison();
  if (!tied || comparison) return null;
  return () => {
    brokers.set(true);
    select([]);
    setPanelOpen(true);
  };
}
