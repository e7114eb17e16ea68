/** What is asked of the worker that lays out. */
import type { Viewport } from '../layers/canvas-layer.js';
import { coalitionsOf } from '../model/coalitions.js';
import { byKindAndName, type NodeData } from '../model/data.js';
import type { MapModel } from '../model/map-model.js';
import type { GraphOptions, GraphSource } from '../types.js';
import type { LayoutRequest } from './request.js';
import { roomFor } from './room.js';

/** The whole map, in an order that is the same on every device, for a canvas of these proportions. */
export function layoutRequestOf(model: MapModel, source: GraphSource, { sizeBy, groupBy }: GraphOptions, { width, height }: Viewport): LayoutRequest {
  // Who belongs to several coalitions stands with the first.
  const groupOf = ({ id, sector }: NodeData): string => (groupBy === 'sector' ? sector : groupBy === 'coalition' ? (coalitionsOf(source, id)[0]?.id ?? '') : '');
  const nodes = [...model.nodes.values()].sort(byKindAndName).map((node) => ({ id: node.id, ...roomFor(node, sizeBy), group: groupOf(node) }));
  return { nodes, edges: [...model.edges.values()].map(({ source, target }) => ({ source, target })), aspect: Math.min(3, Math.max(0.4, width / Math.max(1, height))) };
}
