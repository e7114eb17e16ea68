/** The jagged line of mistrust and conflict: cytoscape has none, and this one keeps its teeth the same however long the line is. */
import { type Point, pointAt } from './scene.js';

const TOOTH = 9;
const HEIGHT = 3;

/** Points of a zigzag along a curve, of about `TOOTH` pixels (times `unit`) a tooth, ending straight at both ends. */
export function zigzagAlong(curve: readonly [Point, Point, Point], unit = 1): Point[] {
  const [from, control, to] = curve;
  // Between the chord and the control polygon lies the length; their mean is near enough to space teeth evenly.
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  const length = (chord + Math.hypot(control.x - from.x, control.y - from.y) + Math.hypot(to.x - control.x, to.y - control.y)) / 2;
  const steps = Math.max(2, Math.round(length / (TOOTH * unit)) * 2);
  const points: Point[] = [];
  for (let index = 0; index <= steps; index += 1) {
    const t = index / steps;
    const at = pointAt(curve, t);
    if (index <= 1 || index >= steps - 1) {
      points.push(at);
      continue;
    }
    const tangent = { x: (1 - t) * (control.x - from.x) + t * (to.x - control.x), y: (1 - t) * (control.y - from.y) + t * (to.y - control.y) };
    const size = Math.hypot(tangent.x, tangent.y) || 1;
    const side = index % 2 === 0 ? HEIGHT * unit : -HEIGHT * unit;
    points.push({ x: at.x - (tangent.y / size) * side, y: at.y + (tangent.x / size) * side });
  }
  return points;
}
