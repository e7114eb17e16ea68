/**
 * Communities of a map of many: who has ties with one another and stands together. Louvain's method (Blondel et al. 2008) as graphology has it, with ties that count less the longer they are on the map, so that a community is also a place on it.
 */
import { UndirectedGraph } from 'graphology';
import louvainModule, { type LouvainOptions } from 'graphology-communities-louvain';

/** Plain data for the worker: nodes by number. */
export interface CommunityRequest {
  x: Float64Array;
  y: Float64Array;
  /** Number of the sector that a node stands in; 0: none, or sectors do not matter. */
  sector: Uint16Array;
  from: Uint32Array;
  to: Uint32Array;
}

// The package is CommonJS with a default of its own, and is typed as if it were not.
type Louvain = (graph: UndirectedGraph, options: LouvainOptions) => Record<string, number>;
const louvain = ((louvainModule as unknown as { default?: unknown }).default ?? louvainModule) as Louvain;

/** A tie to another sector counts so much. */
const ACROSS = 0.3;
/** Standing side by side counts so much of a tie. */
const BESIDE = 0.5;

/** Numbers from a seed (Park and Miller 1988): the same map has the same communities on every device. */
function seeded(): () => number {
  let state = 20_261;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A tenth of the map across: ties much longer than this say little of who stands together. */
function nearness({ x, y }: CommunityRequest): number {
  const span = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), -Infinity) - values.reduce((least, value) => Math.min(least, value), Infinity);
  return Math.max(1, Math.hypot(span(x), span(y)) / 10);
}

/** Pairs of those who stand side by side in the cells of a grid with about three in each: they belong a little together, so that a community is one place and not several. */
function* besides({ x, y }: CommunityRequest, across: number): Iterable<readonly [number, number]> {
  const size = Math.max(1, across / Math.sqrt(x.length / 3));
  const last = new Map<number, number>();
  for (let node = 0; node < x.length; node += 1) {
    const [column, row] = [Math.floor(x[node]! / size), Math.floor(y[node]! / size)];
    for (const key of [column * 65_536 + row, (column - 1) * 65_536 + row, column * 65_536 + row - 1]) {
      const other = last.get(key);
      if (other !== undefined) yield [node, other];
    }
    last.set(column * 65_536 + row, node);
  }
}

/** The number of each node's community; who has no ties is alone in one. */
export function findCommunities(request: CommunityRequest): Int32Array {
  const { x, y, sector, from, to } = request;
  const graph = new UndirectedGraph();
  for (let node = 0; node < x.length; node += 1) graph.addNode(String(node));
  const near = nearness(request);
  const tied = new Set<number>();
  const add = (a: number, b: number, weight: number): void => {
    if (a === b) return;
    const counted = weight * (sector[a] === sector[b] ? 1 : ACROSS);
    graph.updateEdge(String(a), String(b), (known: { weight?: number }) => ({ weight: (known.weight ?? 0) + counted }));
  };
  for (let index = 0; index < from.length; index += 1) {
    const [a, b] = [from[index]!, to[index]!];
    const length = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) / near;
    add(a, b, 1 / (1 + length * length));
    tied.add(a).add(b);
  }
  for (const [a, b] of besides(request, near * 10)) if (tied.has(a) && tied.has(b)) add(a, b, BESIDE);
  const found = Int32Array.from({ length: x.length }, (_, index) => index);
  if (graph.size === 0) return found;
  const communities = louvain(graph, { getEdgeWeight: 'weight', rng: seeded(), resolution: 1 });
  for (const [node, community] of Object.entries(communities)) found[Number(node)] = community;
  return found;
}
