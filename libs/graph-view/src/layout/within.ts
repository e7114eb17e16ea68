/** A part of the map that was laid out by itself comes back to where it was, beside those who stayed. */
import { type Box, Occupied } from '../layers/place-labels.js';
import type { LayoutRequest, Place } from './request.js';

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Between the spots that are tried, on a spiral, model pixels. */
const STEP = 36;
const TRIES = 1200;

const boxAt = ({ x, y }: { x: number; y: number }, { width, height }: { width: number; height: number }): Box => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

/** The places around the middle where the part was, or as near to it as nobody of it stands on anybody else; where no such spot is near, on as few as can be. */
export function standWithin(places: readonly Place[], { nodes, within }: LayoutRequest): readonly Place[] {
  if (!within || places.length === 0) return places;
  const sizes = new Map(nodes.map((node) => [node.id, node]));
  const middleOf = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const [x, y] = [middleOf(places.map((place) => place.x)), middleOf(places.map((place) => place.y))];
  const occupied = new Occupied();
  for (const other of within.others) occupied.add(boxAt(other, other));
  const shifted = (dx: number, dy: number): Place[] => places.map((place) => ({ id: place.id, x: Math.round(place.x - x + within.middle.x + dx), y: Math.round(place.y - y + within.middle.y + dy) }));
  let best: { places: Place[]; met: number } | null = null;
  for (let index = 0; index < TRIES; index += 1) {
    const [radius, angle] = [STEP * Math.sqrt(index), index * GOLDEN_ANGLE];
    const tried = shifted(radius * Math.cos(angle), radius * Math.sin(angle));
    let met = 0;
    for (const place of tried) {
      if (!occupied.isFree(boxAt(place, sizes.get(place.id)!))) met += 1;
      if (best && met >= best.met) break;
    }
    if (!best || met < best.met) best = { places: tried, met };
    if (best.met === 0) break;
  }
  return best!.places;
}
