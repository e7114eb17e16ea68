/** Where the name of an area may stand: at its own edge or within it, and neither in another area nor nearer to one. */
import { boundsOf } from './bounds.js';
import { isInside } from './hull.js';
import type { Box } from './place-labels.js';
import type { Point } from './scene.js';
import { type Area, BAND, PADDING } from './underlay.js';

/** What is nearer than `reach` to a convex outline: of many points a sector, of one a disc, of two a band. In pixels from where the model begins. */
interface Part {
  points: readonly Point[];
  reach: number;
  /** Around all of it. */
  bounds: Box;
}
export interface CaptionSize {
  width: number;
  height: number;
}

/** Between a name and the edge that it stands at, pixels. */
const GAP = 2;
/** At most so far from its own edge, and at least so far from other areas, pixels: else it could be theirs. */
const FROM_OWN = 4;
const FROM_OTHERS = 6;
/** An edge that falls by less than this is level, or upright: sine of the angle. */
const LEVEL = 0.38;
/** Of a coalition of more, the name goes to one of those who are furthest up. */
const MOST_DISCS = 8;
/** Places along each side of an outline. */
const ALONG_A_SIDE = [0, 0.5, 1];

function partsOf({ outline, ribbon }: Area, scale: number): Part[] {
  const part = (given: readonly Point[], radius: number): Part => {
    const [points, reach] = [given.map(({ x, y }) => ({ x: x * scale, y: y * scale })), radius * scale];
    const { left, right, top, bottom } = boundsOf(points);
    return { points, reach, bounds: { left: left - reach, right: right + reach, top: top - reach, bottom: bottom + reach } };
  };
  if (!ribbon) return [part(outline, PADDING)];
  const { discs, bands } = ribbon;
  return [...discs.map((disc) => part([disc], disc.radius)), ...bands.map(([a, b]) => part([discs[a]!, discs[b]!], BAND / 2))];
}

function toSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

const toBox = ({ x, y }: Point, { left, right, top, bottom }: Box): number => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
const cornersOf = ({ left, right, top, bottom }: Box): Point[] => [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
const sidesOf = (points: readonly Point[]): (readonly [Point, Point])[] => points.map((point, index) => [point, points[(index + 1) % points.length]!]);

/** Whether a line lies between the box and the outline: one of the sides of either, for both are convex. */
function areParted(box: readonly Point[], points: readonly Point[]): boolean {
  return [...sidesOf(box), ...sidesOf(points)].some(([a, b]) => {
    const [nx, ny] = [b.y - a.y, a.x - b.x];
    if (nx === 0 && ny === 0) return false;
    const along = (all: readonly Point[]): [least: number, most: number] => {
      const values = all.map(({ x, y }) => x * nx + y * ny);
      return [Math.min(...values), Math.max(...values)];
    };
    const [[least, most], [low, high]] = [along(box), along(points)];
    return most < low || high < least;
  });
}

const toSides = (point: Point, points: readonly Point[]): number => Math.min(...sidesOf(points).map(([a, b]) => toSegment(point, a, b)));

/** Whether a box is at least so far from a part. */
function isClear(box: Box, { points, reach, bounds }: Part, far: number): boolean {
  if (box.left - bounds.right >= far || bounds.left - box.right >= far || box.top - bounds.bottom >= far || bounds.top - box.bottom >= far) return true;
  const corners = cornersOf(box);
  return areParted(corners, points) && Math.min(...points.map((point) => toBox(point, box)), ...corners.map((corner) => toSides(corner, points))) >= reach + far;
}

/** Whether all of a box lies in a part. */
const isWithin = (box: Box, { points, reach }: Part): boolean => cornersOf(box).every((corner) => (points.length > 2 && isInside(corner, points)) || toSides(corner, points) <= reach);

/** Boxes that touch a part from without, and those that touch its edge from within, all around it. */
function around({ points, reach }: Part, { width, height }: CaptionSize): { outside: Box[]; inside: Box[] } {
  const middle = { x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length };
  const box = (x: number, y: number): Box => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });
  const [outside, inside]: [Box[], Box[]] = [[], []];
  const touch = ({ x, y }: Point, nx: number, ny: number): void => {
    // Where the edge runs aslant, a corner of the box touches it; else the middle of one of its sides.
    const [dx, dy] = [Math.abs(nx) < LEVEL ? 0 : Math.sign(nx) * (width / 2), Math.abs(ny) < LEVEL ? 0 : Math.sign(ny) * (height / 2)];
    outside.push(box(x + nx * (reach + GAP) + dx, y + ny * (reach + GAP) + dy));
    inside.push(box(x + nx * (reach - GAP) - dx, y + ny * (reach - GAP) - dy));
  };
  for (const [a, b] of sidesOf(points)) {
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length === 0) continue;
    let [nx, ny] = [(b.y - a.y) / length, (a.x - b.x) / length];
    if ((middle.x - a.x) * nx + (middle.y - a.y) * ny > 0) [nx, ny] = [-nx, -ny];
    for (const t of ALONG_A_SIDE) touch({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }, nx, ny);
  }
  if (points.length === 1) for (const [nx, ny] of [[0, -1], [0, 1], [-1, 0], [1, 0]] as const) touch(points[0]!, nx, ny);
  return { outside, inside };
}

/** Over the area and under it: where reading starts, then where it ends, then in the middle. */
function usualPlaces({ points, reach }: Part, { width, height }: CaptionSize, rightToLeft: boolean): { over: Box[]; under: Box[] } {
  const ys = points.map(({ y }) => y);
  const [least, most] = [Math.min(...ys), Math.max(...ys)];
  const along = (edge: number, top: number): Box[] => {
    const xs = points.filter(({ y }) => Math.abs(y - edge) <= reach).map(({ x }) => x);
    const [first, last] = [Math.min(...xs) - reach / 2, Math.max(...xs) + reach / 2 - width];
    return [...(rightToLeft ? [last, first] : [first, last]), (first + last) / 2].map((left) => ({ left, right: left + width, top, bottom: top + height }));
  };
  return { over: along(least, least - reach - GAP - height), under: along(most, most + reach + GAP) };
}
const fromTop = (boxes: Box[]): Box[] => boxes.sort((a, b) => a.top - b.top);

/**
 * Places for the name of an area, best first: over it, along its edge from the top down, within it; of a coalition by the discs of its members, from the top down. None of them lies in one of the `others` or nearer to it than to its own.
 * @param scale pixels for a model pixel
 */
export function captionPlaces(area: Area, others: readonly Area[], size: CaptionSize, scale: number, rightToLeft: boolean): Box[] {
  const own = partsOf(area, scale);
  const foreign = others.flatMap((other) => (other === area ? [] : partsOf(other, scale)));
  // Nobody who stands between the members of a coalition belongs to it: its name goes to one of them.
  const anchors = area.ribbon ? own.filter(({ points }) => points.length === 1).sort((a, b) => a.bounds.top - b.bounds.top).slice(0, MOST_DISCS) : own;
  const candidates = anchors.flatMap((part) => {
    const { over, under } = usualPlaces(part, size, rightToLeft);
    const { outside, inside } = around(part, size);
    return [...over, ...fromTop([...outside, ...under]), ...fromTop(inside.filter((box) => isWithin(box, part)))];
  });
  return candidates.filter((box) => !own.every((part) => isClear(box, part, FROM_OWN)) && foreign.every((part) => isClear(box, part, FROM_OTHERS)));
}
