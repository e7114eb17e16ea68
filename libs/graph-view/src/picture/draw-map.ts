/** What the map shows, as a picture for paper: all that filter, focus and day leave, fitted into a frame; names make room for one another, and who matters more chooses first. */
import { noPosition, surfaces } from '@baraza/ui/tokens';
import { curveOf } from '../large/draw-lines.js';
import { boundsOf } from '../layers/bounds.js';
import { captionPlaces } from '../layers/captions.js';
import { type Box, type LabelRequest, placeLabels } from '../layers/place-labels.js';
import type { Point } from '../layers/scene.js';
import { directionOf, type Lines } from '../layers/text.js';
import { type Area, BAND, type Body, PADDING } from '../layers/underlay.js';
import { zigzagAlong } from '../layers/zigzag.js';
import { HEAD } from '../look/head.js';
import { dashes, headsOf, holdingHeads, opacityOf, widthOf } from '../look/line.js';
import { boxOf, isUnsized, paintOf, PLAIN_DIAMETER } from '../look/node.js';
import type { GraphOptions } from '../types.js';
import type { MapEdge, MapNode } from '../view/elements.js';
import { ellipseOf, type Mark, polygonOf, rectangleOf, short, type TextMark } from './drawing.js';
import { coalitionMarks, curvePath, GREY, headMark, PAPER, shapeMark } from './marks.js';

export interface DrawnMap {
  nodes: readonly MapNode[];
  edges: readonly MapEdge[];
  options: GraphOptions;
  /** The areas that lie under these. */
  areasOf: (bodies: readonly Body[]) => readonly Area[];
  areaName: (group: string) => string;
  /** Breaks a name into lines, measured at 12 px. */
  lines: (text: string, weight: 400 | 600) => Lines;
}

/** Frame in points. */
export interface Frame {
  width: number;
  height: number;
}

/** Points for a name: smaller ones cannot be read on paper, larger ones shout. */
const TYPE = { least: 5.5, most: 9, line: 1.25 };
/** Where not every name finds room, so many square points go to each of those who are named first. */
const ROOM_OF_A_NAME = 3400;
/** With so many square points for each, every name is written, even where two touch. */
const ROOM_FOR_ALL = 3200;
/** Of the room that each has, a node takes at most so much across. */
const SHARE_OF_ROOM = 0.42;
/** More ties than so many are drawn fainter, else they cover who they join. */
const MANY_TIES = 500;
const LEAST_BODY_FOR_NUMBER = 7;
const GREAT_INFLUENCE = 7;
const CROWD = 400;
const MARGIN = 26;

/** How large things are: `unit` points for a pixel at 100 %, `scale` points for a model pixel between them. */
function sizes(nodes: readonly MapNode[], frame: Frame): { unit: number; scale: number; middle: Point } {
  const { left, right, top, bottom } = boundsOf(nodes.map(({ at }) => at));
  const scale = Math.min((frame.width - MARGIN * 2) / Math.max(1, right - left), (frame.height - MARGIN * 2) / Math.max(1, bottom - top), 0.9);
  // What lies on a narrow strip has no more room than the strip.
  const room = Math.sqrt((Math.max(1, right - left) * Math.max(1, bottom - top) * scale * scale) / Math.max(1, nodes.length));
  return { unit: Math.max(Math.min(scale, 0.9), Math.min(0.45, (SHARE_OF_ROOM * room) / PLAIN_DIAMETER)), scale, middle: { x: (left + right) / 2, y: (top + bottom) / 2 } };
}

/** Draws the map into a frame; returns how many names found no room. */
export function drawMap(map: DrawnMap, frame: Frame): { marks: Mark[]; unnamed: number } {
  if (map.nodes.length === 0) return { marks: [], unnamed: 0 };
  const { unit, scale, middle } = sizes(map.nodes, frame);
  // From here on everything is counted in pixels at 100 %, of which each is `unit` points: then what the canvas knows of curves, teeth and heads holds here too.
  const origin = { x: frame.width / 2 / unit, y: frame.height / 2 / unit };
  const stretch = scale / unit;
  const nodes = new Map(map.nodes.map((node) => [node.data.id, { ...node, at: { x: origin.x + (node.at.x - middle.x) * stretch, y: origin.y + (node.at.y - middle.y) * stretch } }]));
  const edges = map.edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.data.source), nodes.get(edge.data.target)];
    return from && to ? [{ ...edge, from, to }] : [];
  });
  const all = [...nodes.values()];
  const bodies = all.map(({ data, at }) => ({ data, at, ...boxOf(data, map.options.sizeBy) }));
  const areas = map.areasOf(bodies);
  const faint = Math.min(1, Math.sqrt(MANY_TIES / Math.max(1, edges.length)));
  const marks: Mark[] = [
    ...areas.flatMap((area) => areaMarks(area, unit)),
    ...edges.flatMap((edge) => tieMarks(edge, map.options, unit, faint)),
    ...all.flatMap((node) => nodeMarks(node, map, unit)),
  ];
  const named = nameMarks(map, all, edges, areas, unit, frame);
  return { marks: [...marks, ...named.marks], unnamed: named.unnamed };
}

