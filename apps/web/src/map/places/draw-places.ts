/** The view by place as a picture for paper: land, borders, ties, and who is where. */
import { directionOf, type Mark, type MapItem, PAPER, placeLabels, plainShape, shapeMark, type ShownMap, type ShownNode } from '@baraza/graph-view';
import type { ShapeName } from '@baraza/ui';
import { geoPath } from 'd3-geo';
import type { MeasureWords } from '../../picture/canvas.js';
import { INK } from '../../picture/paper.js';
import { clustered, projectionFor, type Size, type Spot } from './geography.js';
import { arcWidth, bendOf, GROUND } from './Ground.js';
import type { Outlines } from './outlines.js';
import type { Placed, PlacedGroup } from './placed.js';
import { radiusOf, ringOf, slicesOf } from './PlaceMark.js';

/** Points for a pixel of the screen: marks on paper are smaller, for there is nothing to press. */
const POINT = 0.62;
const APART = 24;
const NAME = 7;
const EDGE = '#5C6066';

export interface PlacesDrawing {
  readonly marks: readonly Mark[];
  readonly items: readonly MapItem[];
}

/** `placed`: of what may be on the picture. `frame` of no width: only what would be on it is asked for. */
export function drawPlaces(map: Pick<ShownMap, 'edges'>, placed: Placed, outlines: Outlines, frame: Size, withTies: boolean, measure: MeasureWords): PlacesDrawing {
  const ties = withTies ? map.edges.filter(({ entity, source, target }) => entity === 'relationship' && placed.placeOf.has(source) && placed.placeOf.has(target) && placed.placeOf.get(source) !== placed.placeOf.get(target)) : [];
  const items: MapItem[] = placed.located.flatMap(({ nodes }) => nodes).map(({ data }) => ({ entity: data.entity, id: data.id }));
  items.push(...ties.map(({ entity, id }) => ({ entity, id })));
  if (frame.width <= 0) return { marks: [], items };
  const projection = projectionFor(placed.located, frame).clipExtent([[0, 0], [frame.width, frame.height]]);
  const path = geoPath(projection).digits(1);
  const ground = (geometry: Parameters<typeof path>[0], look: Partial<Mark>): Mark[] => {
    const d = path(geometry);
    return d ? [{ kind: 'path', d, ...look } as Mark] : [];
  };
  const spots = placed.located.flatMap((group): Spot<PlacedGroup>[] => {
    const point = projection([group.longitude, group.latitude]);
    return point ? [{ x: point[0], y: point[1], weight: group.nodes.length, item: group }] : [];
  });
  const clusters = clustered(spots, 1, APART);
  const standsIn = new Map(clusters.flatMap((cluster) => cluster.members.map(({ item }) => [item.id, cluster] as const)));
  const arcs = withTies ? placed.ties.flatMap(({ from, to, count }) => {
    const [a, b] = [standsIn.get(from), standsIn.get(to)];
    return a && b && a !== b ? [{ from: a, to: b, count }] : [];
  }) : [];
  const most = arcs[0]?.count ?? 1;
  const marks: Mark[] = [
    ...outlines.countries.flatMap(({ outline }) => ground(outline, { fill: GROUND.land.light })),
    ...ground(outlines.borders, { stroke: GROUND.border.light, width: 0.4 }),
    ...ground(outlines.disputed, { stroke: GROUND.border.light, width: 0.5, dash: [1.8, 1.8] }),
    ...arcs.map((arc): Mark => {
      const bend = bendOf(arc);
      return { kind: 'path', d: `M${fixed(arc.from.x)} ${fixed(arc.from.y)}Q${fixed(bend.x)} ${fixed(bend.y)} ${fixed(arc.to.x)} ${fixed(arc.to.y)}`, stroke: GROUND.arc.light, width: arcWidth(arc.count, most) * POINT, opacity: 0.4 };
    }),
  ];
  const shown = clusters.map((cluster) => {
    const nodes = cluster.members.flatMap(({ item }) => item.nodes);
    const [first] = cluster.members;
    const name = cluster.members.length > 1 ? `${first!.item.place.name} +${cluster.members.length - 1}` : nodes.length === 1 ? nodes[0]!.data.name : first!.item.place.name;
    return { ...cluster, nodes, name, radius: (nodes.length === 1 ? 11 : radiusOf(nodes.length)) * POINT, supposed: cluster.members.some(({ item }) => item.suggested !== null) };
  });
  for (const each of shown) marks.push(...placeMarks(each));
  const bodies = shown.map(({ x, y, radius }) => ({ left: x - radius - 2, right: x + radius + 2, top: y - radius - 2, bottom: y + radius + 2 }));
  const requests = shown.map(({ x, y, radius, name, nodes }, index) => {
    const half = measure(name, NAME, 400) / 2;
    const around = [[x, y + radius + 7], [x, y - radius - 7], [x + radius + 4 + half, y], [x - radius - 4 - half, y]].map(([middle, at]) => ({ left: middle! - half, right: middle! + half, top: at! - 4.5, bottom: at! + 4.5 }));
    return { candidates: around.filter(({ left, right, top, bottom }) => left >= 0 && right <= frame.width && top >= 0 && bottom <= frame.height), priority: nodes.length, must: false, own: bodies[index] };
  });
  placeLabels(requests, bodies).forEach((choice, index) => {
    const box = requests[index]!.candidates[choice];
    if (box) marks.push({ kind: 'text', text: shown[index]!.name, x: (box.left + box.right) / 2, y: box.top + 6.8, anchor: 'middle', size: NAME, weight: 400, colour: INK, direction: directionOf(shown[index]!.name) });
  });
  return { marks, items };
}

const fixed = (value: number): number => Math.round(value * 10) / 10;

function placeMarks({ x, y, nodes, radius, supposed }: { readonly x: number; readonly y: number; readonly nodes: readonly ShownNode[]; readonly radius: number; readonly supposed: boolean }): Mark[] {
  const circle = (r: number, fill: string, dashed = false): Mark => ({ ...shapeMark('circle', { x, y }, { width: r * 2, height: r * 2 }, fill, 0.5, false), ...(dashed && { dash: [1.6, 1.6] }), stroke: EDGE });
  const ring = supposed ? [circle(radius + 2, 'none', true)] : [];
  if (nodes.length === 1) return [...ring, plainShape(nodes[0]!.data.shape as ShapeName, { x, y }, radius * 2, nodes[0]!.onPaper.fill, 0.5)];
  return [
    ...ring,
    circle(radius, PAPER),
    ...ringOf(slicesOf(nodes.map((node) => ({ ...node, paint: node.onPaper }))), x, y, radius).map(({ d, fill }): Mark => ({ kind: 'path', d, fill })),
    circle(radius, 'none'),
    circle(radius * 0.62, 'none'),
    { kind: 'text', text: String(nodes.length), x, y: y + 2.1, anchor: 'middle', size: 6, weight: 600, colour: INK, direction: 'ltr' },
  ];
}
