/**
 * What of a map stands in its address: the view, and the one thing that is selected. It survives a reload, and can be sent to somebody who may see the map. Ids and nothing else: addresses are sent around
 * and kept by browsers.
 */
import type { MapItem } from '@baraza/graph-view';
import { MAP_MODES } from '@baraza/domain';
import type { MapMode } from './map-ui.js';

const ENTITIES = ['stakeholder', 'interest', 'relationship', 'holding', 'coalition'] as const satisfies readonly MapItem['entity'][];

export interface MapPlace {
  readonly mode: MapMode;
  readonly selection: readonly MapItem[];
}

export const placeOf = (search: URLSearchParams): MapPlace => ({
  mode: MAP_MODES.find((mode) => mode === search.get('view')) ?? 'network',
  selection: ENTITIES.flatMap((entity) => (search.get(entity) ? [{ entity, id: search.get(entity)! }] : [])).slice(0, 1),
});

/** The address with this place in it; whatever else it says stays. Several that are selected are not named. */
export function withPlace(search: URLSearchParams, { mode, selection }: MapPlace): URLSearchParams {
  const after = new URLSearchParams(search);
  for (const key of ['view', ...ENTITIES]) after.delete(key);
  if (mode !== 'network') after.set('view', mode);
  if (selection.length === 1) after.set(selection[0]!.entity, selection[0]!.id);
  return after;
}
