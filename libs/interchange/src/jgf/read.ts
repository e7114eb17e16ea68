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
  for (const graph of graphs) {
    const [nodes, edges] = [nodesOf(graph), objectsOf(memberOf(graph, 'edges'))];
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
