/** Chooses what of a map goes into its picture. */
import type { Elements, MapEdge, MapNode } from '../view/elements.js';
import type { EdgeData, NodeData } from '../model/data.js';
import { isScore } from '../look/sources.js';
import type { GraphOptions, Legend, MapPicture, PictureRequest } from '../types.js';
import { drawMap, type DrawnMap } from './draw-map.js';

type Look = Omit<DrawnMap, 'nodes' | 'edges'> & { readonly legend: (drawn: { nodes: Map<string, NodeData>; edges: Map<string, EdgeData> }) => Legend };

export function pictureOf(elements: Elements, { width, height, without = new Set(), unjudged = new Set() }: PictureRequest, { legend, ...look }: Look): MapPicture {
  const nodes = new Map<string, MapNode>();
  for (const node of elements.visible()) {
    if (without.has(node.data.id)) continue;
    nodes.set(node.data.id, unjudged.has(node.data.id) ? { ...node, data: unjudgedAs(node.data, look.options) } : node);
  }
  const edges: MapEdge[] = [...elements.edges.values()].filter(({ data }) => !elements.hidden.has(data.id) && !without.has(data.id) && nodes.has(data.source) && nodes.has(data.target));
  const { marks, unnamed } = width > 0 ? drawMap({ ...look, nodes: [...nodes.values()], edges }, { width, height }) : { marks: [], unnamed: 0 };
  const drawn = [...nodes.values(), ...edges].map(({ data }) => data);
  const byId = <D extends NodeData | EdgeData>(group: D['group']): Map<string, D> => new Map(drawn.flatMap((data) => (data.group === group ? [[data.id, data as D] as const] : [])));
  return { marks, unnamed, items: drawn.map(({ entity, id }) => ({ entity, id })), legend: legend({ nodes: byId<NodeData>('nodes'), edges: byId<EdgeData>('edges') }) };
}

/** As somebody of whom nothing was judged is drawn. */
export function unjudgedAs(data: NodeData, { colourBy, sizeBy, shapeBy }: GraphOptions): NodeData {
  return {
    ...data,
    position: null,
    influence: null,
    ...(isScore(colourBy) && { colourValue: null, fill: null, sign: null }),
    ...(isScore(sizeBy) && { sizeValue: null, measure: null }),
    ...(isScore(shapeBy) && { shapeValue: null, shape: data.kindShape }),
  };
}
