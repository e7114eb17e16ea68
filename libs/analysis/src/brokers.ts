/** Who stands between others: by betweenness (Freeman 1977, computed as by Brandes 2001), which is named so in graphology-metrics. */
import { UndirectedGraph } from 'graphology';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import { MOST_TIES, type Tie, TooMuchWork } from './tie-graph.js';

// The package is CommonJS with a default of its own, and is typed as if it were not.
const betweenness = ((betweennessModule as unknown as { default?: unknown }).default ?? betweennessModule) as (graph: UndirectedGraph, options: { getEdgeWeight: null }) => Record<string, number>;

export interface Broker {
  readonly id: string;
  /** Share of the shortest ways between two others that lead over it, 0 to 1. */
  readonly betweenness: number;
  /** With how many others it has a tie. */
  readonly neighbours: number;
}

/**
 * All who have ties, the greatest betweenness first, of equals by id. A tie counts once for two, whichever way it points: news goes both ways. Nothing is weighed by strength, which is often not known.
 * @throws TooMuchWork for more than `MOST_TIES`.
 */
export function brokersOf(ties: readonly Tie[]): Broker[] {
  if (ties.length > MOST_TIES) throw new TooMuchWork(`More than ${MOST_TIES.toLocaleString('en')} relationships would have to be looked at. Narrow the question by type or strength.`, MOST_TIES);
  const graph = new UndirectedGraph();
  for (const { from, to } of ties) {
    graph.mergeNode(from);
    graph.mergeNode(to);
    if (from !== to) graph.mergeEdge(from, to);
  }
  // Between two there is nobody: the measure divides by the number of pairs of others.
  const found = graph.order > 2 ? betweenness(graph, { getEdgeWeight: null }) : {};
  return graph
    .mapNodes((id): Broker => ({ id, betweenness: found[id] ?? 0, neighbours: graph.degree(id) }))
    .sort((a, b) => b.betweenness - a.betweenness || (a.id < b.id ? -1 : 1));
}
