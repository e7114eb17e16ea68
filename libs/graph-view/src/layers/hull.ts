/** Soft areas around what belongs together. */
import type { Point } from './scene.js';

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

function half(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (chain.length >= 2 && cross(chain[chain.length - 2]!, chain[chain.length - 1]!, point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

/** The convex outline of points, in order (Andrew's monotone chain). Of one or two points: these. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/** The four corners of a box around a point, wide enough for the node and its name below. */
export const cornersOf = ({ x, y }: Point, width: number, height: number): Point[] => [
  { x: x - width / 2, y: y - height / 2 },
  { x: x + width / 2, y: y - height / 2 },
  { x: x + width / 2, y: y + height / 2 + 16 },
  { x: x - width / 2, y: y + height / 2 + 16 },
];

/** Whether a point lies within an outline (convex, in either order). */
export function isInside({ x, y }: Point, outline: readonly Point[]): boolean {
  let sign = 0;
  for (let index = 0; index < outline.length; index += 1) {
    const [a, b] = [outline[index]!, outline[(index + 1) % outline.length]!];
    const side = Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x));
    if (side === 0) continue;
    if (sign === 0) sign = side;
    else if (side !== sign) return false;
  }
  return true;
}
