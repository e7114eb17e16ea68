/** What is asked of the worker that lays out. */
import type { Viewport } from '../layers/canvas-layer.js';
import { coalitionsOf } from '../model/coalitions.js';
import { byKindAndName, type NodeData } from '../model/data.js';
import type { MapModel } from '../model/map-model.js';
import type { GraphOptions, GraphSource, LayoutRun } from '../types.js';
import type { LayoutRequest } from './request.js';
import { roomFor } from './room.js';

/** What is laid out, where it and the others stand, and the store that knows the order of levels. */
interface Asked {
  model: MapModel;
  options: GraphOptions;
  viewport: Viewport;
  source: GraphSource;
  /** The day that is shown, YYYY-MM-DD. */
  day: string | undefined;
  /** Ties and members that are not shown. */
  hidden: ReadonlySet<string>;
  placeOf: (node: NodeData) => { x: number; y: number };
}

/** The whole map or the part that is named, in an order that is the same on every device, for a canvas of these proportions. */
export function layoutRequestOf({ model, options: { sizeBy, groupBy }, viewport: { width, height }, source, day, hidden, placeOf }: Asked, { arrangement = 'force', ids }: Pick<LayoutRun, 'arrangement' | 'ids'>): LayoutRequest {
  const wanted = ids && new Set(ids);
  const all = [...model.nodes.values()].sort(byKindAndName);
  const members = wanted ? all.filter(({ id }) => wanted.has(id)) : all;
  // Who belongs to several coalitions stands with the first.
  const groupOf = ({ id, sector }: NodeData): string => (groupBy === 'coalition' && arrangement !== 'circle' ? (coalitionsOf(source, id, day)[0]?.id ?? '') : groupBy === 'sector' || arrangement === 'circle' ? sector : '');
  const rankOf = ({ influence, level }: NodeData): number | null => {
    if (arrangement === 'ringsByInfluence') return influence;
    const order = arrangement === 'layersByLevel' && level !== '' ? (source.live('term', level)?.order ?? null) : null;
    // Lists of levels go from the individual to the world; the widest stands on top.
    return order === null ? null : -order;
  };
  const nodes = members.map((node) => ({ id: node.id, ...roomFor(node, sizeBy), group: groupOf(node), rank: rankOf(node) }));
  // Of a part that is laid out only what is seen to join it does.
  const edges = [...model.edges.values()].filter(({ id }) => !wanted || !hidden.has(id)).map(({ source: from, target, direction }) => ({ source: from, target, directed: direction === 'directed' }));
  const aspect = Math.min(3, Math.max(0.4, width / Math.max(1, height)));
  if (!wanted) return { arrangement, nodes, edges, aspect };
  const points = members.map(placeOf);
  const middleOf = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const others = all.flatMap((node) => (wanted.has(node.id) ? [] : [{ ...placeOf(node), ...roomFor(node, sizeBy) }]));
  const isAllShown = all.every(({ id }) => wanted.has(id) || hidden.has(id));
  return { arrangement, nodes, edges, aspect: isAllShown ? aspect : 1.3, within: { middle: { x: middleOf(points.map(({ x }) => x)), y: middleOf(points.map(({ y }) => y)) }, others } };
}
