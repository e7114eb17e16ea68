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

const TURNS = 12;

/** How well a picture fills the screen, with its ties short: higher is better. */
function quality(places: readonly Place[], { nodes, edges, aspect }: LayoutRequest): number {
  const byId = new Map(places.map((place) => [place.id, place]));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const room = Math.max(...nodes.map(({ width }) => width));
  const zoom = Math.min(aspect / (Math.max(...xs) - Math.min(...xs) + room), 1 / (Math.max(...ys) - Math.min(...ys) + room / 2));
  const lengths = edges.reduce((sum, { source, target }) => {
    const [from, to] = [byId.get(source)!, byId.get(target)!];
    return sum + Math.hypot(from.x - to.x, from.y - to.y);
  }, 0);
  return zoom ** 1.5 / (0.4 + (zoom * lengths) / Math.max(1, edges.length));
}

/** The picture turned around the origin, or turned over. */
function turned(places: readonly Place[], turn: number): Map<string, Place> {
  const angle = (turn / TURNS) * Math.PI * 4;
  const [cos, sin, mirror] = [Math.cos(angle), Math.sin(angle), turn % 2 === 0 ? 1 : -1];
  return new Map(places.map(({ id, x, y }) => [id, { id, x: (x * cos - y * sin) * mirror, y: x * sin + y * cos }]));
}

/** Brings groups together from several sides of the same picture, and takes the one that fills the screen best. */
function arrangeGroups(request: LayoutRequest, places: readonly Place[], onProgress: (share: number) => void): Place[] {
  const tried = Array.from({ length: TURNS }, (_, turn) => {
    onProgress(0.5 + turn / TURNS / 2);
    return settle(request, () => {}, turned(places, turn));
  });
  const scores = tried.map((candidate) => quality(candidate, request));
  return tried[scores.indexOf(Math.max(...scores))]!;
}

/** Places for all nodes of the request. */
export function arrange(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  if (request.nodes.length === 0) return [];
  if (request.nodes.length > FCOSE_UP_TO) return settle(request, onProgress);
  const places = arrangeSmall(request);
  onProgress(0.5);
  return request.nodes.every(({ group }) => group === '') ? places : arrangeGroups(request, places, onProgress);
}
