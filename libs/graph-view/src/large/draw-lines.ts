/** Ties of a map of many: those between communities as bands, the others each as a line, with marks and heads from where they can be told apart. */
import { type ArrowHead, surfaces } from '@baraza/ui/tokens';
import type { Point } from '../layers/scene.js';
import { zigzagAlong } from '../layers/zigzag.js';
import { HEAD, headCorners } from '../look/head.js';
import { dashes, headsOf, holdingHeads, opacityOf, widthOf } from '../look/line.js';
import { boxOf } from '../look/node.js';
import type { GraphOptions, Theme } from '../types.js';
import type { MapEdge, MapNode } from '../view/elements.js';
import type { Band } from './gathering.js';
import type { Region } from './region.js';

/** Marks, teeth and heads are a blur from farther away. */
const MARKS_FROM = 0.4;
const WIDEST_BAND = 10;
/** A tie that leads out of the picture recedes. */
const LEADS_OUT = 0.45;
const LEAST_LINE = 0.5;

/** Bands between what is drawn as one: the more ties, the wider and the stronger. Under words and points, they stay in the background. */
export function drawBands(context: CanvasRenderingContext2D, region: Region, bands: readonly Band[], theme: Theme): void {
  const most = Math.sqrt(bands.at(-1)?.count ?? 1);
  const widest = WIDEST_BAND * Math.min(1, most / 14);
  Object.assign(context, { strokeStyle: surfaces.muted[theme], lineCap: 'round' });
  for (const { from, to, count } of bands) {
    if (!region.crosses(from, to)) continue;
    const [a, b] = [region.at(from), region.at(to)];
    const share = (Math.sqrt(count) / most) ** 1.5;
    context.globalAlpha = 0.07 + 0.28 * share;
    context.lineWidth = 0.6 + (widest - 0.6) * share;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  }
  Object.assign(context, { globalAlpha: 1, lineCap: 'butt' });
}

/** The curve of a tie from border to border, in model coordinates, as cytoscape would draw it; null where the two touch. */
export function curveOf({ from, to, bow }: MapEdge, sizeBy: GraphOptions['sizeBy']): readonly [Point, Point, Point] | null {
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const control = { x: (from.at.x + to.at.x) / 2 - (dy / length) * bow, y: (from.at.y + to.at.y) / 2 + (dx / length) * bow };
  const [start, end] = [borderOf(from, control, sizeBy), borderOf(to, control, sizeBy)];
  return [start, control, end];
}

function borderOf({ data, at }: MapNode, towards: Point, sizeBy: GraphOptions['sizeBy']): Point {
  const { width, height } = boxOf(data, sizeBy);
  const [dx, dy] = [towards.x - at.x, towards.y - at.y];
  const reach = 1 / (Math.hypot(dx / (width / 2), dy / (height / 2)) || 1);
  return { x: at.x + dx * Math.min(1, reach), y: at.y + dy * Math.min(1, reach) };
}

interface Style {
  colour: string;
  alpha: number;
  width: number;
  dashes: readonly number[];
  edges: MapEdge[];
}

/** Lines that look alike are drawn as one path: that is what makes thousands of them quick. */
function byStyle(edges: readonly MapEdge[], region: Region, theme: Theme, marked: boolean): Style[] {
  const styles = new Map<string, Style>();
  for (const edge of edges) {
    // Of a tie between two who are out of sight nothing could be read here.
    const ends = Number(region.holds(edge.from.at, 0)) + Number(region.holds(edge.to.at, 0));
    if (ends === 0) continue;
    const { data } = edge;
    const width = Math.max(LEAST_LINE, Math.round(widthOf(data) * region.zoom * 2) / 2);
    const alpha = edge.faded ? 0.12 : (Math.round(opacityOf(data, true) * 10) / 10) * (ends === 2 ? 1 : LEADS_OUT);
    const marks = marked ? dashes(data) : [];
    const key = `${data.line.colour.light} ${width} ${alpha} ${marks.join()}`;
    const style = styles.get(key);
    if (style) style.edges.push(edge);
    else styles.set(key, { colour: data.line.colour[theme], alpha, width, dashes: marks.map((length) => length * region.zoom), edges: [edge] });
  }
  return [...styles.values()];
}

/** Draws each tie by itself. */
export function drawTies(context: CanvasRenderingContext2D, region: Region, edges: readonly MapEdge[], { theme, sizeBy }: GraphOptions): void {
  const marked = region.zoom >= MARKS_FROM;
  Object.assign(context, { lineJoin: 'round', lineCap: 'butt' });
  for (const style of byStyle(edges, region, theme, marked)) {
    Object.assign(context, { strokeStyle: style.colour, fillStyle: style.colour, globalAlpha: style.alpha, lineWidth: style.width });
    context.setLineDash(style.dashes as number[]);
    context.beginPath();
    for (const edge of style.edges) if (marked) traceMarked(context, region, edge, sizeBy);
      else traceStraight(context, region, edge);
    context.stroke();
    context.setLineDash([]);
    if (marked) for (const edge of style.edges) drawHeads(context, region, edge, sizeBy, theme);
  }
  context.globalAlpha = 1;
}

function traceStraight(context: CanvasRenderingContext2D, region: Region, { from, to }: MapEdge): void {
  const [a, b] = [region.at(from.at), region.at(to.at)];
  context.moveTo(a.x, a.y);
  context.lineTo(b.x, b.y);
}

function traceMarked(context: CanvasRenderingContext2D, region: Region, edge: MapEdge, sizeBy: GraphOptions['sizeBy']): void {
  const curve = curveOf(edge, sizeBy);
  if (!curve) return;
  if (edge.data.line.pattern === 'zigzag') {
    zigzagAlong(curve).forEach((point, index) => {
      const { x, y } = region.at(point);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    return;
  }
  const [a, c, b] = [region.at(curve[0]), region.at(curve[1]), region.at(curve[2])];
  context.moveTo(a.x, a.y);
  if (edge.bow === 0) context.lineTo(b.x, b.y);
  else context.quadraticCurveTo(c.x, c.y, b.x, b.y);
}

function drawHeads(context: CanvasRenderingContext2D, region: Region, edge: MapEdge, sizeBy: GraphOptions['sizeBy'], theme: Theme): void {
  const heads = edge.data.entity === 'holding' ? holdingHeads(edge.data) : headsOf(edge.data);
  if (heads.source === 'none' && heads.target === 'none') return;
  const curve = curveOf(edge, sizeBy);
  if (!curve) return;
  const [start, control, end] = [region.at(curve[0]), region.at(curve[1]), region.at(curve[2])];
  if (heads.target !== 'none') drawHead(context, heads.target, control, end, HEAD * region.zoom, theme);
  if (heads.source !== 'none') drawHead(context, heads.source, control, start, HEAD * region.zoom, theme);
}

/** One head at `tip`, pointing away from `from`. */
function drawHead(context: CanvasRenderingContext2D, head: ArrowHead, from: Point, tip: Point, size: number, theme: Theme): void {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  context.save();
  context.translate(tip.x, tip.y);
  context.rotate(angle);
  context.beginPath();
  const corners = headCorners(head, size);
  if (corners) corners.forEach(([x, y], index) => context[index === 0 ? 'moveTo' : 'lineTo'](x, y));
  else context.arc(-size / 2, 0, size / 2, 0, Math.PI * 2);
  context.closePath();
  if (head === 'hollow') {
    Object.assign(context, { fillStyle: surfaces.canvas[theme], lineWidth: 1 });
    context.globalAlpha = 1;
    context.fill();
    context.stroke();
  } else context.fill();
  context.restore();
}
