/** How one reaches another: all shortest chains of ties. */
import type { MultiGraph } from 'graphology';
import { type Follow, nextOf, previousOf, tiesBetween } from './tie-graph.js';

export interface PathOptions {
  /** Longest chain looked for, in steps. */
  maxLength: number;
  /** Default: any way. */
  follow?: Follow;
  /** Most paths in the answer. Default 20. */
  most?: number;
}

export interface Path {
  /** From the first to the last. */
  nodes: readonly string[];
  /** For each step, every tie that it can be made over. */
  steps: readonly (readonly string[])[];
}

export interface Paths {
  paths: readonly Path[];
  /** There are more than are given. */
  more: boolean;
}

/**
 * All shortest paths, in the order of the ids along them; none where `to` cannot be reached in `maxLength` steps. Work is bounded: every node is visited once to find
 * distances, then only steps that lie on a shortest path are taken.
 */
export function shortestPaths(graph: MultiGraph, from: string, to: string, { maxLength, follow = 'anyWay', most = 20 }: PathOptions): Paths {
  if (from === to) return { paths: [{ nodes: [from], steps: [] }], more: false };
  if (!graph.hasNode(from) || !graph.hasNode(to)) return { paths: [], more: false };
  const distances = distancesTo(graph, from, to, maxLength, follow);
  const found: string[][] = [];
  if (distances.has(from)) walk(graph, [from], distances, follow, most + 1, found);
  const paths = found.slice(0, most).map((nodes) => ({ nodes, steps: nodes.slice(1).map((node, index) => tiesBetween(graph, nodes[index]!, node, follow)) }));
  return { paths, more: found.length > most };
}

/** Steps from each node to `to`, as far out as `from` lies. */
function distancesTo(graph: MultiGraph, from: string, to: string, maxLength: number, follow: Follow): Map<string, number> {
  const distances = new Map([[to, 0]]);
  let ring = [to];
  for (let distance = 1; distance <= maxLength && ring.length > 0 && !distances.has(from); distance += 1) {
    const outer = new Set(ring.flatMap((node) => previousOf(graph, node, follow)).filter((node) => !distances.has(node)));
    ring = [...outer];
    for (const node of ring) distances.set(node, distance);
  }
  return distances;
}

function walk(graph: MultiGraph, path: string[], distances: ReadonlyMap<string, number>, follow: Follow, most: number, found: string[][]): void {
  const here = path[path.length - 1]!;
  const left = distances.get(here)!;
  if (left === 0) return void found.push(path);
  for (const next of nextOf(graph, here, follow)) {
    if (found.length >= most) return;
    if (distances.get(next) === left - 1) walk(graph, [...path, next], distances, follow, most, found);
  }
}
