/** The same map in cytoscape alone, to compare with: with its defaults, or with what it offers to be quick. */
import cytoscape, { type Core } from 'cytoscape';
import { paintOf } from '../look/node.js';
import { MapModel } from '../model/map-model.js';
import { type Fixture, OPTIONS } from './fixture.js';

/**
 * `defaults`: no option and no stylesheet is given. `dressed`: names, colours, sizes and arrows, nearer to what the product shows. The others: the defaults with one of cytoscape's own means of being quick;
 * `together`: with all of them that its canvas renderer has.
 */
export const PEERS = ['defaults', 'dressed', 'textureOnViewport', 'hideEdgesOnViewport', 'pixelRatio1', 'together', 'webgl'] as const;
export type Peer = (typeof PEERS)[number];

const SETTINGS: Record<Peer, object> = {
  defaults: {},
  dressed: {
    style: [
      { selector: 'node', style: { label: 'data(name)', 'font-size': 12, 'background-color': 'data(fill)', width: 'data(size)', height: 'data(size)' } },
      { selector: 'edge', style: { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', width: 1.5, 'line-color': 'data(colour)', 'target-arrow-color': 'data(colour)' } },
    ],
  },
  textureOnViewport: { textureOnViewport: true },
  hideEdgesOnViewport: { hideEdgesOnViewport: true },
  pixelRatio1: { pixelRatio: 1 },
  together: { textureOnViewport: true, hideEdgesOnViewport: true, pixelRatio: 1, style: [{ selector: 'edge', style: { 'curve-style': 'haystack', width: 1 } }] },
  webgl: { renderer: { name: 'canvas', webgl: true } },
};

/** The elements of the map, as cytoscape takes them. */
export function plainElements(fixture: Fixture): object[] {
  const model = new MapModel(fixture, OPTIONS);
  model.reload();
  return [
    ...[...model.nodes.values()].map((node) => ({ data: { id: node.id, name: node.name, fill: paintOf(node, OPTIONS).fill, size: 20 + (node.influence ?? 0) * 2 }, position: { x: node.x ?? 0, y: node.y ?? 0 } })),
    ...[...model.edges.values()].map(({ id, source, target, line }) => ({ data: { id, source, target, colour: line.colour.light } })),
  ];
}

/** Opens them over the whole page. */
export function openPlain(elements: readonly object[], peer: Peer): Core {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', inset: '0' });
  document.body.replaceChildren(container);
  return cytoscape({ container, elements: elements as never, layout: { name: 'preset' }, ...SETTINGS[peer] });
}
