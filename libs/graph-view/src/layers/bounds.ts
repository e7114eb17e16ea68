/** The smallest box around points. */
import type { Point } from './scene.js';

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How far from the one nearest to it each of half of these points stands, or farther; of one point: without end. Compares each with each: for a few. */
export function usualDistance(points: readonly Point[]): number {
  const nearest = points.map((point) => points.reduce((least, other) => (other === point ? least : Math.min(least, Math.hypot(other.x - point.x, other.y - point.y))), Infinity));
  return nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? Infinity;
}

/** Of no points: a box that holds nothing, from +∞ to −∞. Takes any number of points, which the arguments of `Math.min` do not. */
export function boundsOf(points: Iterable<Point>): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    if (x < bounds.left) bounds.left = x;
    if (x > bounds.right) bounds.right = x;
    if (y < bounds.top) bounds.top = y;
    if (y > bounds.bottom) bounds.bottom = y;
  }
  return bounds;
}
