/** Rings around a middle: whoever has most of something stands in the middle, the others the further out the less they have. */
import { separateBoxes } from './pack.js';
import type { LayoutNode, LayoutRequest, Place } from './request.js';
import { neighboursOf } from './ties.js';

const FULL_CIRCLE = Math.PI * 2;
/** Free space between rings, and between two on one ring, model pixels. */
const BETWEEN = { rings: 46, beside: 10 } as const;
/** An ellipse wider than this does not look like rings any more. */
const WIDEST = 1.7;
/** So many boxes are still moved apart where two overlap; rings of more are far enough apart. */
const SEPARATE_UP_TO = 1500;

/** Classes of what is measured, each of which begins a new ring: influence in steps of two, ties doubling. */
const ringOf = (measure: number | null, byTies: boolean): number => (measure === null ? -1 : byTies ? Math.ceil(Math.log2(measure + 1)) : Math.ceil(measure / 2));

/** Those who stand on rings together, from the middle outwards; who has not been judged stands on the outermost. */
function ringsOf(nodes: readonly LayoutNode[], measureOf: (node: LayoutNode) => number | null, byTies: boolean): LayoutNode[][] {
  const rings = new Map<number, LayoutNode[]>();
  for (const node of [...nodes].sort((a, b) => (measureOf(b) ?? -1) - (measureOf(a) ?? -1))) {
    const ring = ringOf(measureOf(node), byTies);
    rings.set(ring, [...(rings.get(ring) ?? []), node]);
  }
  return [...rings].sort(([a], [b]) => b - a).map(([, members]) => members);
}

/** How many boxes stand on an ellipse, names beside one another along its top and bottom, above one another along its sides. */
function capacity(across: number, down: number, { width, height }: Pick<LayoutNode, 'width' | 'height'>): number {
  return Math.max(1, Math.floor((4 * across) / (width + BETWEEN.beside) + (4 * down) / (height + BETWEEN.beside)));
}

/** Each at the angle at which most of those stand that it is tied to, further in; sectors stay together. */
function sorted(members: readonly LayoutNode[], near: ReadonlyMap<string, readonly string[]>, angles: ReadonlyMap<string, number>, groups: readonly string[]): LayoutNode[] {
  const wish = (node: LayoutNode): number => {
    let [x, y] = [0, 0];
    for (const id of near.get(node.id)!) {
      const angle = angles.get(id);
      if (angle !== undefined) [x, y] = [x + Math.cos(angle), y + Math.sin(angle)];
    }
    if (Math.hypot(x, y) < 1e-9) return (groups.indexOf(node.group) / groups.length) * FULL_CIRCLE;
    return (Math.atan2(y, x) + FULL_CIRCLE) % FULL_CIRCLE;
  };
  const wishes = new Map(members.map((node) => [node, wish(node)]));
  return [...members].sort((a, b) => wishes.get(a)! - wishes.get(b)! || (a.id < b.id ? -1 : 1));
}

/** Even angles, turned so that nobody is far from the wish. */
function anglesOf(ring: readonly LayoutNode[], near: ReadonlyMap<string, readonly string[]>, angles: ReadonlyMap<string, number>, ringIndex: number): number[] {
  const even = ring.map((_, index) => (index / ring.length) * FULL_CIRCLE);
  let [sin, cos] = [0, 0];
  ring.forEach(({ id }, index) => {
    for (const other of near.get(id)!) {
      const angle = angles.get(other);
      if (angle !== undefined) [sin, cos] = [sin + Math.sin(angle - even[index]!), cos + Math.cos(angle - even[index]!)];
    }
  });
  const turn = sin === 0 && cos === 0 ? -FULL_CIRCLE / 4 + (ringIndex % 2) * (Math.PI / ring.length) : Math.atan2(sin, cos);
  return even.map((angle) => angle + turn);
}

/** Places on rings by influence (the rank of each) or by the number of ties. The same request gives the same places. */
export function arrangeInRings(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  const { nodes, aspect, arrangement } = request;
  if (nodes.length === 0) return [];
  const near = neighboursOf(request);
  const byTies = arrangement === 'ringsByTies';
  const measureOf = (node: LayoutNode): number | null => (byTies ? near.get(node.id)!.length : (node.rank ?? null));
  const groups = [...new Set(nodes.map(({ group }) => group))].sort();
  const mean = (side: 'width' | 'height'): number => nodes.reduce((sum, node) => sum + node[side], 0) / nodes.length;
  const usual = { width: mean('width'), height: mean('height') };
  const stretch = Math.min(WIDEST, Math.max(1 / WIDEST, aspect));
  const step = usual.height + BETWEEN.rings;
  const angles = new Map<string, number>();
  const spots: { id: string; x: number; y: number; width: number; height: number }[] = [];
  let radius = 0;
  let ringIndex = 0;
  for (const members of ringsOf(nodes, measureOf, byTies)) {
    let rest = sorted(members, near, angles, groups);
    while (rest.length > 0) {
      // One alone stands in the very middle; several begin on a ring.
      if (ringIndex === 0 && rest.length > 1 && radius === 0) radius = step;
      const room = radius === 0 ? 1 : capacity(radius * stretch, radius, usual);
      const count = Math.ceil(rest.length / Math.ceil(rest.length / room));
      // Of those who do not all find room, every so manieth stands here: the order around the middle is kept on each ring.
      const every = Math.ceil(rest.length / count);
      const ring = rest.filter((_, index) => index % every === 0);
      rest = rest.filter((_, index) => index % every !== 0);
      const at = anglesOf(ring, near, angles, ringIndex);
      ring.forEach(({ id, width, height }, index) => {
        angles.set(id, at[index]!);
        spots.push({ id, width, height, x: radius * stretch * Math.cos(at[index]!), y: radius * Math.sin(at[index]!) });
      });
      radius += step;
      ringIndex += 1;
      onProgress(Math.min(0.9, angles.size / nodes.length));
    }
  }
  if (spots.length <= SEPARATE_UP_TO) separateBoxes(spots);
  return spots.map(({ id, x, y }) => ({ id, x: Math.round(x), y: Math.round(y) }));
}
