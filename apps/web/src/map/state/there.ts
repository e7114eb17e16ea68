import type { MapItem } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';

/** What can be found on a map, by the field of its place there. */
const PLACED = ['stakeholder', 'interest'] as const;

/**
 * Of several that are selected those that are still there: not deleted, and not off the map. The same list where all are. One alone stays as it is: the panel says that it is gone, and also shows what is on no map.
 */
export function stillThere(store: VisibleStore, map: string, items: readonly MapItem[]): readonly MapItem[] {
  if (items.length < 2) return items;
  const left = items.filter(({ entity, id }) => {
    if (!store.live(entity, id)) return false;
    const field = PLACED.find((each) => each === entity);
    return field === undefined || [...store.referring('membership', field, id)].some((membership) => store.live('membership', membership)?.map === map);
  });
  return left.length === items.length ? items : left;
}
