/** How cytoscape has drawn a tie. */
import type { EdgeSingular } from 'cytoscape';
import type { Point } from '../layers/scene.js';

/** The drawn line as a quadratic curve; null while cytoscape has not drawn it yet. */
export function pathOf(edge: EdgeSingular): readonly [Point, Point, Point] | null {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  if (!from || !to || !Number.isFinite(from.x + from.y + to.x + to.y)) return null;
  const control = edge.controlPoints()?.[0] ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [from, control, to];
}
