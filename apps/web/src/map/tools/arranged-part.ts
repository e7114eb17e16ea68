/** Who is laid out when somebody arranges the map. */
import type { MapItem } from '@baraza/graph-view';
import type { MapUi } from '../state/map-ui.js';

/** So many selected are a part of the map. */
const LEAST_PART = 2;
const isNode = ({ entity }: MapItem): boolean => entity === 'stakeholder' || entity === 'interest';

export interface ArrangedPart {
  readonly of: 'selected' | 'shown';
  readonly ids: readonly string[];
}

/** Those who are selected; else, while some are hidden, those who are shown: nobody moves whom one does not see. Null: everybody. */
export function arrangedPart({ selection, hidden, view }: Pick<MapUi, 'selection' | 'hidden' | 'view'>): ArrangedPart | null {
  const total = hidden?.nodes.total ?? 0;
  const ids = selection.filter(isNode).map(({ id }) => id);
  if (ids.length >= LEAST_PART && ids.length < total) return { of: 'selected', ids };
  return hidden && view && hidden.nodes.shown < total ? { of: 'shown', ids: view.shown().map(({ id }) => id) } : null;
}
