/** Who of the map stands where: at the place of the stakeholder, else at the larger one that it lies in, else where a country of that name lies, which is asked and not stored. */
import type { Records } from '@baraza/domain';
import type { ShownMap, ShownNode } from '@baraza/graph-view';
import type { CountryNames, Suggestion } from './country-names.js';
import type { Located } from './geography.js';

export interface PlacedGroup extends Located {
  readonly place: Records['place'];
  readonly nodes: readonly ShownNode[];
  /** Where it lies is only supposed: a country has its name. */
  readonly suggested: Suggestion | null;
}
export interface Unplaced {
  /** Null: no place is known at all. */
  readonly place: Records['place'] | null;
  readonly nodes: readonly ShownNode[];
}
export interface Placed {
  readonly located: readonly PlacedGroup[];
  readonly unplaced: readonly Unplaced[];
  /** Relationships between two that stand at different places, counted. */
  readonly ties: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  /** Id of the place by that of the stakeholder. */
  readonly placeOf: ReadonlyMap<string, string>;
}

type PlaceById = (id: string) => Records['place'] | undefined;
const hasPoint = (place: Records['place'] | undefined): place is Records['place'] & { latitude: number; longitude: number } => place !== undefined && place.latitude !== null && place.longitude !== null;

/** The place that stands for this one on the map: itself, or the first of those it lies in that has a point. */
export function standsAt(place: Records['place'], byId: PlaceById): Records['place'] | undefined {
  const met = new Set<string>();
  for (let each: Records['place'] | undefined = place; each && !met.has(each.id); each = each.parent === null ? undefined : byId(each.parent)) {
    if (hasPoint(each)) return each;
    met.add(each.id);
  }
  return undefined;
}

/** `placeIdOf`: the place that a stakeholder names. `names`: null while the outlines are not there yet. */
export function placedOf(map: Pick<ShownMap, 'nodes' | 'edges'>, placeIdOf: (stakeholder: string) => string | null, byId: PlaceById, names: Pick<CountryNames, 'find'> | null): Placed {
  const groups = new Map<string, { place: Records['place']; nodes: ShownNode[]; suggested: Suggestion | null; at: Suggestion | null }>();
  const unplaced = new Map<string, { place: Records['place'] | null; nodes: ShownNode[] }>();
  const placeOf = new Map<string, string>();
  const stands = new Map<string, { place: Records['place']; suggested: Suggestion | null } | null>();
  const find = (place: Records['place']): { place: Records['place']; suggested: Suggestion | null } | null => {
    const known = stands.get(place.id);
    if (known !== undefined) return known;
    const own = standsAt(place, byId);
    const suggested = own ? undefined : names?.find(place.name);
    const result = own ? { place: own, suggested: null } : suggested ? { place, suggested } : null;
    stands.set(place.id, result);
    return result;
  };
  for (const node of map.nodes) {
    if (node.data.entity !== 'stakeholder') continue;
    const id = placeIdOf(node.data.id);
    const named = id === null ? undefined : byId(id);
    const at = named && find(named);
    if (!at) {
      const key = named?.id ?? '';
      const there = unplaced.get(key) ?? { place: named ?? null, nodes: [] };
      there.nodes.push(node);
      unplaced.set(key, there);
      continue;
    }
    const group = groups.get(at.place.id) ?? { ...at, at: at.suggested, nodes: [] };
    group.nodes.push(node);
    groups.set(at.place.id, group);
    placeOf.set(node.data.id, at.place.id);
  }
  const located = [...groups.values()].map(({ place, nodes, suggested }): PlacedGroup => ({ id: place.id, place, nodes, suggested, longitude: suggested?.longitude ?? place.longitude!, latitude: suggested?.latitude ?? place.latitude! }));
  return { located, unplaced: [...unplaced.values()].sort((a, b) => Number(a.place === null) - Number(b.place === null) || b.nodes.length - a.nodes.length), ties: tiesBetween(map, placeOf), placeOf };
}

function tiesBetween(map: Pick<ShownMap, 'edges'>, placeOf: ReadonlyMap<string, string>): Placed['ties'] {
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const { entity, source, target } of map.edges) {
    const [a, b] = [placeOf.get(source), placeOf.get(target)];
    if (entity !== 'relationship' || a === undefined || b === undefined || a === b) continue;
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = `${from} ${to}`;
    const tie = counts.get(key);
    if (tie) tie.count += 1;
    else counts.set(key, { from, to, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
