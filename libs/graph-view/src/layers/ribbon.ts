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

/** Fills a ribbon as one piece, so that where its parts overlap it is no darker; bands are `width` wide. */
export function fillRibbon(context: CanvasRenderingContext2D, { discs, bands }: Ribbon, width: number): void {
  context.beginPath();
  for (const { x, y, radius } of discs) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, Math.PI * 2);
  }
  for (const [a, b] of bands) {
    const [from, to] = [discs[a]!, discs[b]!];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) continue;
    const [dx, dy] = [((to.x - from.x) / length) * (width / 2), ((to.y - from.y) / length) * (width / 2)];
    // Round the same way as the discs: what they share is filled once.
    context.moveTo(from.x + dy, from.y - dx);
    context.lineTo(to.x + dy, to.y - dx);
    context.lineTo(to.x - dy, to.y + dx);
    context.lineTo(from.x - dy, from.y + dx);
    context.closePath();
  }
  context.fill('nonzero');
}
