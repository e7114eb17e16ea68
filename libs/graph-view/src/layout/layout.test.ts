import { Fixture, OPTIONS, randomMap } from '../testing/fixture.js';
import { marea } from '../testing/marea.js';
import { MapModel } from '../model/map-model.js';
import { arrange } from './arrange.js';
import { placeNear } from './near.js';
import type { LayoutRequest, Place } from './request.js';

function requestOf(fixture: Fixture): LayoutRequest {
  const model = new MapModel(fixture, OPTIONS);
  model.reload();
  return { aspect: 1.5, nodes: [...model.nodes.values()].map(({ id, sector }) => ({ id, width: 90, height: 50, side: 30, group: sector })), edges: [...model.edges.values()].map(({ source, target }) => ({ source, target })) };
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

  it('MAP-11 a map is laid out the same each time, and others draw their lots as before', () => {
    const [request, { random }] = [requestOf(randomMap(60, 120, false)), Math];
    expect(arrange(request, () => {})).toEqual(arrange(request, () => {}));
    expect(Math.random).toBe(random);
  });

  it('MAP-11 a large map is laid out within seconds, the same each time, and says how far it is', () => {
    const request = requestOf(randomMap(350, 700, false));
    const shares: number[] = [];
    const places = arrange(request, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(10);
    expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    expect(arrange(request, () => {})).toEqual(places);
  });

  it('MAP-11 a large map without sectors gives everything a place of its own as well', () => {
    const request = requestOf(randomMap(400, 800, false));
    const places = arrange({ ...request, nodes: request.nodes.map((node) => ({ ...node, group: '' })) }, () => {});
    expect(overlaps(places)).toBe(0);
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    expect((Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys))).toBeCloseTo(request.aspect, 0);
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

  /** Side by side without touching, and all of them as near as rows are. */
  const inRows = (places: readonly Place[]): boolean => places.every((a) => {
    let nearest = Infinity;
    for (const b of places) if (a !== b) nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y));
    return nearest >= 40 && nearest <= 60;
  });

  it('MAP-25 many without ties stand in rows below the rest, however many they are', () => {
    for (const [count, placedBefore] of [[60, false], [1479, false], [1479, true]] as const) {
      const fixture = randomMap(40, 80, placedBefore);
      const tied = [...Array(40).keys()].map((index) => `s${index}`);
      for (let index = 0; index < 40; index += 1) if (index % 2 === 0) fixture.tie(`t${index}`, `s${index}`, `s${index + 1}`);
      for (let index = 0; index < count; index += 1) fixture.actor(`u${index}`, { name: `Untied ${index}` });
      const model = new MapModel(fixture, OPTIONS);
      model.reload();
      const known = new Map([...model.nodes.values()].flatMap(({ id, x, y }) => (x === null || y === null ? [] : [[id, { x, y }] as const])));
      const places: Place[] = placedBefore ? [...new Map([...known, ...placeNear(model, known)])].map(([id, point]) => ({ id, ...point })) : arrange({ ...requestOf(fixture), nodes: requestOf(fixture).nodes.map((node) => ({ ...node, group: '' })) }, () => {});
      const [above, below] = [places.filter(({ id }) => tied.includes(id)), places.filter(({ id }) => id.startsWith('u'))];
      expect(below).toHaveLength(count);
      expect(inRows(below)).toBe(true);
      const gap = Math.min(...below.map(({ y }) => y)) - Math.max(...above.map(({ y }) => y));
      expect(gap).toBeGreaterThan(60);
      expect(gap).toBeLessThan(400);
      // Many fill what room the screen has, and make no column and no line of it.
      const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
      const proportion = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
      if (count > 1000) expect([proportion > 0.75, proportion < 3]).toEqual([true, true]);
    }
  });

  it('MAP-12 MAP-25 those with ties among themselves alone stand beside the rows that came with them, and on nobody', () => {
    const fixture = new Fixture();
    for (let index = 0; index < 5; index += 1) fixture.actor(`s${index}`, { sector: 'security' }, { x: index * 100, y: 0 });
    for (let index = 0; index < 60; index += 1) fixture.actor(`u${index}`, { name: `Untied ${index}`, sector: 'judicial' });
    for (let index = 0; index < 20; index += 1) fixture.actor(`t${index}`, { sector: index < 10 ? 'judicial' : 'media' });
    for (let index = 0; index < 20; index += 2) fixture.tie(`r${index}`, `t${index}`, `t${index + 1}`);
    const model = new MapModel(fixture, OPTIONS);
    model.reload();
    const known = new Map([...model.nodes.values()].flatMap(({ id, x, y }) => (x === null || y === null ? [] : [[id, { x, y }] as const])));
    const places = [...known, ...placeNear(model, known)].map(([id, point]) => ({ id, ...point }));
    expect([known.size, places.length]).toEqual([5, 85]);
    for (const a of places) for (const b of places) if (a.id < b.id) expect({ a: a.id, b: b.id, apart: Math.hypot(a.x - b.x, a.y - b.y) > 40 }).toMatchObject({ apart: true });
  });

  it.each([7, 8, 9, 10, 11, 12])('MAP-25 many of a sector without ties stand in rows in its area (seed %i)', (seed) => {
    const fixture = randomMap(40, 80, false, seed);
    for (let index = 0; index < 200; index += 1) fixture.actor(`u${index}`, { name: `Untied ${index}`, sector: 'judicial' });
    const request = requestOf(fixture);
    const places = arrange(request, () => {});
    expect(inRows(places.filter(({ id }) => id.startsWith('u')))).toBe(true);
    const boxesBy = (keyOf: (id: string, group: string) => string): Map<string, [number, number, number, number]> => {
      const boxes = new Map<string, [number, number, number, number]>();
      for (const { id, x, y } of places) {
        const key = keyOf(id, request.nodes.find((node) => node.id === id)!.group);
        const [l, t, r, b] = boxes.get(key) ?? [x, y, x, y];
        boxes.set(key, [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)]);
      }
      return boxes;
    };
    const list = [...boxesBy((_id, group) => group).values()];
    list.forEach(([l, t, r, b], index) => list.slice(index + 1).forEach((other) => expect(l < other[2] && other[0] < r && t < other[3] && other[1] < b).toBe(false)));
    // Beside the others of the sector: on none of them, and no farther than names need.
    const [l, t, r, b] = boxesBy((id, group) => (id.startsWith('u') ? 'rows' : group)).get('rows')!;
    const own = request.nodes.find(({ id }) => id === 'u0')!.group;
    const tied = new Set(request.edges.flatMap(({ source, target }) => [source, target]));
    const away = places.filter(({ id }) => tied.has(id) && request.nodes.find((node) => node.id === id)!.group === own).map(({ x, y }) => Math.max(l - x, x - r, t - y, y - b));
    expect(Math.min(...away)).toBeGreaterThan(0);
    expect(Math.min(...away)).toBeLessThan(100);
  });
});
