/** Communities as they stand on the map at the moment, and which of them are drawn as one. */
import { boundsOf } from '../layers/bounds.js';
import { cornersOf, hullOf } from '../layers/hull.js';
import type { Point } from '../layers/scene.js';
import type { MapEdge, MapNode } from '../view/elements.js';

/** Fewer are drawn each by themselves. */
const LEAST_MEMBERS = 6;
/** Members are drawn one by one where they stand so far apart on the screen, pixels: then shapes can be told apart, and the first names read. */
export const OPEN_FROM = 30;
/** Who stands farther from the middle than so many times the usual distance is drawn by themselves. */
const APART = 1.9;
const IN_A_CELL = 12;

export interface Community {
  members: readonly MapNode[];
  /** Who belong to it and stand too far away. */
  apart: readonly MapNode[];
  /** Who speaks for it: the most influential, then who has the most ties. */
  leader: MapNode;
  middle: Point;
  outline: readonly Point[];
  /** How far apart neighbours stand, model pixels. */
  spacing: number;
}

const middleOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** How far apart neighbours stand around a node, of whatever community: from how many share its cell of a grid. */
export function spacingOf(nodes: readonly MapNode[]): (node: MapNode) => number {
  const { left, right, top, bottom } = boundsOf(nodes.map(({ at }) => at));
  const size = Math.max(1, Math.sqrt(((right - left) * (bottom - top) * IN_A_CELL) / Math.max(1, nodes.length)));
  const counts = new Map<string, number>();
  const cellOf = ({ at }: MapNode): string => `${Math.floor(at.x / size)} ${Math.floor(at.y / size)}`;
  for (const node of nodes) counts.set(cellOf(node), (counts.get(cellOf(node)) ?? 0) + 1);
  return (node) => size / Math.sqrt(counts.get(cellOf(node)) ?? 1);
}

/** A community of these members; null where too few of them stand together. */
function gathered(all: readonly MapNode[], ties: ReadonlyMap<MapNode, number>, spacing: (node: MapNode) => number): Community | null {
  if (all.length < LEAST_MEMBERS) return null;
  const centre = { x: middleOf(all.map(({ at }) => at.x)), y: middleOf(all.map(({ at }) => at.y)) };
  const away = ({ at }: MapNode): number => Math.hypot(at.x - centre.x, at.y - centre.y);
  const usual = middleOf(all.map(away));
  const members = all.filter((node) => away(node) <= usual * APART);
  const apart = all.filter((node) => away(node) > usual * APART);
  if (members.length < LEAST_MEMBERS) return null;
  const outline = hullOf(members.flatMap(({ at }) => cornersOf(at, 30, 30)));
  const rank = (node: MapNode): number => (node.data.influence ?? 0) * 1000 + (ties.get(node) ?? 0);
  const leader = members.reduce((best, node) => (rank(node) > rank(best) || (rank(node) === rank(best) && node.data.id < best.data.id) ? node : best));
  const { left, right, top, bottom } = boundsOf(outline);
  return { members, apart, leader, outline, middle: { x: (left + right) / 2, y: (top + bottom) / 2 }, spacing: middleOf(members.map(spacing)) };
}

/** What is in sight of the communities. `communityOf`: the number of a node's community. */
export function gather(nodes: readonly MapNode[], edges: readonly MapEdge[], communityOf: ReadonlyMap<MapNode, number>, spacing: (node: MapNode) => number): Community[] {
  const ties = new Map<MapNode, number>();
  for (const { from, to } of edges) for (const end of [from, to]) ties.set(end, (ties.get(end) ?? 0) + 1);
  const groups = new Map<number, MapNode[]>();
  for (const node of nodes) {
    const number = communityOf.get(node);
    if (number === undefined) continue;
    const members = groups.get(number);
    if (members) members.push(node);
    else groups.set(number, [node]);
  }
  return [...groups.values()].flatMap((members) => gathered(members, ties, spacing) ?? []);
}

/** Ties that are drawn as one, because they lead to the same. */
export interface Band {
  from: Point;
  to: Point;
  count: number;
}

/** The picture at one zoom: what is drawn as one, and what by itself. */
export interface Gathering {
  closed: readonly Community[];
  open: readonly MapNode[];
  bands: readonly Band[];
  ties: readonly MapEdge[];
}

/** Decides what is drawn as one at a zoom. Whatever is in neither `closed` nor `open` is a member of a closed community; the same holds of ties. */
export function gatheringAt(zoom: number, communities: readonly Community[], nodes: readonly MapNode[], edges: readonly MapEdge[]): Gathering {
  const closed = communities.filter(({ spacing }) => spacing * zoom < OPEN_FROM);
  const within = new Map<MapNode, Community>();
  for (const community of closed) for (const node of community.members) within.set(node, community);
  const numbers = new Map<object, number>();
  const numberOf = (end: object): number => {
    const known = numbers.get(end);
    if (known !== undefined) return known;
    numbers.set(end, numbers.size);
    return numbers.size - 1;
  };
  const bands = new Map<number, Band>();
  const ties: MapEdge[] = [];
  for (const edge of edges) {
    const [from, to] = [within.get(edge.from), within.get(edge.to)];
    if (!from && !to) ties.push(edge);
    else if (from !== to) {
      const [a, b] = [numberOf(from ?? edge.from), numberOf(to ?? edge.to)];
      const key = Math.min(a, b) * 67_108_864 + Math.max(a, b);
      const band = bands.get(key);
      if (band) band.count += 1;
      else bands.set(key, { from: from?.middle ?? edge.from.at, to: to?.middle ?? edge.to.at, count: 1 });
    }
  }
  return { closed, open: nodes.filter((node) => !within.has(node)), bands: [...bands.values()].sort((a, b) => a.count - b.count), ties };
}
