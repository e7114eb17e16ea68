/** What lies under the pointer. Every element is looked at: ten thousand nodes and their ties take less than a millisecond, and an index would have to be kept. */
import { type Point, pointAt } from '../layers/scene.js';
import type { GraphOptions } from '../types.js';
import type { MapEdge, MapNode } from '../view/elements.js';
import { curveOf } from './draw-lines.js';
import { sizeOf } from './draw-nodes.js';

/** Beyond the border of a shape, and to each side of a line, in pixels of the screen. */
const AROUND = { node: 3, tie: 4 };
const PARTS = 6;

/** The node at a point of the model: the nearest whose box holds it. */
export function hitNode(point: Point, nodes: readonly MapNode[], zoom: number, sizeBy: GraphOptions['sizeBy']): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const node of nodes) {
    const [dx, dy] = [Math.abs(node.at.x - point.x) * zoom, Math.abs(node.at.y - point.y) * zoom];
    if (dx > 60 || dy > 60 || dx + dy >= least) continue;
    const { width, height } = sizeOf(node, zoom, sizeBy);
    if (dx <= width / 2 + AROUND.node && dy <= height / 2 + AROUND.node) [best, least] = [node.data.id, dx + dy];
  }
  return best;
}

/** The tie at a point of the model. */
export function hitTie(point: Point, ties: readonly MapEdge[], zoom: number, sizeBy: GraphOptions['sizeBy']): string | null {
  const reach = AROUND.tie / zoom;
  for (const edge of ties) {
    const { from: { at: a }, to: { at: b }, bow } = edge;
    const room = reach + Math.abs(bow);
    if (point.x < Math.min(a.x, b.x) - room || point.x > Math.max(a.x, b.x) + room || point.y < Math.min(a.y, b.y) - room || point.y > Math.max(a.y, b.y) + room) continue;
    const curve = curveOf(edge, sizeBy);
    if (curve && distanceTo(point, curve) <= reach) return edge.data.id;
  }
  return null;
}

function distanceTo(point: Point, curve: readonly [Point, Point, Point]): number {
  let [least, from] = [Infinity, curve[0]];
  for (let part = 1; part <= PARTS; part += 1) {
    const to = pointAt(curve, part / PARTS);
    least = Math.min(least, distanceToSegment(point, from, to));
    from = to;
  }
  return least;
}

function distanceToSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}
