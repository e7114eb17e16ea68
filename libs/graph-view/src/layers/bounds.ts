/** The smallest box around points. */
import type { Point } from './scene.js';

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
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
