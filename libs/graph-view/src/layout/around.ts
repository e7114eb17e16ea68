/** A neighbourhood laid out around its middle for the screen that shows it: everybody keeps the side on which they stand on the map, and comes near. */
import { type Box, separateBoxes } from './pack.js';
import type { LayoutNode, Place } from './request.js';

/** Somebody of the neighbourhood, with where they stand on the map. */
export interface Neighbour extends Pick<LayoutNode, 'id' | 'width' | 'height'> {
  x: number;
  y: number;
}
export interface Room {
  width: number;
  height: number;
}
interface Spot extends Box {
  id: string;
}

const FULL_CIRCLE = Math.PI * 2;
/** On a crowded ring every second one stands further in. */
const INNER = 0.62;

/** How many steps each is from the middle, over the given ties. */
function stepsFrom(centre: string, edges: readonly { source: string; target: string }[]): Map<string, number> {
  const ties = new Map<string, string[]>();
  for (const { source, target } of edges) {
    ties.set(source, [...(ties.get(source) ?? []), target]);
    ties.set(target, [...(ties.get(target) ?? []), source]);
  }
  const steps = new Map([[centre, 0]]);
  for (const [id, step] of steps) for (const other of ties.get(id) ?? []) if (!steps.has(other)) steps.set(other, step + 1);
  return steps;
}

/** Angles evenly around, in the order of the wishes, turned so that nobody is far from theirs. */
function spread(wishes: readonly number[]): number[] {
  const even = wishes.map((_, index) => (index / wishes.length) * FULL_CIRCLE);
  const [sin, cos] = wishes.reduce(([s, c], wish, index) => [s + Math.sin(wish - even[index]!), c + Math.cos(wish - even[index]!)], [0, 0]);
  const turn = Math.atan2(sin, cos);
  return even.map((angle) => angle + turn);
}

/** How many boxes stand on an ellipse: side by side along its top and bottom, one above the other along its sides. */
function capacity(boxes: readonly Neighbour[], across: number, down: number): number {
  const mean = (side: 'width' | 'height'): number => boxes.reduce((sum, box) => sum + box[side], 0) / boxes.length;
  return (4 * across) / mean('width') + (4 * down) / mean('height');
}

/**
 * Places for a neighbourhood whose middle stays where it stands on the map. `room`: pixels of the screen for the middles of nodes. The same neighbourhood gets the same places; those further away in
 * steps stand further out.
 */
export function arrangeAround(centre: string, nodes: readonly Neighbour[], edges: readonly { source: string; target: string }[], room: Room): Place[] {
  const middle = nodes.find(({ id }) => id === centre);
  if (!middle) return [];
  const steps = stepsFrom(centre, edges);
  const rings = new Map<number, Neighbour[]>();
  for (const node of nodes) {
    const ring = steps.get(node.id) ?? 1;
    rings.set(ring, [...(rings.get(ring) ?? []), node]);
  }
  const outermost = Math.max(1, ...rings.keys());
  const spots: Spot[] = [];
  for (const [ring, members] of rings) {
    const angleOf = ({ x, y }: Neighbour): number => Math.atan2(y - middle.y, x - middle.x);
    const sorted = members.toSorted((a, b) => angleOf(a) - angleOf(b) || (a.id < b.id ? -1 : 1));
    const angles = spread(sorted.map(angleOf));
    const [across, down] = [((room.width / 2) * ring) / outermost, ((room.height / 2) * ring) / outermost];
    const crowded = ring > 0 && members.length > capacity(members, across, down);
    sorted.forEach(({ id, width, height }, index) => {
      const share = crowded && index % 2 === 1 ? INNER : 1;
      spots.push({ id, width, height, x: across * share * Math.cos(angles[index]!), y: down * share * Math.sin(angles[index]!) });
    });
  }
  separateBoxes(spots);
  const { x, y } = spots.find(({ id }) => id === centre)!;
  return spots.map((spot) => ({ id: spot.id, x: Math.round(spot.x - x + middle.x), y: Math.round(spot.y - y + middle.y) }));
}
