/** Chooses what of a map goes into its picture. */
import { type Dressed, dressedAlone, type StyleOptions } from '../look/dress.js';
import { isScore } from '../look/sources.js';
import type { EdgeData, NodeData } from '../model/data.js';
import type { GraphSource, Legend, MapPicture, PictureRequest } from '../types.js';
import type { Elements, MapEdge, MapNode } from '../view/elements.js';
import { drawMap, type DrawnMap } from './draw-map.js';

type Look = Omit<DrawnMap, 'nodes' | 'edges'> & { readonly store: Pick<GraphSource, 'live'>; readonly legend: (drawn: Dressed) => Legend };

export function pictureOf(elements: Elements, { width, height, without = new Set(), unjudged = new Set() }: PictureRequest, { legend, store, ...look }: Look): MapPicture {
  const there = new Map(elements.visible().flatMap((node): [string, MapNode][] => (without.has(node.data.id) ? [] : [[node.data.id, node]])));
  const ties = [...elements.edges.values()].filter(({ data }) => !elements.hidden.has(data.id) && !without.has(data.id) && there.has(data.source) && there.has(data.target));
  const data = [...there.values()].map((node) => (unjudged.has(node.data.id) ? unjudgedAs(node.data, look.options) : node.data));
  const drawn = dressedAlone({ nodes: data, edges: ties.map((tie) => tie.data) }, look.options, store);
  const nodes = [...there.values()].map((node): MapNode => ({ ...node, data: drawn.nodes.get(node.data.id)! }));
  const edges = ties.map((tie): MapEdge => ({ ...tie, data: drawn.edges.get(tie.data.id)! }));
  const { marks, unnamed } = width > 0 ? drawMap({ ...look, nodes, edges }, { width, height }) : { marks: [], unnamed: 0 };
  const items = [...drawn.nodes.values(), ...drawn.edges.values()].map(({ entity, id }: NodeData | EdgeData) => ({ entity, id }));
  return { marks, unnamed, items, legend: legend(drawn) };
}

/** Somebody without what was judged of them; looks follow when they are dressed. */
export function unjudgedAs(data: NodeData, { colourBy, sizeBy, shapeBy }: StyleOptions): NodeData {
  return { ...data, position: null, influence: null, ...(isScore(colourBy) && { colourValue: null }), ...(isScore(sizeBy) && { sizeValue: null }), ...(isScore(shapeBy) && { shapeValue: null }) };
}
