/** Below cytoscape's canvas: the areas of sectors, and jagged lines. */
import { surfaces } from '@baraza/ui/tokens';
import { dashes } from '../look/line.js';
import type { Viewport } from './canvas-layer.js';
import { cornersOf, hullOf } from './hull.js';
import type { Point, Scene, SceneEdge, SceneNode } from './scene.js';
import { zigzagAlong } from './zigzag.js';

/** Below this zoom teeth would be a blur: the line is drawn plain. */
const LEAST_ZOOM_FOR_TEETH = 0.35;
export const PADDING = 22;

/** The outline of each sector that has members on the map. */
export interface SectorArea {
  sector: string;
  outline: readonly Point[];
}

/** Areas of the sectors; who has none stated belongs to none. */
export function areasOf(nodes: readonly Pick<SceneNode, 'data' | 'at' | 'width' | 'height'>[]): SectorArea[] {
  const corners = new Map<string, Point[]>();
  for (const { data, at, width, height } of nodes) {
    if (data.sector === '') continue;
    const points = corners.get(data.sector) ?? [];
    points.push(...cornersOf(at, width, height));
    corners.set(data.sector, points);
  }
  return [...corners].map(([sector, points]) => ({ sector, outline: hullOf(points) }));
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[], closed: boolean): void {
  points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  if (closed) context.closePath();
}

/** Draws the areas with round corners: a thick line of the same colour rounds them. */
export function drawAreas(context: CanvasRenderingContext2D, areas: readonly SectorArea[], colour: string): void {
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: PADDING * 2, lineJoin: 'round' });
  for (const { outline } of areas) {
    context.beginPath();
    trace(context, outline, true);
    context.fill();
    context.stroke();
  }
}

/** Places for the name of an area, best first: above it or below it, where its reading starts, then where that ends, then in the middle. */
export function captionPlaces({ outline }: SectorArea, rightToLeft: boolean): (Point & { above: boolean })[] {
  const ys = outline.map(({ y }) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const ends = (edge: number): [start: number, end: number] => {
    const xs = outline.filter(({ y }) => Math.abs(y - edge) <= PADDING).map(({ x }) => x);
    const [left, right] = [Math.min(...xs) - PADDING / 2, Math.max(...xs) + PADDING / 2];
    return rightToLeft ? [right, left] : [left, right];
  };
  const [over, under] = [ends(top), ends(bottom)];
  return [over[0], over[1], (over[0] + over[1]) / 2].flatMap((x, index) => [
    { x, y: top - PADDING, above: true },
    { x: [under[0], under[1], (under[0] + under[1]) / 2][index]!, y: bottom + PADDING, above: false },
  ]);
}

function isNear(curve: readonly Point[], { zoom, pan, width, height }: Viewport): boolean {
  const xs = curve.map(({ x }) => x * zoom + pan.x);
  const ys = curve.map(({ y }) => y * zoom + pan.y);
  return Math.max(...xs) > 0 && Math.min(...xs) < width && Math.max(...ys) > 0 && Math.min(...ys) < height;
}

function drawJagged(context: CanvasRenderingContext2D, edges: Iterable<SceneEdge>, viewport: Viewport, unit: number): void {
  Object.assign(context, { lineJoin: 'round', lineCap: 'butt' });
  for (const edge of edges) {
    const curve = edge.path();
    if (!curve || !isNear(curve, viewport)) continue;
    Object.assign(context, { strokeStyle: edge.colour, lineWidth: edge.width * unit, globalAlpha: edge.opacity });
    context.setLineDash(dashes(edge.data).map((length) => length * unit));
    context.beginPath();
    trace(context, viewport.zoom * unit < LEAST_ZOOM_FOR_TEETH ? curve : zigzagAlong(curve, unit), false);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Draws the layer in model coordinates. */
export function drawUnderlay(context: CanvasRenderingContext2D, scene: Scene, areas: readonly SectorArea[]): void {
  drawAreas(context, areas, scene.options().theme === 'light' ? surfaces.raised.light : surfaces.surface.dark);
  drawJagged(context, scene.zigzags(), scene.viewport(), scene.unit());
}
