/**
 * The area of a set whose members stand apart: a disc around each, joined by bands along the shortest way that reaches all. Unlike an outline around everybody it never seems to hold who does not belong (decision 22).
 */
import type { Point } from './scene.js';

/** A member of a set: where it stands, and how far its disc reaches. */
export interface Disc extends Point {
  radius: number;
}
export interface Ribbon {
  discs: readonly Disc[];
  /** Pairs of discs, by their places in the list, that bands join. */
  bands: readonly (readonly [number, number])[];
}

/** The tree of shortest total length that joins the points (Prim 1957), as pairs of their places in the list; O(n²). */
export function shortestTree(points: readonly Point[]): [number, number][] {
  const tree: [number, number][] = [];
  /** Of each point outside the tree: how far the nearest one inside is, squared, and which that is. */
  const far = new Float64Array(points.length).fill(Infinity);
  const nearest = new Int32Array(points.length);
  const inside = new Uint8Array(points.length);
  for (let last = 0; tree.length < points.length - 1; ) {
    inside[last] = 1;
    let next = -1;
    for (let index = 0; index < points.length; index += 1) {
      if (inside[index]) continue;
      const distance = (points[last]!.x - points[index]!.x) ** 2 + (points[last]!.y - points[index]!.y) ** 2;
      if (distance < far[index]!) {
        far[index] = distance;
        nearest[index] = last;
      }
      if (next < 0 || far[index]! < far[next]!) next = index;
    }
    tree.push([nearest[next]!, next]);
    last = next;
  }
  return tree;
}

export const ribbonOf = (discs: readonly Disc[]): Ribbon => ({ discs, bands: shortestTree(discs) });

/** The corners of each band, which are `width` wide, round the same way as a disc is drawn: what they share is then filled once. */
export function ribbonBands({ discs, bands }: Ribbon, width: number): Point[][] {
  return bands.flatMap(([a, b]) => {
    const [from, to] = [discs[a]!, discs[b]!];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) return [];
    const [dx, dy] = [((to.x - from.x) / length) * (width / 2), ((to.y - from.y) / length) * (width / 2)];
    return [[{ x: from.x + dy, y: from.y - dx }, { x: to.x + dy, y: to.y - dx }, { x: to.x - dy, y: to.y + dx }, { x: from.x - dy, y: from.y + dx }]];
  });
}

/** Fills a ribbon as one piece, so that where its parts overlap it is no darker; bands are `width` wide. */
export function fillRibbon(context: CanvasRenderingContext2D, ribbon: Ribbon, width: number): void {
  context.beginPath();
  for (const { x, y, radius } of ribbon.discs) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, Math.PI * 2);
  }
  for (const corners of ribbonBands(ribbon, width)) {
    corners.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
  }
  context.fill('nonzero');
}

/** The line along the middle of each band, from the rim of one disc to that of the other; none where they touch. */
export function ribbonSpine({ discs, bands }: Ribbon): (readonly [Point, Point])[] {
  return bands.flatMap(([a, b]) => {
    const [from, to] = [discs[a]!, discs[b]!];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length <= from.radius + to.radius) return [];
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    return [[{ x: from.x + dx * from.radius, y: from.y + dy * from.radius }, { x: to.x - dx * to.radius, y: to.y - dy * to.radius }] as const];
  });
}

/** Draws a line around each disc and along each band, in the style that the context has. */
export function strokeRibbon(context: CanvasRenderingContext2D, ribbon: Ribbon): void {
  context.beginPath();
  for (const { x, y, radius } of ribbon.discs) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, Math.PI * 2);
  }
  for (const [from, to] of ribbonSpine(ribbon)) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}
