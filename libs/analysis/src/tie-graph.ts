/** The ties of a project as a graph: what neighbourhoods and paths are looked for in. */
import { MultiGraph } from 'graphology';

/** A relationship, as far as its place in the graph goes. */
export interface Tie {
  id: string;
  from: string;
  to: string;
  /** `mutual` and `undirected` ties can be followed both ways. */
  direction: 'directed' | 'mutual' | 'undirected';
}

/** A question would take more work than one answer may cost. The message names the limit and what to do. */
export class TooMuchWork extends Error {
  override readonly name = 'TooMuchWork';
  constructor(
    message: string,
    readonly limit: number,
  ) {
    super(message);
  }
}

/** Most ties that are looked at in one question. */
export const MOST_TIES = 50_000;

/**
 * A graph of the ties; keys of nodes and edges are the ids. Every stakeholder with a tie is a node.
 * @throws TooMuchWork for more than `MOST_TIES`.
 */
export function tieGraph(ties: readonly Tie[]): MultiGraph {
  if (ties.length > MOST_TIES) {
    throw new TooMuchWork(`More than ${MOST_TIES.toLocaleString('en')} relationships would have to be looked at. Narrow the question by type or strength.`, MOST_TIES);
  }
  const graph = new MultiGraph();
  for (const { id, from, to, direction } of ties) {
    graph.mergeNode(from);
    graph.mergeNode(to);
    if (direction === 'directed') graph.addDirectedEdgeWithKey(id, from, to);
    else graph.addUndirectedEdgeWithKey(id, from, to);
  }
  return graph;
}

/** Which ways a tie can be followed: along its direction only, or any way. */
export type Follow = 'along' | 'anyWay';

/** The nodes one step away, each once, in order of their ids, so that answers are the same every time. */
export function nextOf(graph: MultiGraph, node: string, follow: Follow): string[] {
  const found = new Set(follow === 'anyWay' ? graph.neighbors(node) : graph.outboundNeighbors(node));
  found.delete(node);
  return [...found].sort();
}

/** The nodes from which one step leads here. */
export function previousOf(graph: MultiGraph, node: string, follow: Follow): string[] {
  const found = new Set(follow === 'anyWay' ? graph.neighbors(node) : graph.inboundNeighbors(node));
  found.delete(node);
  return [...found].sort();
}

/** The ties over which one step leads from `from` to `to`, in order of their ids. */
export const tiesBetween = (graph: MultiGraph, from: string, to: string, follow: Follow): string[] =>
  (follow === 'anyWay' ? graph.edges(from, to).concat(graph.directedEdges(to, from)) : graph.outboundEdges(from, to)).filter((id, index, all) => all.indexOf(id) === index).sort();