/** A sector by its outline, its corners rounded by a thick line; a coalition by discs and bands. */
function areaMarks({ outline, ribbon }: Area, unit: number): Mark[] {
  const inPoints = <P extends Point>(point: P): P => ({ ...point, x: point.x * unit, y: point.y * unit });
  if (!ribbon) return [{ kind: 'path', d: polygonOf(outline.map(inPoints), true), fill: surfaces.raised.light, stroke: surfaces.raised.light, width: PADDING * 2 * unit, round: true }];
  const discs = ribbon.discs.map((disc) => ({ ...inPoints(disc), radius: disc.radius * unit }));
  return coalitionMarks({ ...ribbon, discs }, ribbon, { band: BAND * unit, unit, theme: 'light' });
}

function tieMarks(edge: MapEdge, { sizeBy }: GraphOptions, unit: number, faint: number): Mark[] {
  const { data, bow, from } = edge;
  const colour = data.line.colour.light;
  const opacity = Math.round(opacityOf(data, false) * faint * 100) / 100;
  const width = Math.max(0.3, widthOf(data) * unit);
  const line = { kind: 'path', stroke: colour, width, opacity, ...(dashes(data).length > 0 && { dash: dashes(data).map((length) => length * unit) }) } as const;
  const inPoints = ({ x, y }: Point): Point => ({ x: x * unit, y: y * unit });
  if (edge.from === edge.to) {
    const { width: wide, height } = boxOf(from.data, sizeBy);
    const { x, y } = inPoints({ x: from.at.x + wide / 2, y: from.at.y - height / 2 });
    return [{ ...line, d: ellipseOf(x, y, 8 * unit, 8 * unit) }];
  }
  const curve = curveOf(edge, sizeBy);
  if (!curve) return [];
  const points = [inPoints(curve[0]), inPoints(curve[1]), inPoints(curve[2])] as const;
  const d = data.line.pattern === 'zigzag' ? polygonOf(zigzagAlong(curve).map(inPoints), false) : curvePath(points, bow !== 0);
  const heads = data.entity === 'holding' ? holdingHeads(data) : headsOf(data);
  return [
    { ...line, d },
    ...(heads.target === 'none' ? [] : [headMark(heads.target, points[1], points[2], HEAD * unit, colour, opacity)]),
    ...(heads.source === 'none' ? [] : [headMark(heads.source, points[1], points[0], HEAD * unit, colour, opacity)]),
  ];
}

function nodeMarks({ data, at }: MapNode, { options }: DrawnMap, unit: number): Mark[] {
  const paint = paintOf(data, { theme: 'light' });
  const box = boxOf(data, options.sizeBy);
  const [x, y, height] = [at.x * unit, at.y * unit, box.height * unit];
  const unsized = isUnsized(data, options.sizeBy);
  const fill = paint.fill === noPosition.light ? PAPER : paint.fill;
  const shape = shapeMark(data.shape, { x, y }, { width: box.width * unit, height }, fill, Math.max(0.35, 1.1 * unit), unsized && height > 8);
  if (paint.text === null || height < LEAST_BODY_FOR_NUMBER) return [shape];
  const size = Math.min(Math.max(height * 0.36, 4.5), 12);
  // Triangles carry their weight low.
  const number: TextMark = { kind: 'text', text: paint.text, x, y: y + size * 0.36 + (data.shape === 'triangle' ? height * 0.12 : 0), anchor: 'middle', size, weight: 600, colour: paint.ink, direction: 'ltr' };
  return [shape, number];
}

interface Wanted extends LabelRequest {
  own?: Box;
  isName: boolean;
  lines: Lines;
  weight: 400 | 600;
  colour: string;
}

