/** Who is within reach of whom: ego networks to depth n. */
import type { MultiGraph } from 'graphology';
import { type Follow, nextOf, TooMuchWork } from './tie-graph.js';

export interface NeighbourhoodOptions {
  /** Steps at most. */
  depth: number;
  /** Default: any way. */
  follow?: Follow;
  /** Most stakeholders in the answer. Default 5,000. */
  most?: number;
}

export interface Neighbourhood {
  /** Steps to each stakeholder within reach, the one asked for (0) included; nearest first, then by id. */
  distances: ReadonlyMap<string, number>;
  /** Ids of all ties between two of them, by id. */
  ties: readonly string[];
}

/**
 * Everybody within `depth` steps of `centre`, with all ties among them. Somebody without ties is alone with themselves.
 * @throws TooMuchWork where more than `most` are within reach.
 */
export function neighbourhood(graph: MultiGraph, centre: string, { depth, follow = 'anyWay', most = 5000 }: NeighbourhoodOptions): Neighbourhood {
  const distances = new Map([[centre, 0]]);
  let ring = graph.hasNode(centre) ? [centre] : [];
  for (let distance = 1; distance <= depth && ring.length > 0; distance += 1) {
    const outer = new Set(ring.flatMap((node) => nextOf(graph, node, follow)).filter((node) => !distances.has(node)));
    ring = [...outer].sort();
    for (const node of ring) distances.set(node, distance);
    if (distances.size > most) throw new TooMuchWork(`More than ${most.toLocaleString('en')} stakeholders lie within ${distance} steps. Ask for fewer steps, or narrow the question by type or strength.`, most);
  }
  return { distances, ties: tiesAmong(graph, distances) };
}

function tiesAmong(graph: MultiGraph, nodes: ReadonlyMap<string, number>): string[] {
  const ties = new Set<string>();
  for (const node of nodes.keys()) {
    if (!graph.hasNode(node)) continue;
    graph.forEachEdge(node, (id, _attributes, from, to) => {
      if (nodes.has(from) && nodes.has(to)) ties.add(id);
    });
  }
  return [...ties].sort();
}
