/** Who comes in is shown on a map, where the file says where; what it does not place is left to the layout. */
import { ENTITIES, type FieldSpec, type Records } from '@baraza/domain';
import type { GraphFile, GraphMap } from '@baraza/interchange';
import { TransferError } from '../errors.js';
import { canonical, MISFIT } from '../registry/canonical.js';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import type { Pause } from './pause.js';
import type { Subjects } from './subjects.js';
import type { ImportChoices, ImportedRow, ImportPlan } from './types.js';

interface OnMaps {
  shown: ImportPlan['maps'];
  map: ImportedRow[];
  membership: ImportedRow[];
}

type Place = Pick<Records['membership'], 'x' | 'y'>;
/** One map of the project, and who is on it where; null: the file does not say where. */
interface Wanted {
  map: { id: string } | { name: string };
  places: ReadonlyMap<string, Place | null>;
}

const LONGEST_NAME = 300;

/**
 * On the map that was chosen all of them, or on each map of the file those that are on it there. Who is on it already stays, and moves where the file places them elsewhere.
 * @throws TransferError `notFound` for a map that is not there.
 */
export async function placeOnMaps({ maps = [] }: GraphFile, { list, of }: Subjects, { store }: ProjectState, choice: ImportChoices['map'], newId: () => string, pause: Pause): Promise<OnMaps> {
  const on: OnMaps = { shown: [], map: [], membership: [] };
  if (!choice) return on;
  const placesOf = (map: GraphMap): Map<string, Place | null> => new Map(map.positions.flatMap(({ element, x, y }) => idAt(of, element).map((id) => [id, placeAt(x, y)])));
  const everybody = (): Map<string, Place | null> => new Map([...list.flatMap(({ id }): [string, null][] => (id === null ? [] : [[id, null]])), ...maps.slice(0, 1).flatMap((map) => [...placesOf(map)])]);
  const wanted: Wanted[] = 'ofFile' in choice ? maps.map((map, index) => ({ map: { name: map.name?.trim() || `Map ${index + 1}` }, places: placesOf(map) })) : [{ map: choice, places: everybody() }];
  const known = liveInOrder(store, 'map');
  // Of several of one name in the file, each is another one here as well.
  const claimed = new Set<string>();
  const memberships = liveInOrder(store, 'membership');
  for (const { map, places } of wanted) {
    const name = 'name' in map ? map.name.trim().slice(0, LONGEST_NAME) : null;
    const found = 'id' in map ? store.live('map', map.id) : known.find((each) => each.name === name && !claimed.has(each.id));
    if (!found && name === null) throw new TransferError('notFound', 'There is no such map here, or it was deleted.', { entity: 'map' });
    const there = new Map(memberships.flatMap((member) => (found && member.map === found.id && member.stakeholder !== null ? [[member.stakeholder, member]] : [])));
    const id = found?.id ?? newId();
    claimed.add(id);
    const [added, moved]: [ImportedRow[], ImportedRow[]] = [[], []];
    for (const [stakeholder, place] of places) {
      await pause();
      const member = there.get(stakeholder);
      if (!member) added.push({ id: newId(), map: id, stakeholder, ...place });
      else if (place && (member.x !== place.x || member.y !== place.y)) moved.push({ id: member.id, ...place });
    }
    if (!found && added.length > 0) on.map.push({ id, name, aggregate: 'agreed' });
    on.membership = on.membership.concat(added, moved);
    on.shown.push({ id: found?.id ?? null, name: found?.name ?? name!, added: added.length, moved: moved.length });
  }
  return on;
}

const idAt = (of: Subjects['of'], element: number): string[] => {
  const id = of[element]?.id ?? null;
  return id === null ? [] : [id];
};

/** Null where there is none, or one that no map can hold. */
function placeAt(x: number | null, y: number | null): Place | null {
  const fields = ENTITIES.membership.fields as Record<'x' | 'y', FieldSpec>;
  const [right, down] = [canonical(fields.x, x), canonical(fields.y, y)];
  return x === null || y === null || right === MISFIT || down === MISFIT ? null : { x: right as number, y: down as number };
}
