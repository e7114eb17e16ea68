/** Stakeholders and interests of a map of many: within a closed community as points of their colour, the others by shape. */
import { nodeEdge, surfaces } from '@baraza/ui/tokens';
import type { Point } from '../layers/scene.js';
import { traceShape } from '../layers/shape.js';
import { boxOf, isUnsized, pointColour } from '../look/node.js';
import type { GraphOptions, Theme } from '../types.js';
import type { MapNode } from '../view/elements.js';
import type { Community } from './gathering.js';
import type { Region } from './region.js';

/** A shape drawn by itself is at least so wide on the screen, pixels. */
const LEAST_SHAPE = 7;
/** A point is wider where there is more room, pixels. */
const POINT = { least: 2.5, most: 6, share: 0.2 };
/** Smaller ones are drawn round: their corners could not be seen. */
const SHAPE_FROM = 9;
const BLANK = '';
/** Too small for a ring, a blank is faint. */
const FAINT = 0.55;
/** Smaller points are squares, which are quicker and look the same. */
const ROUND_FROM = 3.5;
const ROUND = 14;

/** Grounds of what is drawn as one, each with its border, also where two overlap. */
export function drawGrounds(context: CanvasRenderingContext2D, region: Region, communities: readonly Community[], theme: Theme): void {
  const round = ROUND * Math.min(1, 0.3 + region.zoom * 2);
  Object.assign(context, { fillStyle: surfaces.track[theme], lineJoin: 'round' });
  for (const { outline } of communities) {
    traceOutline(context, region, outline);
    Object.assign(context, { lineWidth: round * 2 + 2, strokeStyle: surfaces.control[theme], globalAlpha: 0.6 });
    context.stroke();
    Object.assign(context, { lineWidth: round * 2, strokeStyle: surfaces.track[theme], globalAlpha: 1 });
    context.stroke();
    context.fill();
  }
}

function traceOutline(context: CanvasRenderingContext2D, region: Region, outline: readonly Point[]): void {
  context.beginPath();
  outline.forEach((point, index) => {
    const { x, y } = region.at(point);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}

/** Members as points: how many, where, and how they stand can be seen, and nothing else. `spacing`: how far apart they stand, model pixels. */
export function drawPoints(context: CanvasRenderingContext2D, region: Region, nodes: Iterable<MapNode>, spacing: number, theme: Theme): void {
  const side = Math.min(POINT.most, Math.max(POINT.least, spacing * region.zoom * POINT.share));
  const byFill = new Map<string, Point[]>();
  for (const { at, paint, faded } of nodes) {
    if (!region.holds(at, 0)) continue;
    const fill = faded ? surfaces.line[theme] : (pointColour(paint, theme) ?? BLANK);
    const points = byFill.get(fill);
    if (points) points.push(region.at(at));
    else byFill.set(fill, [region.at(at)]);
  }
  for (const [fill, points] of byFill) {
    Object.assign(context, { fillStyle: fill === BLANK ? nodeEdge[theme] : fill, strokeStyle: nodeEdge[theme], lineWidth: 1, globalAlpha: fill === BLANK && side < ROUND_FROM ? FAINT : 1 });
    if (side < ROUND_FROM) for (const { x, y } of points) context.fillRect(x - side / 2, y - side / 2, side, side);
    else {
      context.beginPath();
      for (const { x, y } of points) {
        context.moveTo(x + side / 2, y);
        context.arc(x, y, side / 2, 0, Math.PI * 2);
      }
      // A blank never looks like a value: it is a ring.
      if (fill === BLANK) context.stroke();
      else context.fill();
    }
  }
  context.globalAlpha = 1;
}

/** Width and height on the screen, pixels. */
export function sizeOf({ data }: MapNode, zoom: number, sizeBy: GraphOptions['sizeBy']): { width: number; height: number } {
  const { width, height } = boxOf(data, sizeBy);
  const grown = Math.max(zoom, LEAST_SHAPE / Math.max(width, height));
  return { width: width * grown, height: height * grown };
}

/** Draws each by its shape, with its edge. */
export function drawShapes(context: CanvasRenderingContext2D, region: Region, nodes: readonly MapNode[], { theme, sizeBy }: GraphOptions): void {
  const edge = Math.max(0.8, 1.25 * region.zoom);
  Object.assign(context, { strokeStyle: nodeEdge[theme], lineWidth: edge, lineJoin: 'round' });
  for (const node of nodes) {
    const { data, at, paint, faded } = node;
    const { width, height } = sizeOf(node, region.zoom, sizeBy);
    if (!region.holds(at, width / region.zoom)) continue;
    const unsized = isUnsized(data, sizeBy) && width >= SHAPE_FROM;
    context.setLineDash(unsized ? [4, 2] : []);
    context.globalAlpha = faded ? 0.25 : 1;
    context.fillStyle = paint.fill;
    traceShape(context, width < SHAPE_FROM ? 'circle' : data.shape, region.at(at), width, height);
    context.fill();
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}
