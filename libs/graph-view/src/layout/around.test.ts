import { arrangeAround, type Neighbour } from './around.js';

const box = { width: 90, height: 50 };
const far = (id: string, angle: number, distance = 2000): Neighbour => ({ id, ...box, x: 300 + Math.round(distance * Math.cos(angle)), y: 200 + Math.round(distance * Math.sin(angle)) });
const hub = (count: number): { nodes: Neighbour[]; edges: { source: string; target: string }[] } => ({
  nodes: [{ id: 'hub', ...box, x: 300, y: 200 }, ...Array.from({ length: count }, (_, index) => far(`n${index}`, (index / count) * Math.PI * 2 + 0.1 * (index % 3)))],
  edges: Array.from({ length: count }, (_, index) => ({ source: 'hub', target: `n${index}` })),
});

test('MAP-24: a neighbourhood comes together around its middle, which stays, within the screen and without overlap', () => {
  const room = { width: 600, height: 440 };
  const { nodes, edges } = hub(9);
  const places = arrangeAround('hub', nodes, edges, room);
  expect(places.find(({ id }) => id === 'hub')).toEqual({ id: 'hub', x: 300, y: 200 });
  const span = (values: number[]): number => Math.max(...values) - Math.min(...values);
  expect(span(places.map(({ x }) => x))).toBeLessThanOrEqual(room.width * 1.1);
  expect(span(places.map(({ y }) => y))).toBeLessThanOrEqual(room.height * 1.1);
  places.forEach((a, index) => places.slice(index + 1).forEach((b) => expect(Math.abs(a.x - b.x) >= 88 || Math.abs(a.y - b.y) >= 48).toBe(true)));
  expect(arrangeAround('hub', [...nodes].reverse(), edges, room).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(places.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
});

test('MAP-24: everybody keeps the side on which they stand on the map, and who is two steps away stands further out', () => {
  const nodes = [{ id: 'hub', ...box, x: 0, y: 0 }, { id: 'east', ...box, x: 3000, y: 40 }, { id: 'west', ...box, x: -900, y: 0 }, { id: 'north', ...box, x: 0, y: -5000 }, { id: 'beyond', ...box, x: 3100, y: 30 }];
  const edges = [{ source: 'hub', target: 'east' }, { source: 'west', target: 'hub' }, { source: 'hub', target: 'north' }, { source: 'beyond', target: 'east' }];
  const at = new Map(arrangeAround('hub', nodes, edges, { width: 600, height: 440 }).map((place) => [place.id, place]));
  expect(at.get('east')!.x).toBeGreaterThan(60);
  expect(at.get('west')!.x).toBeLessThan(-60);
  expect(at.get('north')!.y).toBeLessThan(-60);
  expect(Math.hypot(at.get('beyond')!.x, at.get('beyond')!.y)).toBeGreaterThan(Math.hypot(at.get('east')!.x, at.get('east')!.y));
});
