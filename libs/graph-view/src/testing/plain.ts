/** The same map in cytoscape as it comes, to compare with: one style, names as its own labels, no layers. */
import cytoscape from 'cytoscape';
import { MapModel } from '../model/map-model.js';
import { type Fixture, OPTIONS } from './fixture.js';

/** Opens it over the whole page; `webgl` uses cytoscape's experimental renderer. */
export function openPlain(fixture: Fixture, webgl: boolean): { panBy: (by: { x: number; y: number }) => void } {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', inset: '0' });
  document.body.replaceChildren(container);
  const model = new MapModel(fixture, OPTIONS);
  model.reload();
  const cy = cytoscape({
    container,
    pixelRatio: 'auto',
    ...({ renderer: { name: 'canvas', webgl } } as object),
    layout: { name: 'preset' },
    elements: [
      ...[...model.nodes.values()].map(({ id, name, x, y }) => ({ data: { id, name }, position: { x: x ?? 0, y: y ?? 0 } })),
      ...[...model.edges.values()].map(({ id, source, target }) => ({ data: { id, source, target } })),
    ],
    style: [
      { selector: 'node', style: { label: 'data(name)', 'font-size': 12 } },
      { selector: 'edge', style: { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', width: 1.5 } },
    ],
  });
  return cy;
}
