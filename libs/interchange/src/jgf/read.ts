import { GraphBuilder } from '../graph/build.js';
import { isObject, type JsonObject, memberOf, objectsOf, textIn, valueOf, valuesOf } from '../graph/json.js';
import type { GraphFile, GraphValue } from '../graph/types.js';
import type { ReadContext } from '../tables/types.js';

/**
 * Reads the JSON Graph Format 2.1 (jsongraphformat.info), one graph or several, and version 1, whose nodes are a list. Positions are `x` and `y` of the metadata, downwards. Edges are directed unless edge or graph say
 * otherwise; the relation of an edge is its type.
 */
export function readJgf(json: JsonObject, context: ReadContext): GraphFile {
  const builder = new GraphBuilder(context, { elements: 'nodes', connections: 'edges', typed: true, ends: 'ids' });
  const graphs = graphsOf(json);
  let hyperedges = 0;
  const ids = new IdsOfGraphs();
  for (const [index, graph] of graphs.entries()) {
    const [nodes, edges] = ids.inFile(index, nodesOf(graph), objectsOf(memberOf(graph, 'edges')));
    builder.expect(nodes.length + edges.length);
    for (const [id, node] of nodes) addNode(builder, id, node);
    for (const edge of edges) addEdge(builder, edge, memberOf(graph, 'directed') !== false);
    hyperedges += objectsOf(memberOf(graph, 'hyperedges')).length;
  }
  if (graphs.length > 1) builder.note('several-graphs', undefined, { count: graphs.length });
  if (hyperedges > 0) builder.note('hyperedges-left-out', undefined, { count: hyperedges });
  return builder.finish();
}

/** The graphs, where the JSON is of this format. */
export function graphsOf(json: JsonObject): JsonObject[] {
  const graph = memberOf(json, 'graph');
  return isObject(graph) ? [graph] : objectsOf(memberOf(json, 'graphs'));
}

function nodesOf(graph: JsonObject): [string | null, JsonObject][] {
  const nodes = memberOf(graph, 'nodes');
  if (Array.isArray(nodes)) return objectsOf(nodes).map((node) => [textIn(memberOf(node, 'id')), node]);
  return isObject(nodes) ? Object.entries(nodes).map(([id, node]) => [id, isObject(node) ? node : {}]) : [];
}

/** Ids are of one graph each: what another graph calls so, and is something else, gets the number of its graph before its id. Equal id and label are the same element. */
class IdsOfGraphs {
  readonly #nodes = new Map<string, string | null>();
  readonly #edges = new Map<string, string>();

  /** The nodes and edges of a graph with ids that hold in the whole file. */
  inFile(graph: number, nodes: [string | null, JsonObject][], edges: JsonObject[]): [[string | null, JsonObject][], JsonObject[]] {
    if (graph === 0) {
      for (const [id, node] of nodes) if (id !== null && !this.#nodes.has(id)) this.#nodes.set(id, labelOf(node));
      for (const edge of edges) this.#claimEdge(edge);
      return [nodes, edges];
    }
    const renamed = new Map<string, string>();
    const before = new Map(this.#nodes);
    for (const [id, node] of nodes) {
      if (id === null || renamed.has(id)) continue;
      const isOther = before.has(id) && before.get(id) !== labelOf(node);
      const own = isOther ? unused(`${graph + 1}:${id}`, this.#nodes) : id;
      if (isOther) renamed.set(id, own);
      if (!this.#nodes.has(own)) this.#nodes.set(own, labelOf(node));
    }
    const now = (id: unknown): unknown => renamed.get(textIn(id) ?? '') ?? id;
    const ends = edges.map((edge) => ({ ...edge, source: now(memberOf(edge, 'source')), target: now(memberOf(edge, 'target')) }));
    const known = new Map(this.#edges);
    return [
      nodes.map(([id, node]) => [id === null ? null : (renamed.get(id) ?? id), node]),
      ends.map((edge) => {
        const id = textIn(memberOf(edge, 'id'));
        const isOther = id !== null && known.has(id) && known.get(id) !== endsOf(edge);
        const own = isOther ? { ...edge, id: `${graph + 1}:${id}` } : edge;
        this.#claimEdge(own);
        return own;
      }),
    ];
  }

  #claimEdge(edge: JsonObject): void {
    const id = textIn(memberOf(edge, 'id'));
    if (id !== null && !this.#edges.has(id)) this.#edges.set(id, endsOf(edge));
  }
}

const labelOf = (node: JsonObject): string | null => textIn(memberOf(node, 'label'));
const endsOf = (edge: JsonObject): string => JSON.stringify([memberOf(edge, 'source'), memberOf(edge, 'target')]);

function unused(id: string, taken: ReadonlyMap<string, unknown>): string {
  let own = id;
  while (taken.has(own)) own += '#';
  return own;
}

function addNode(builder: GraphBuilder, id: string | null, node: JsonObject): void {
  const metadata = metadataOf(node);
  const [x, y] = [memberOf(metadata, 'x'), memberOf(metadata, 'y')];
  const isPlaced = x !== undefined && y !== undefined;
  builder.element({ id, label: textIn(memberOf(node, 'label')), values: [['Type', valueOf(memberOf(node, 'type'))], ...valuesOf(metadata, isPlaced ? ['x', 'y'] : [])], position: isPlaced ? { x, y } : null });
}

function addEdge(builder: GraphBuilder, edge: JsonObject, isDirected: boolean): void {
  const directed = memberOf(edge, 'directed') ?? isDirected;
  const own: [string, GraphValue][] = [
    ['Type', valueOf(memberOf(edge, 'relation'))],
    ['Label', valueOf(memberOf(edge, 'label'))],
  ];
  builder.connection({ id: textIn(memberOf(edge, 'id')), from: textIn(memberOf(edge, 'source')), to: textIn(memberOf(edge, 'target')), direction: directed === false ? 'undirected' : 'directed', values: [...own, ...valuesOf(metadataOf(edge), [])] });
}

function metadataOf(item: JsonObject): JsonObject {
  const metadata = memberOf(item, 'metadata');
  return isObject(metadata) ? metadata : {};
}
