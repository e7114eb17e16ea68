/** Shapes, lines and heads as marks of a picture, by the same definitions as on the canvas. */
import { type ArrowHead, nodeEdge, type ShapeName, shapePoints, surfaces } from '@baraza/ui/tokens';
import { type Ribbon, ribbonBands, ribbonOf, ribbonSpine } from '../layers/ribbon.js';
import type { Point } from '../layers/scene.js';
import { COALITION_ALPHA, COALITION_LINE } from '../layers/underlay.js';
import type { CoalitionLook } from '../look/coalition.js';
import { headCorners } from '../look/head.js';
import { boxOf, PLAIN_DIAMETER } from '../look/node.js';
import type { Theme } from '../types.js';
import { ellipseOf, type PathMark, pointOf, polygonOf, rectangleOf } from './drawing.js';

/** Background of the canvas in a theme. */
export const canvasColour = (theme: Theme): string => surfaces.canvas[theme];

/** White paper, whatever the screen shows. */
export const PAPER = '#FFFFFF';

/** Path data of the outline of a kind around a point. */
export function shapeOutline(shape: ShapeName, { x, y }: Point, width: number, height: number): string {
  if (shape === 'circle') return ellipseOf(x, y, width / 2, height / 2);
  const points = shapePoints[shape];
  if (points) return polygonOf(points.map(([px, py]) => ({ x: x + (px * width) / 2, y: y + (py * height) / 2 })), true);
  return rectangleOf(x - width / 2, y - height / 2, width, height, shape === 'pill' ? height / 2 : height * 0.14);
}

/** A shape with the edge that nodes have. */
export const shapeMark = (shape: ShapeName, at: Point, size: { width: number; height: number }, fill: string, edge: number, dashed = false): PathMark => ({
  kind: 'path', d: shapeOutline(shape, at, size.width, size.height), fill, stroke: nodeEdge.light, width: edge, ...(dashed && { dash: [edge * 2.4, edge * 1.8] }),
});

/** A shape that weighs as much as others of this diameter. */
export function plainShape(shape: ShapeName, at: Point, diameter: number, fill: string, edge: number, dashed = false): PathMark {
  const { width, height } = boxOf({ entity: 'stakeholder', measure: null, shape }, 'same');
  const share = diameter / PLAIN_DIAMETER;
  return shapeMark(shape, at, { width: width * share, height: height * share }, fill, edge, dashed);
}

/** A head at `tip`, pointing away from `from`. */
export function headMark(head: Exclude<ArrowHead, 'none'>, from: Point, tip: Point, size: number, colour: string, opacity: number): PathMark {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = (x: number, y: number): Point => ({ x: tip.x + x * cos - y * sin, y: tip.y + x * sin + y * cos });
  const corners = headCorners(head, size);
  const middle = turned(-size / 2, 0);
  const d = corners ? polygonOf(corners.map(([x, y]) => turned(x, y)), true) : ellipseOf(middle.x, middle.y, size / 2, size / 2);
  return head === 'hollow' ? { kind: 'path', d, fill: PAPER, stroke: colour, width: size / 7, opacity } : { kind: 'path', d, fill: colour, opacity };
}

/** Path data of a curve from border to border. */
export const curvePath = ([from, control, to]: readonly [Point, Point, Point], bowed: boolean): string =>
  bowed ? `M${pointOf(from.x, from.y)}Q${pointOf(control.x, control.y)} ${pointOf(to.x, to.y)}` : `M${pointOf(from.x, from.y)}L${pointOf(to.x, to.y)}`;

export const GREY = surfaces.muted.light;

/** A coalition: discs and bands, faint where they lie on others, and the line that it may have. Bands are `band` wide, lines and dashes `unit` times as long as on the canvas at 100 %. */
export function coalitionMarks(ribbon: Ribbon, { colour, line }: CoalitionLook, { band, unit, theme }: { band: number; unit: number; theme: Theme }): PathMark[] {
  const discs = ribbon.discs.map(({ x, y, radius }) => ellipseOf(x, y, radius, radius));
  const area: PathMark = { kind: 'path', d: [...discs, ...ribbonBands(ribbon, band).map((corners) => polygonOf(corners, true))].join(''), fill: colour[theme], opacity: COALITION_ALPHA };
  if (!line) return [area];
  const spine = ribbonSpine(ribbon).map((ends) => polygonOf(ends, false));
  return [area, { kind: 'path', d: [...discs, ...spine].join(''), stroke: colour[theme], width: COALITION_LINE.width * unit, opacity: COALITION_LINE.alpha, ...(line.length > 0 && { dash: line.map((length) => length * unit) }) }];
}

/** A small coalition of two for a legend: `width` wide, half as high, its middle left at the origin. */
export function coalitionSample(look: CoalitionLook, width: number, theme: Theme): PathMark[] {
  const radius = width / 4 - 0.5;
  return coalitionMarks(ribbonOf([{ x: radius + 0.5, y: 0, radius }, { x: width - radius - 0.5, y: 0, radius }]), look, { band: radius, unit: 0.6, theme });
}
