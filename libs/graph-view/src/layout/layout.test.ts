import { Fixture, OPTIONS, randomMap } from '../testing/fixture.js';
import { marea } from '../testing/marea.js';
import { MapModel } from '../model/map-model.js';
import { arrange } from './arrange.js';
import { placeNear } from './near.js';
import type { LayoutRequest, Place } from './request.js';

function requestOf(fixture: Fixture): LayoutRequest {
  const model = new MapModel(fixture, OPTIONS);
  model.reload();
  return { aspect: 1.5, nodes: [...model.nodes.values()].map(({ id, sector }) => ({ id, width: 90, height: 50, group: sector })), edges: [...model.edges.values()].map(({ source, target }) => ({ source, target })) };
}
const overlaps = (places: readonly Place[]): number => {
  let count = 0;
  places.forEach((a, index) => places.slice(index + 1).forEach((b) => (count += Number(Math.abs(a.x - b.x) < 88 && Math.abs(a.y - b.y) < 48))));
  return count;
};

describe('layout', () => {
  it('MAP-11 gives everything a place of its own and keeps sectors out of one another', () => {
    const request = requestOf(marea('en'));
    const shares: number[] = [];
    const places = arrange(request, (share) => shares.push(share));
    expect(new Set(places.map(({ id }) => id)).size).toBe(request.nodes.length);
    expect(overlaps(places)).toBe(0);
    const boxes = new Map<string, [number, number, number, number]>();
    for (const { id, x, y } of places) {
      const { group } = request.nodes.find((node) => node.id === id)!;
      const [l, t, r, b] = boxes.get(group) ?? [x, y, x, y];
      if (group !== '') boxes.set(group, [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)]);
    }
    const list = [...boxes.values()];
    list.forEach(([l, t, r, b], index) => list.slice(index + 1).forEach((other) => expect(l < other[2] && other[0] < r && t < other[3] && other[1] < b).toBe(false)));
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('MAP-11 a large map is laid out within seconds, the same each time, and says how far it is', () => {
    const request = requestOf(randomMap(350, 700, false));
    const shares: number[] = [];
    const places = arrange(request, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(10);
    expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    expect(arrange(request, () => {})).toEqual(places);
  });

  it('MAP-12 a new member stands near its neighbours, and nobody else moves', () => {
    const fixture = new Fixture();
    fixture.actor('a', { name: 'A' }, { x: 0, y: 0 });
    fixture.actor('b', { name: 'B' }, { x: 200, y: 0 });
    fixture.actor('far', { name: 'Far' }, { x: 5000, y: 5000 });
    fixture.actor('new', { name: 'New' });
    fixture.actor('alone', { name: 'Alone' });
    fixture.tie('1', 'a', 'new');
    fixture.tie('2', 'new', 'b');
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const known = new Map([...model.nodes.values()].flatMap(({ id, x, y }) => (x === null || y === null ? [] : [[id, { x, y }] as const])));
    const found = placeNear(model, known);
    expect([...found.keys()].sort()).toEqual(['alone', 'new']);
    const { x, y } = found.get('new')!;
    expect(Math.hypot(x - 100, y)).toBeLessThan(120);
    for (const point of known.values()) expect(Math.hypot(point.x - x, point.y - y)).toBeGreaterThanOrEqual(84);
    expect(placeNear(model, known)).toEqual(found);
  });
});
