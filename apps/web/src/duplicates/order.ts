import type { VisibleStore } from '@baraza/sync-client';
import { tiesOf } from '../map/data/ties.js';

/** The two with the one first that is kept unless somebody says otherwise: who has more ties, for less has to move then. */
export function keptFirst(store: VisibleStore, [one, other]: readonly [string, string]): readonly [string, string] {
  return tiesOf(store, other).length > tiesOf(store, one).length ? [other, one] : [one, other];
}
