/** The one layout: fcose for maps that people read whole, `settle` for large ones and to bring together what belongs together. */
import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { LayoutRequest, Place } from './request.js';
import { settle } from './settle.js';

/** Up to so many nodes fcose takes seconds at most. */
export const FCOSE_UP_TO = 300;

let registered = false;

function arrangeSmall(request: LayoutRequest): Place[] {
  if (!registered) cytoscape.use(fcose);
  registered = true;
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [...request.nodes.map(({ id, width, height }) => ({ data: { id, width, height } })), ...request.edges.map(({ source, target }) => ({ data: { source, target } }))],
    style: [{ selector: 'node', style: { shape: 'rectangle', width: 'data(width)', height: 'data(height)' } }],
  });
  // The options are those of cytoscape-fcose 2.2, which its types do not know.
  const options = {
    name: 'fcose', quality: 'proof', animate: false, randomize: true, fit: false, packComponents: false, nodeSeparation: 90,
    nodeRepulsion: 7000, idealEdgeLength: 90, edgeElasticity: 0.35, gravity: 0.35, tile: true, tilingPaddingHorizontal: 18, tilingPaddingVertical: 18,
  };
  cy.layout(options).run();
  const places = request.nodes.map(({ id }) => ({ id, x: Math.round(cy.getElementById(id).position('x')), y: Math.round(cy.getElementById(id).position('y')) }));
  cy.destroy();
  return places;
}

/** Places for all nodes of the request. */
export function arrange(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  if (request.nodes.length === 0) return [];
  if (request.nodes.length > FCOSE_UP_TO) return settle(request, onProgress);
  const places = arrangeSmall(request);
  onProgress(0.5);
  return request.nodes.every(({ group }) => group === '') ? places : settle(request, onProgress, new Map(places.map((place) => [place.id, place])));
}
