/** The part of the map that a bitmap of ours shows, and how: pixel = model × zoom + pan. */
import type { Bounds } from '../layers/bounds.js';
import type { Viewport } from '../layers/canvas-layer.js';
import type { Point } from '../layers/scene.js';

export class Region {
  readonly zoom: number;
  /** In model coordinates. */
  readonly bounds: Bounds;

  constructor(readonly viewport: Viewport) {
    const { zoom, pan, width, height } = viewport;
    this.zoom = zoom;
    this.bounds = { left: -pan.x / zoom, top: -pan.y / zoom, right: (width - pan.x) / zoom, bottom: (height - pan.y) / zoom };
  }

  at({ x, y }: Point): Point {
    return { x: x * this.zoom + this.viewport.pan.x, y: y * this.zoom + this.viewport.pan.y };
  }

  /** Whether a point lies within, or no farther outside than so many model pixels. */
  holds({ x, y }: Point, reach: number): boolean {
    const { left, top, right, bottom } = this.bounds;
    return x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
  }

  /** Whether a line may cross it. */
  crosses(a: Point, b: Point): boolean {
    const { left, top, right, bottom } = this.bounds;
    return !((a.x < left && b.x < left) || (a.x > right && b.x > right) || (a.y < top && b.y < top) || (a.y > bottom && b.y > bottom));
  }
}
