import type { VisibleStore } from '@baraza/sync-client';
import { allTies } from '../map/data/ties.js';

/** The two with the one first that is kept unless somebody says otherwise: who has more ties, for less has to move then. */
export function keptFirst(store: VisibleStore, [one, other]: readonly [string, string]): readonly [string, string] {
  return allTies(store, other).length > allTies(store, one).length ? [other, one] : [one, other];
}
