import { GraphBuilder } from '../graph/build.js';
import { isObject, type JsonObject, memberOf, objectsOf, textIn, valuesOf } from '../graph/json.js';
import type { GraphDirection, GraphFile } from '../graph/types.js';
import type { ReadContext } from '../tables/types.js';

/** Reads JSON of Cytoscape and Cytoscape.js, with its nodes and edges apart or in one list. Source: js.cytoscape.org, “Elements JSON”. */
export function readCytoscape(json: unknown, context: ReadContext): GraphFile {
  const builder = new GraphBuilder(context, { elements: 'nodes', connections: 'edges', typed: true, ends: 'ids' });
  const { nodes, edges } = elementsOf(json)!;
  builder.expect(nodes.length + edges.length);
  let nested = 0;
  for (const node of nodes) {
    const data = dataOf(node);
    if (textIn(memberOf(data, 'parent')) !== null) nested += 1;
    const position = memberOf(node, 'position');
    builder.element({ id: textIn(memberOf(data, 'id')), label: textIn(memberOf(data, 'label')), values: [...valuesOf(data, NODE_PARTS), ...classesOf(node)], position: isObject(position) ? { x: memberOf(position, 'x'), y: memberOf(position, 'y') } : null });
  }
  for (const edge of edges) {
    const data = dataOf(edge);
    const label = textIn(memberOf(data, 'label'));
    builder.connection({ id: textIn(memberOf(data, 'id')), from: textIn(memberOf(data, 'source')), to: textIn(memberOf(data, 'target')), direction: directionOf(memberOf(data, 'directed')), values: [['Label', label], ...valuesOf(data, EDGE_PARTS), ...classesOf(edge)] });
  }
  if (nested > 0) builder.note('nesting-left-out', undefined, { count: nested });
  return builder.finish();
}

const NODE_PARTS = ['id', 'label', 'parent'];
const EDGE_PARTS = ['id', 'source', 'target', 'label', 'directed'];

/** Nodes and edges, where the JSON is one of Cytoscape's forms. */
export function elementsOf(json: unknown): { nodes: JsonObject[]; edges: JsonObject[] } | undefined {
  const elements = isObject(json) ? memberOf(json, 'elements') : json;
  if (isObject(elements) && (Array.isArray(memberOf(elements, 'nodes')) || Array.isArray(memberOf(elements, 'edges')))) return { nodes: objectsOf(memberOf(elements, 'nodes')), edges: objectsOf(memberOf(elements, 'edges')) };
  if (!Array.isArray(elements)) return undefined;
  const all = objectsOf(elements);
  if (all.length === 0 || !all.every((each) => isObject(memberOf(each, 'data')))) return undefined;
  const isEdge = (each: JsonObject): boolean => memberOf(each, 'group') === 'edges' || (memberOf(each, 'group') === undefined && textIn(memberOf(dataOf(each), 'source')) !== null);
  return { nodes: all.filter((each) => !isEdge(each)), edges: all.filter(isEdge) };
}

function dataOf(item: JsonObject): JsonObject {
  const data = memberOf(item, 'data');
  return isObject(data) ? data : {};
}

const classesOf = (item: JsonObject): [string, string[]][] => {
  const classes = memberOf(item, 'classes');
  const list = Array.isArray(classes) ? classes.flatMap((each) => textIn(each) ?? []) : (textIn(classes) ?? '').split(/\s+/).filter((each) => each !== '');
  return list.length === 0 ? [] : [['classes', list]];
};

const directionOf = (directed: unknown): GraphDirection | null => (directed === true || directed === 'true' ? 'directed' : directed === false || directed === 'false' ? 'undirected' : null);
