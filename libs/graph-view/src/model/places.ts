/** Places lie in larger ones: who is in a district is in its province too. */
import type { GraphSource } from '../types.js';

type Places = Pick<GraphSource, 'live' | 'referring'>;
const NOWHERE: readonly string[] = [];

/** Ids of the place and of all it lies in, the smallest first; empty: none is stated, or it is not there. A circle of places ends where it began. */
export function placesAround(source: Pick<Places, 'live'>, place: string | null): readonly string[] {
  const around = new Set<string>();
  for (let id = place; id !== null && !around.has(id); ) {
    const record = source.live('place', id);
    if (!record) break;
    around.add(id);
    id = record.parent;
  }
  return around.size === 0 ? NOWHERE : [...around];
}

/** Ids of the stakeholders in a place or in one that lies in it, whether or not it is there itself: what a change of it bears on. */
export function stakeholdersWithin(source: Pick<Places, 'referring'>, place: string): string[] {
  const within = new Set([place]);
  // What is added while it is walked is walked too.
  for (const id of within) for (const smaller of source.referring('place', 'parent', id)) within.add(smaller);
  return [...within].flatMap((id) => [...source.referring('stakeholder', 'place', id)]);
}