/** Names of who is on it and of the areas, in points, where they find room. */
function nameMarks(map: DrawnMap, nodes: readonly MapNode[], edges: readonly MapEdge[], areas: readonly Area[], unit: number, frame: Frame): { marks: Mark[]; unnamed: number } {
  const size = Math.min(TYPE.most, Math.max(TYPE.least, 12 * unit * 1.1));
  const ties = new Map<string, number>();
  for (const { data } of edges) for (const id of [data.source, data.target]) ties.set(id, (ties.get(id) ?? 0) + 1);
  const all = (frame.width * frame.height) / nodes.length >= ROOM_FOR_ALL;
  const bodies = new Map(nodes.map(({ data, at }) => {
    const { width, height } = boxOf(data, map.options.sizeBy);
    return [data.id, { left: (at.x - width / 2) * unit, right: (at.x + width / 2) * unit, top: (at.y - height / 2) * unit, bottom: (at.y + height / 2) * unit }];
  }));
  const around = (x: number, y: number, width: number, height: number): Box => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });
  // Who is known to be strong comes first, then who has many ties.
  const priorityOf = ({ data }: MapNode): number => (data.measure ?? 0) + Math.min(9, Math.sqrt(ties.get(data.id) ?? 0)) - (data.entity === 'interest' ? 2 : 0);
  const order = nodes.toSorted((a, b) => priorityOf(b) - priorityOf(a));
  // In a crowd there is no room beside anybody: a name then lies over those who have none.
  const first = all ? order : order.slice(0, Math.ceil((frame.width * frame.height) / ROOM_OF_A_NAME));
  const crowd = nodes.length > CROWD;
  const wanted = (crowd ? first : order).map((node): Wanted => {
    const { data } = node;
    const own = bodies.get(data.id)!;
    const weight = (data.measure ?? 0) >= GREAT_INFLUENCE ? 600 : 400;
    const lines = map.lines(data.name, weight);
    const [width, height] = [(lines.width * size) / 12 + 1, lines.lines.length * size * TYPE.line];
    const [x, y] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
    const [gap, beside] = [1.5 + height / 2, (own.right - own.left) / 2 + width / 2 + 2];
    const candidates = [around(x, own.bottom + gap, width, height), around(x, own.top - gap, width, height), around(x + beside, y, width, height), around(x - beside, y, width, height)];
    return { candidates: inside(candidates, frame), priority: priorityOf(node), must: all, own, isName: true, lines, weight, colour: data.entity === 'interest' ? GREY : surfaces.text.light };
  });
  for (const area of areas) {
    const name = map.areaName(area.group);
    const lines = map.lines(name, 400);
    const small = Math.max(TYPE.least, size * 0.95);
    const [width, height] = [(lines.width * small) / 12, lines.lines.length * small * TYPE.line];
    const places = captionPlaces(area, areas, { width, height }, unit, directionOf(name) === 'rtl').filter((box) => isInside(box, frame));
    wanted.push({ candidates: places, priority: all ? -10 : 12, must: false, isName: false, lines, weight: 400, colour: GREY });
  }
  let unnamed = nodes.length - (crowd ? first.length : order.length);
  const obstacles = crowd ? first.map(({ data }) => bodies.get(data.id)!) : [...bodies.values()];
  const marks = placeLabels(wanted, obstacles).flatMap((choice, index): Mark[] => {
    const want = wanted[index]!;
    if (choice < 0) {
      if (want.isName) unnamed += 1;
      return [];
    }
    return labelMarks(want, want.candidates[choice]!, size);
  });
  return { marks, unnamed };
}

const isInside = ({ left, right, top, bottom }: Box, { width, height }: Frame): boolean => left >= 0 && right <= width && top >= 0 && bottom <= height;
const inside = (candidates: readonly Box[], frame: Frame): Box[] => {
  const within = candidates.filter((box) => isInside(box, frame));
  return within.length > 0 ? within : [nudged(candidates[0]!, frame.width)];
};
const nudged = (box: Box, width: number): Box => {
  const by = Math.max(0, -box.left) - Math.max(0, box.right - width);
  return { ...box, left: box.left + by, right: box.right + by };
};

/** A name on a pale ground, so that it is read over lines: programs that draw SVG know no halo. */
function labelMarks({ lines, weight, colour }: Wanted, box: Box, size: number): Mark[] {
  const height = size * TYPE.line;
  return [
    { kind: 'path', d: rectangleOf(box.left, box.top, box.right - box.left, box.bottom - box.top, 1.5), fill: PAPER, opacity: 0.72 },
    ...lines.lines.map((text, index): Mark => ({ kind: 'text', text, x: Number(short((box.left + box.right) / 2)), y: Number(short(box.top + index * height + size)), anchor: 'middle', size, weight, colour, direction: directionOf(text) })),
  ];
}
