/** A circle on which each sector has its own part: who is tied across the circle is seen at once. */
import type { LayoutNode, LayoutRequest, Place } from './request.js';
import { neighboursOf } from './ties.js';

const FULL_CIRCLE = Math.PI * 2;
/** Free space between two, and between two sectors, model pixels. */
const BETWEEN = { beside: 12, sectors: 130, rows: 30 } as const;
/** The band of those who stand behind one another is not deeper than this share of the radius. */
const DEEPEST = 0.55;
const LEAST_RADIUS = 110;
/** A circle wider than this does not look like one any more. */
const WIDEST = 1.7;
const ROUNDS = 12;

/** Members of each sector, in an order that follows whom they are tied to on the circle. */
function orderOf(request: LayoutRequest, onProgress: (share: number) => void): LayoutNode[][] {
  const near = neighboursOf(request);
  const groups = new Map<string, LayoutNode[]>();
  for (const node of request.nodes) groups.set(node.group, [...(groups.get(node.group) ?? []), node]);
  const sectors = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
  for (let round = 0; round < ROUNDS; round += 1) {
    const angle = new Map<string, number>();
    sectors.flat().forEach(({ id }, index) => angle.set(id, (index / request.nodes.length) * FULL_CIRCLE));
    for (const members of sectors) {
      const middle = angle.get(members[Math.floor(members.length / 2)]!.id)!;
      // How far from the middle of the own sector, to either side, those stand that one is tied to.
      const wish = new Map(members.map((node) => {
        const aways = near.get(node.id)!.map((id) => ((angle.get(id)! - middle + Math.PI * 3) % FULL_CIRCLE) - Math.PI);
        return [node, aways.length === 0 ? 0 : aways.reduce((sum, away) => sum + away, 0) / aways.length];
      }));
      members.sort((a, b) => wish.get(a)! - wish.get(b)! || (a.id < b.id ? -1 : 1));
    }
    onProgress((0.9 * (round + 1)) / ROUNDS);
  }
  return sectors;
}

/** Places on a circle by sector; many stand in several rows behind one another. The same request gives the same places. */
export function arrangeOnCircle(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  const { nodes } = request;
  if (nodes.length <= 1) return nodes.map(({ id }) => ({ id, x: 0, y: 0 }));
  const sectors = orderOf(request, onProgress);
  const across = nodes.reduce((sum, { width, height }) => sum + (width + height) / 2 + BETWEEN.beside, 0);
  const gap = sectors.length > 1 ? BETWEEN.sectors : 0;
  const deep = Math.max(...nodes.map(({ height }) => height)) + BETWEEN.rows;
  // So many rows that the band is no deeper than its share of the radius: the inner circle stays free for ties.
  let rows = 1;
  const radiusFor = (count: number): number => Math.max(LEAST_RADIUS, (across / count + gap * sectors.length) / FULL_CIRCLE);
  while (deep * (rows + 1) <= DEEPEST * radiusFor(rows + 1)) rows += 1;
  if (nodes.length <= 60) rows = 1;
  const radius = radiusFor(rows);
  const whole = FULL_CIRCLE * radius;
  // Names are wide, and so are screens.
  const stretch = Math.sqrt(Math.min(WIDEST, Math.max(1 / WIDEST, request.aspect)));
  let from = 0;
  const places: Place[] = [];
  for (const members of sectors) {
    const columns = Math.ceil(members.length / rows);
    const length = (members.reduce((sum, { width, height }) => sum + (width + height) / 2 + BETWEEN.beside, 0) / across) * (whole - gap * sectors.length);
    members.forEach(({ id }, index) => {
      const angle = ((from + gap / 2 + ((Math.floor(index / rows) + 0.5) / columns) * length) / whole) * FULL_CIRCLE - Math.PI / 2;
      const distance = radius + (index % rows) * deep;
      places.push({ id, x: Math.round(distance * stretch * Math.cos(angle)), y: Math.round((distance / stretch) * Math.sin(angle)) });
    });
    from += length + gap;
  }
  return places;
}
