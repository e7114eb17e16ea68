/** What is asked of the worker that lays out. */
import type { Viewport } from '../layers/canvas-layer.js';
import { byKindAndName } from '../model/data.js';
import type { MapModel } from '../model/map-model.js';
import type { GraphOptions } from '../types.js';
import type { LayoutRequest } from './request.js';
import { roomFor } from './room.js';

/** The whole map, in an order that is the same on every device, for a canvas of these proportions. */
export function layoutRequestOf(model: MapModel, { sizeBy, groupBy }: GraphOptions, { width, height }: Viewport): LayoutRequest {
  const nodes = [...model.nodes.values()].sort(byKindAndName).map((node) => ({ id: node.id, ...roomFor(node, sizeBy), group: groupBy === 'sector' ? node.sector : '' }));
  return { nodes, edges: [...model.edges.values()].map(({ source, target }) => ({ source, target })), aspect: Math.min(3, Math.max(0.4, width / Math.max(1, height))) };
}
