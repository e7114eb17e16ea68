/** The one layout: fcose with sectors as compounds for maps that people read whole, `settle` for large ones. */
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
  const groups = [...new Set(request.nodes.map(({ group }) => group))].filter((group) => group !== '');
  const parent = (group: string): string | undefined => (group === '' ? undefined : `group:${group}`);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [
      ...groups.map((group) => ({ data: { id: parent(group) } })),
      ...request.nodes.map(({ id, width, height, group }) => ({ data: { id, width, height, parent: parent(group) } })),
      ...request.edges.map(({ source, target }) => ({ data: { source, target } })),
    ],
    style: [
      { selector: 'node[width]', style: { shape: 'rectangle', width: 'data(width)', height: 'data(height)' } },
      { selector: ':parent', style: { padding: '26px' } },
    ],
  });
  // The options are those of cytoscape-fcose 2.2, which its types do not know.
  const options = {
    name: 'fcose', quality: 'proof', animate: false, randomize: true, fit: false, packComponents: false, nodeSeparation: 90,
    nodeRepulsion: 7000, idealEdgeLength: 90, edgeElasticity: 0.35, nestingFactor: 1.2, gravity: 0.35, gravityCompound: 1.6, gravityRangeCompound: 1.2, tile: true, tilingPaddingHorizontal: 18, tilingPaddingVertical: 18,
  };
  cy.layout(options).run();
  const places = request.nodes.map(({ id }) => ({ id, x: Math.round(cy.getElementById(id).position('x')), y: Math.round(cy.getElementById(id).position('y')) }));
  cy.destroy();
  return places;
}

/** Places for all nodes of the request. */
export function arrange(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  if (request.nodes.length === 0) return [];
  return request.nodes.length <= FCOSE_UP_TO ? arrangeSmall(request) : settle(request, onProgress);
}
