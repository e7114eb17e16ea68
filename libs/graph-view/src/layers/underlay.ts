/** Below cytoscape's canvas: the areas of what belongs together, and jagged lines. */
import { surfaces } from '@baraza/ui/tokens';
import { type CoalitionLook, lookOfCoalition } from '../look/coalition.js';
import { dashes } from '../look/line.js';
import type { Viewport } from './canvas-layer.js';
import { cornersOf, hullOf, isInside } from './hull.js';
import type { Legend, Theme } from '../types.js';
import { type Ribbon, ribbonOf, fillRibbon, strokeRibbon } from './ribbon.js';
import type { Point, Scene, SceneEdge, SceneNode } from './scene.js';
import { zigzagAlong } from './zigzag.js';

/** Below this zoom teeth would be a blur: the line is drawn plain. */
const LEAST_ZOOM_FOR_TEETH = 0.35;
export const PADDING = 22;
/** How far the disc of a member of a coalition reaches beyond it, and how wide bands between discs are, model pixels. */
const REACH = 14;
export const BAND = 22;
/** Faint, for marks and lines lie on it, and where two coalitions overlap both are seen. */
export const COALITION_ALPHA = 0.26;
/** Of the line that tells coalitions of the same colour apart. */
export const COALITION_LINE = { width: 1.75, alpha: 0.7 };

/** What belongs together and has members on the map: a sector, or a coalition. */
export interface Area {
  /** Id of the term or of the coalition. */
  group: string;
  /** Of a sector, what is filled; of a coalition nothing. */
  outline: readonly Point[];
  /** Of a coalition, whose members stand where they stand and may belong to several. */
  ribbon?: Ribbon & CoalitionLook;
}

/** Somebody or something with the room that it takes. */
export type Body = Pick<SceneNode, 'data' | 'at' | 'width' | 'height'>;

/** Bodies by the groups they belong to. */
function grouped<B extends Pick<Body, 'data'>>(nodes: readonly B[], groupsOf: (data: Body['data']) => readonly string[]): Map<string, B[]> {
  const groups = new Map<string, B[]>();
  for (const node of nodes) {
    for (const group of groupsOf(node.data)) {
      const members = groups.get(group);
      if (members) members.push(node);
      else groups.set(group, [node]);
    }
  }
  return groups;
}

const outlineOf = (members: readonly Body[]): Point[] => hullOf(members.flatMap(({ at, width, height }) => cornersOf(at, width, height)));

/** Where more than this share of all stand in the area of another sector, places do not tell sectors, and areas would only say so wrongly. */
const MOST_ASTRAY = 0.2;

/** Areas of the sectors; who has none stated belongs to none. None at all where sectors stand mixed, as in layers or rings. */
export function areasOf(nodes: readonly Body[]): Area[] {
  const areas = [...grouped(nodes, ({ sector }) => (sector === '' ? [] : [sector]))].map(([group, members]) => ({ group, outline: outlineOf(members) }));
  const astray = nodes.filter(({ data, at }) => areas.some(({ group, outline }) => group !== data.sector && isInside(at, outline))).length;
  return astray > nodes.length * MOST_ASTRAY ? [] : areas;
}

/** The coalitions that somebody among these is in, with those who are, each with a look of its own as far as looks go; in the same order on every device. */
function coalitionsAmong<B extends Pick<Body, 'data'>>(nodes: readonly B[], coalitionsOf: (stakeholder: string) => readonly string[]): { group: string; members: B[]; look: CoalitionLook }[] {
  const groups = [...grouped(nodes, ({ id, entity }) => (entity === 'stakeholder' ? coalitionsOf(id) : []))].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([group, members], place) => ({ group, members, look: lookOfCoalition(place) }));
}

/** What a legend says of them, the largest first. */
export function coalitionLegend(nodes: readonly Pick<Body, 'data'>[], coalitionsOf: (stakeholder: string) => readonly string[], nameOf: (group: string) => string): NonNullable<Legend['coalitions']> {
  const listed = coalitionsAmong(nodes, coalitionsOf).map(({ group, members, look }) => ({ id: group, name: nameOf(group), count: members.length, ...look }));
  return listed.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Their areas. */
export function coalitionAreas(nodes: readonly Body[], coalitionsOf: (stakeholder: string) => readonly string[]): Area[] {
  return coalitionsAmong(nodes, coalitionsOf).map(({ group, members, look }) => {
    const discs = members.map(({ at, width, height }) => ({ ...at, radius: Math.max(width, height) / 2 + REACH }));
    return { group, outline: [], ribbon: { ...ribbonOf(discs), ...look } };
  });
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[], closed: boolean): void {
  points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  if (closed) context.closePath();
}

/** Draws the areas. Those of sectors have round corners: a thick line of the same colour rounds them. */
export function drawAreas(context: CanvasRenderingContext2D, areas: readonly Area[], colour: string, theme: Theme): void {
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: PADDING * 2, lineJoin: 'round' });
  for (const { outline, ribbon } of areas) {
    if (ribbon) continue;
    context.beginPath();
    trace(context, outline, true);
    context.fill();
    context.stroke();
  }
  context.globalAlpha = COALITION_ALPHA;
  for (const { ribbon } of areas) {
    if (!ribbon) continue;
    context.fillStyle = ribbon.colour[theme];
    fillRibbon(context, ribbon, BAND);
  }
  Object.assign(context, { globalAlpha: COALITION_LINE.alpha, lineWidth: COALITION_LINE.width });
  for (const { ribbon } of areas) {
    if (!ribbon?.line) continue;
    context.strokeStyle = ribbon.colour[theme];
    context.setLineDash([...ribbon.line]);
    strokeRibbon(context, ribbon);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
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
export function drawUnderlay(context: CanvasRenderingContext2D, scene: Scene, areas: readonly Area[]): void {
  const { theme } = scene.options();
  drawAreas(context, areas, theme === 'light' ? surfaces.raised.light : surfaces.surface.dark, theme);
  drawJagged(context, scene.zigzags(), scene.viewport(), scene.unit());
}
