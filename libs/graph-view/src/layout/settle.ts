/**
 * The layout of large maps: springs along ties, repulsion among what is near, a pull towards what belongs together. fcose, which lays out small maps better, runs at least five rounds a node
 * and needs minutes for 2,000 nodes; a round here costs a few milliseconds, and it says how far it is.
 */
import { type Box, packGroups, spreadOut } from './pack.js';
import type { LayoutRequest, Place } from './request.js';

const SPRING = 150;
const ROUNDS = 260;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Body extends Box {
  id: string;
  group: string;
  radius: number;
  degree: number;
  dx: number;
  dy: number;
}

/** Groups on a circle, members of each in a sunflower: a start without chance, so that the same map is laid out the same. */
function start({ nodes }: LayoutRequest, seeds: ReadonlyMap<string, Place>): Body[] {
  const groups = [...new Set(nodes.map(({ group }) => group))].sort();
  const reach = 46 * Math.sqrt(nodes.length);
  const counts = new Map<string, number>();
  return nodes.map(({ id, group, width, height }) => {
    const index = counts.get(group) ?? 0;
    counts.set(group, index + 1);
    const around = (groups.indexOf(group) / groups.length) * Math.PI * 2 - Math.PI / 2;
    const distance = 40 * Math.sqrt(index + 0.5);
    const centre = groups.length > 1 ? reach : 0;
    const seed = seeds.get(id);
    const x = seed?.x ?? centre * Math.cos(around) + distance * Math.cos(index * GOLDEN_ANGLE);
    const y = seed?.y ?? centre * Math.sin(around) + distance * Math.sin(index * GOLDEN_ANGLE);
    return { id, group, width, height, radius: (width + height) / 4, degree: 0, x, y, dx: 0, dy: 0 };
  });
}

/** Bodies by cells as wide as their repulsion reaches. */
function cellsOf(bodies: readonly Body[], size: number): Map<number, Body[]> {
  const cells = new Map<number, Body[]>();
  for (const body of bodies) {
    const key = Math.floor(body.x / size) * 65_536 + Math.floor(body.y / size);
    const cell = cells.get(key);
    if (cell) cell.push(body);
    else cells.set(key, [body]);
  }
  return cells;
}

function repel(bodies: readonly Body[], reach: number, act: (a: Body, b: Body) => void): void {
  const cells = cellsOf(bodies, reach);
  for (const [key, cell] of cells) {
    for (const offset of [0, 1, 65_535, 65_536, 65_537]) {
      const other = offset === 0 ? cell : cells.get(key + offset);
      if (!other) continue;
      cell.forEach((a, index) => {
        for (let at = offset === 0 ? index + 1 : 0; at < other.length; at += 1) act(a, other[at]!);
      });
    }
  }
}

function push(a: Body, b: Body, reach: number): void {
  const [x, y] = [a.x - b.x || (a.id < b.id ? 0.5 : -0.5), a.y - b.y || 0.25];
  const distance = Math.hypot(x, y);
  if (distance > reach) return;
  const force = (((a.radius + b.radius) * 1.8) / distance) * (1 - distance / reach) * 6;
  const [fx, fy] = [(x / distance) * force, (y / distance) * force];
  a.dx += fx;
  a.dy += fy;
  b.dx -= fx;
  b.dy -= fy;
}

function pull(a: Body, b: Body): void {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(x, y) || 1;
  // Ties of hubs pull less, or they would draw everything into one heap; ties between groups less than those within.
  const force = ((distance - SPRING) / distance) * (a.group === b.group ? 0.12 : 0.02) / Math.sqrt(Math.min(a.degree, b.degree) || 1);
  a.dx += x * force;
  a.dy += y * force;
  b.dx -= x * force;
  b.dy -= y * force;
}

function gather(bodies: readonly Body[]): void {
  const groups = new Map<string, { x: number; y: number; count: number }>();
  for (const { group, x, y } of bodies) {
    const sum = groups.get(group) ?? { x: 0, y: 0, count: 0 };
    groups.set(group, { x: sum.x + x, y: sum.y + y, count: sum.count + 1 });
  }
  for (const body of bodies) {
    const { x, y, count } = groups.get(body.group)!;
    const strength = body.group === '' ? 0.004 : 0.05;
    body.dx += (x / count - body.x) * strength - body.x * 0.002;
    body.dy += (y / count - body.y) * strength - body.y * 0.002;
  }
}

function step(bodies: readonly Body[], most: number): void {
  for (const body of bodies) {
    const length = Math.hypot(body.dx, body.dy);
    const scale = length > most ? most / length : 1;
    body.x += body.dx * scale;
    body.y += body.dy * scale;
    body.dx = 0;
    body.dy = 0;
  }
}

/**
 * Places for a map. `seeds` are places to start from. Groups end up side by side, never in one another. The same request gives the same places.
 */
export function settle(request: LayoutRequest, onProgress: (share: number) => void, seeds: ReadonlyMap<string, Place> = new Map()): Place[] {
  const bodies = start(request, seeds);
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const ties = request.edges.flatMap(({ source, target }) => {
    const [a, b] = [byId.get(source), byId.get(target)];
    if (!a || !b || a === b) return [];
    a.degree += 1;
    b.degree += 1;
    return [[a, b] as const];
  });
  const reach = SPRING * 1.2;
  for (let round = 0; round < ROUNDS; round += 1) {
    repel(bodies, reach, (a, b) => push(a, b, reach));
    for (const [a, b] of ties) pull(a, b);
    gather(bodies);
    step(bodies, 40 * (1 - round / ROUNDS) + 1);
    if (round % 10 === 0) onProgress(round / ROUNDS);
  }
  const grouped = bodies.some(({ group }) => group !== '');
  if (grouped) packGroups(bodies, request.aspect);
  else spreadOut(bodies, request.aspect);
  return bodies.map(({ id, x, y }) => ({ id, x: Math.round(x), y: Math.round(y) }));
}
