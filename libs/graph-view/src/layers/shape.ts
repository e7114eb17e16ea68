/** The outlines of kinds, for our own layers. */
import { type ShapeName, shapePoints } from '@baraza/ui/tokens';
import type { Point } from './scene.js';

/** Begins a path along the outline of a shape around a point. */
export function traceShape(context: CanvasRenderingContext2D, shape: ShapeName, { x, y }: Point, width: number, height: number): void {
  const points = shapePoints[shape];
  context.beginPath();
  if (shape === 'circle') context.ellipse(x, y, width / 2, height / 2, 0, 0, Math.PI * 2);
  else if (points) {
    points.forEach(([px, py], index) => context[index === 0 ? 'moveTo' : 'lineTo'](x + (px * width) / 2, y + (py * height) / 2));
    context.closePath();
  } else context.roundRect(x - width / 2, y - height / 2, width, height, shape === 'pill' ? height / 2 : 6);
}
