/** Places for members that have none, without moving anybody: near their neighbours, else near their sector, else in rows below. */
import { byKindAndName, type NodeData } from '../model/data.js';
import type { MapModel } from '../model/map-model.js';
import { GAP, rowsOf, sideOf, standing, widthFor, WORTH_A_BLOCK } from './block.js';
import { roomFor } from './room.js';

interface Point {
  x: number;
  y: number;
}

/** Who is to be placed, and the ties there are. */
type Drawn = Pick<MapModel, 'nodes' | 'edges' | 'edgesOf'>;

/** Room that a node with its name wants, model pixels. */
const APART = 84;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Places that are taken, findable by what is near. */
class Ground {
  private readonly cells = new Map<string, Point[]>();
  /** How far along its spiral everything was found taken, by where that starts: nothing becomes free again. */
  private readonly searched = new Map<string, number>();

  take(point: Point): void {
    const key = this.key(point.x, point.y);
    this.cells.set(key, [...(this.cells.get(key) ?? []), point]);
  }

  isFree({ x, y }: Point): boolean {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of this.cells.get(this.key(x + dx * APART, y + dy * APART)) ?? []) if (Math.hypot(other.x - x, other.y - y) < APART) return false;
      }
    }
    return true;
  }

  /** The free place nearest to a point, looked for along a spiral that starts there. */
  nearest(point: Point): Point {
    const start = `${point.x} ${point.y}`;
    for (let index = this.searched.get(start) ?? 0; ; index += 1) {
      const [radius, angle] = [APART * 0.55 * Math.sqrt(index), index * GOLDEN_ANGLE];
      const candidate = { x: Math.round(point.x + radius * Math.cos(angle)), y: Math.round(point.y + radius * Math.sin(angle)) };
      if (!this.isFree(candidate)) continue;
      this.searched.set(start, index);
      return candidate;
    }
  }

  private key(x: number, y: number): string {
    return `${Math.floor(x / APART)},${Math.floor(y / APART)}`;
  }
}

const middle = (points: readonly Point[]): Point => ({ x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length });

/**
 * A place for each node of the model that `places` does not hold, keyed by node. Deterministic: the same map gets the same places on every device. Nodes with more placed neighbours come first,
 * so that chains grow outwards.
 */
export function placeNear(model: Drawn, places: ReadonlyMap<string, Point>): Map<string, Point> {
  const all = new Map(places);
  const ground = new Ground();
  for (const point of places.values()) ground.take(point);
  const found = new Map<string, Point>();
  const settle = (id: string, wish: Point): void => {
    const point = ground.nearest(wish);
    ground.take(point);
    all.set(id, point);
    found.set(id, point);
  };
  const neighbours = (id: string): Point[] => [...model.edgesOf(id)].flatMap((edge) => {
    const { source, target } = model.edges.get(edge)!;
    const point = all.get(source === id ? target : source);
    return point ? [point] : [];
  });
  let waiting = [...model.nodes.keys()].filter((id) => !places.has(id)).sort();
  for (let moved = true; moved && all.size > 0; ) {
    const next = waiting.filter((id) => {
      const near = neighbours(id);
      if (near.length === 0) return true;
      settle(id, middle(near));
      return false;
    });
    moved = next.length < waiting.length;
    waiting = next;
  }
  for (const [id, point] of rowsBelow(model, waiting, all)) {
    ground.take(point);
    all.set(id, point);
    found.set(id, point);
  }
  waiting = waiting.filter((id) => !found.has(id));
  const centres = sectorCentres(model, all);
  for (const id of waiting) settle(id, centres.get(model.nodes.get(id)!.sector)!);
  return found;
}

const ASPECT = 1.5;

/** Many who have neither a tie nor a sector with members to stand in: in rows below everything, as the layout places them. */
function rowsBelow(model: Drawn, waiting: readonly string[], places: ReadonlyMap<string, Point>): Map<string, Point> {
  const settled = new Set([...model.nodes.values()].flatMap(({ id, sector }) => (sector !== '' && places.has(id) ? [sector] : [])));
  const bySector = new Map<string, NodeData[]>();
  for (const id of waiting) {
    const node = model.nodes.get(id)!;
    if (model.edgesOf(id).size === 0 && !settled.has(node.sector)) bySector.set(node.sector, [...(bySector.get(node.sector) ?? []), node]);
  }
  const found = new Map<string, Point>();
  const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
  const [left, right] = xs.length === 0 ? [0, 0] : [Math.min(...xs), Math.max(...xs)];
  const top = ys.length === 0 ? 0 : Math.min(...ys);
  let bottom = ys.length === 0 ? 0 : Math.max(...ys) + APART;
  for (const [, members] of [...bySector].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (members.length < WORTH_A_BLOCK) continue;
    const side = sideOf(members.map((node) => roomFor(node, 'influence')));
    const { height, spots } = rowsOf(members.length, side, widthFor(members.length, side, bottom - top, ASPECT));
    const from = bottom + (places.size + found.size > 0 ? GAP : 0);
    for (const { id, x, y } of standing({ members: members.toSorted(byKindAndName), spots }, { x: (left + right) / 2, y: from + height / 2 })) found.set(id, { x, y });
    bottom = from + height;
  }
  return found;
}

/** Where each sector has its members; those without any stand in a row below everything, far enough apart to grow. */
function sectorCentres(model: Drawn, places: ReadonlyMap<string, Point>): Map<string, Point> {
  const members = new Map<string, Point[]>();
  const sizes = new Map<string, number>();
  for (const { id, sector } of model.nodes.values()) {
    const point = places.get(id);
    members.set(sector, [...(members.get(sector) ?? []), ...(point ? [point] : [])]);
    sizes.set(sector, (sizes.get(sector) ?? 0) + 1);
  }
  const bottom = Math.max(0, ...[...places.values()].map(({ y }) => y)) + (places.size > 0 ? APART * 3 : 0);
  let x = 0;
  return new Map([...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sector, points]) => {
    if (points.length > 0) return [sector, middle(points)];
    const radius = APART * 0.6 * Math.sqrt(sizes.get(sector)!) + APART;
    x += radius;
    const centre = { x, y: bottom };
    x += radius;
    return [sector, centre];
  }));
}
