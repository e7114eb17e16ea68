/** The layout by ties and groups: fcose for maps that people read whole, `settle` for large ones and to bring together what belongs together. */
import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { type Block, GAP, partUntied, rowsOf, sideOf, standing, widthFor } from './block.js';
import type { Box } from './pack.js';
import type { LayoutNode, LayoutRequest, Place } from './request.js';
import { settle } from './settle.js';

/** Up to so many nodes fcose takes seconds at most. */
export const FCOSE_UP_TO = 300;

let registered = false;

/** fcose draws lots; for the same map it draws the same ones (the “minimal standard” generator of Park and Miller). It runs to its end in one turn: nobody else draws meanwhile. */
function withSameLots(run: () => void): void {
  const { random } = Math;
  let drawn = 7;
  Math.random = () => {
    drawn = (drawn * 16_807) % 2_147_483_647;
    return drawn / 2_147_483_647;
  };
  try {
    run();
  } finally {
    Math.random = random;
  }
}

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
  withSameLots(() => cy.layout(options).run());
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

function arrangeTied(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  if (request.nodes.length === 0) return [];
  if (request.nodes.length > FCOSE_UP_TO) return settle(request, onProgress);
  const places = arrangeSmall(request);
  onProgress(0.5);
  return request.nodes.every(({ group }) => group === '') ? places : arrangeGroups(request, places, onProgress);
}

/** Below everything, in the middle: those without ties who stand in no group. */
export function placeBelow(members: readonly LayoutNode[], above: readonly Box[], aspect: number): Place[] {
  const none = above.length === 0;
  const [left, right] = none ? [0, 0] : [Math.min(...above.map(({ x, width }) => x - width / 2)), Math.max(...above.map(({ x, width }) => x + width / 2))];
  const [top, bottom] = none ? [0, 0] : [Math.min(...above.map(({ y, height }) => y - height / 2)), Math.max(...above.map(({ y, height }) => y + height / 2)) + GAP];
  const side = sideOf(members);
  const rows = rowsOf(members.length, side, widthFor(members.length, side, bottom - top, aspect));
  return standing({ members, spots: rows.spots }, { x: (left + right) / 2, y: bottom + rows.height / 2 });
}

/** Places for all nodes of the request, the same for the same request. Many without ties stand in rows: in the area of their group, or below everything. */
export function arrange(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  const { others, untied } = partUntied(request);
  const apart = untied.get('') ?? [];
  untied.delete('');
  const blocks = new Map([...untied].map(([group, members]): [string, Block] => {
    const side = sideOf(members);
    return [`block ${group}`, { group, members, ...rowsOf(members.length, side, widthFor(members.length, side, 0, request.aspect)) }];
  }));
  const nodes = [...others, ...[...blocks].map(([id, { group, width, height }]) => ({ id, group, width, height, side: Math.max(width, height) }))];
  const placed = arrangeTied({ ...request, nodes }, onProgress);
  const sizes = new Map(nodes.map((node) => [node.id, node]));
  const boxes = placed.map(({ id, x, y }) => ({ x, y, width: sizes.get(id)!.width, height: sizes.get(id)!.height }));
  const expanded = placed.flatMap((place) => {
    const block = blocks.get(place.id);
    return block ? standing(block, place) : [place];
  });
  return apart.length === 0 ? expanded : [...expanded, ...placeBelow(apart, boxes, request.aspect)];
}
