/** Outlines of the heads of ties, for whoever draws them without cytoscape. */
import type { ArrowHead } from '@baraza/ui/tokens';

/** Side of a head in pixels at 100 %. */
export const HEAD = 7;

/** The corners of a head whose tip is at 0, 0 and which points along the x axis; null: it is a circle that ends there. */
export function headCorners(head: ArrowHead, size: number): readonly (readonly [x: number, y: number])[] | null {
  if (head === 'dot') return null;
  if (head === 'bar') return [[-size / 4, -size / 1.6], [0, -size / 1.6], [0, size / 1.6], [-size / 4, size / 1.6]];
  if (head === 'diamond') return [[0, 0], [-size * 0.6, size * 0.45], [-size * 1.2, 0], [-size * 0.6, -size * 0.45]];
  return [[0, 0], [-size, size * 0.5], [head === 'open' ? -size * 0.65 : -size, 0], [-size, -size * 0.5]];
}
