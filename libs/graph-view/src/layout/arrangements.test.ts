import { ARRANGEMENTS } from '@baraza/domain';
import { Fixture, OPTIONS, randomMap } from '../testing/fixture.js';
import { marea } from '../testing/marea.js';
import { areasOf } from '../layers/underlay.js';
import { MapModel } from '../model/map-model.js';
import { arrangeAs } from './arrangements.js';
import { leadingOrder } from './layers.js';
import type { LayoutRequest, Place } from './request.js';
import { layoutRequestOf } from './request-of.js';

const VIEWPORT = { width: 1200, height: 800, zoom: 1, pan: { x: 0, y: 0 } };
const node = (id: string, rank: number | null = null, group = ''): LayoutRequest['nodes'][number] => ({ id, width: 90, height: 50, side: 30, group, rank });
const tie = (source: string, target: string): LayoutRequest['edges'][number] => ({ source, target, directed: true });
const byId = (places: readonly Place[]): Map<string, Place> => new Map(places.map((place) => [place.id, place]));
const run = (request: Partial<LayoutRequest> & Pick<LayoutRequest, 'arrangement' | 'nodes'>): Map<string, Place> => byId(arrangeAs({ edges: [], aspect: 1.5, ...request }, () => {}));

function requestOf(fixture: Fixture, arrangement: LayoutRequest['arrangement'], ids?: readonly string[]): LayoutRequest {
  const model = new MapModel(fixture, OPTIONS);
  model.reload();
  return layoutRequestOf({ model, options: OPTIONS, viewport: VIEWPORT, source: fixture, day: undefined, hidden: new Set(), placeOf: ({ x, y }) => ({ x: x ?? 0, y: y ?? 0 }) }, { arrangement, ids });
}

const overlaps = (places: readonly Place[], { nodes }: LayoutRequest): number => {
  const sizes = new Map(nodes.map((each) => [each.id, each]));
  let count = 0;
  places.forEach((a, index) => places.slice(index + 1).forEach((b) => {
    const [one, other] = [sizes.get(a.id)!, sizes.get(b.id)!];
    count += Number(Math.abs(a.x - b.x) < (one.side + other.side) / 2 && Math.abs(a.y - b.y) < (one.side + other.side) / 2);
  }));
  return count;
};

describe.each(ARRANGEMENTS)('%s', (arrangement) => {
  test('LAYOUT-1 everything gets a place of its own, and progress only rises', () => {
    const request = requestOf(marea('en'), arrangement);
    const shares: number[] = [];
    const places = arrangeAs(request, (share) => shares.push(share));
    expect(new Set(places.map(({ id }) => id))).toEqual(new Set(request.nodes.map(({ id }) => id)));
    expect(places.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
    expect(overlaps(places, request)).toBe(0);
    expect(shares.length).toBeGreaterThan(0);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  test('LAYOUT-1 nothing, one alone, no ties, a tie to oneself, a circle of ties and parts without a tie between them are laid out too', () => {
    expect(run({ arrangement, nodes: [] }).size).toBe(0);
    expect(run({ arrangement, nodes: [node('a')], edges: [tie('a', 'a')] }).size).toBe(1);
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => node(id));
    for (const edges of [[], [tie('a', 'b'), tie('b', 'c'), tie('c', 'a'), tie('d', 'e'), tie('a', 'gone')]]) {
      const places = [...run({ arrangement, nodes: six, edges }).values()];
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
      expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
    }
  });

  test('LAYOUT-6 many are laid out in steps that are told, and the same each time', () => {
    const request = requestOf(randomMap(800, 2400, false), arrangement);
    const shares = new Set<number>();
    const places = arrangeAs(request, (share) => shares.add(share));
    expect(shares.size).toBeGreaterThan(5);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(800);
    expect(arrangeAs(request, () => {})).toEqual(places);
    // Nothing is drawn out into a ribbon.
    const span = (values: number[]): number => Math.max(...values) - Math.min(...values);
    const ratio = span(places.map(({ x }) => x)) / span(places.map(({ y }) => y));
    expect(ratio).toBeGreaterThan(0.25);
    expect(ratio).toBeLessThan(6);
  });
});

test('LAYOUT-2 on rings, whoever has more stands nearer to the middle, and who has not been judged outermost', () => {
  const nodes = [node('none'), ...[1, 3, 9, 5, 7].map((rank) => node(`i${rank}`, rank))];
  const far = (places: Map<string, Place>, id: string): number => Math.hypot(places.get(id)!.x, places.get(id)!.y);
  const places = run({ arrangement: 'ringsByInfluence', nodes, aspect: 1 });
  const order = ['i9', 'i7', 'i5', 'i3', 'i1', 'none'];
  expect([...order].sort((a, b) => far(places, a) - far(places, b))).toEqual(order);
  const tied = run({ arrangement: 'ringsByTies', nodes, edges: ['i1', 'i3', 'i5', 'i7', 'i9'].map((id) => tie('none', id)), aspect: 1 });
  expect(far(tied, 'none')).toBe(0);
});

test('LAYOUT-3 layers lead down along ties, and a circle of ties is opened where it costs least', () => {
  const nodes = ['head', 'staff', 'north', 'south', 'post'].map((id) => node(id));
  const edges = [tie('head', 'staff'), tie('staff', 'north'), tie('staff', 'south'), tie('north', 'post'), tie('south', 'post'), tie('head', 'north'), tie('head', 'south'), tie('post', 'head')];
  const places = run({ arrangement: 'layersByTies', nodes, edges });
  const y = (id: string): number => places.get(id)!.y;
  expect(y('head')).toBeLessThan(y('staff'));
  expect(y('staff')).toBeLessThan(y('north'));
  expect(y('north')).toBe(y('south'));
  expect(y('north')).toBeLessThan(y('post'));
  const order = leadingOrder({ nodes, edges });
  expect(edges.filter(({ source, target }) => order.indexOf(source) > order.indexOf(target))).toHaveLength(1);
});

test('LAYOUT-3 by level the widest stands on top, and who has none stated below', () => {
  const fixture = new Fixture();
  ['individual', 'local', 'national', 'global'].forEach((code, index) => fixture.term('level', code, { order: index }));
  fixture.actor('none', {});
  for (const code of ['local', 'global', 'national']) fixture.actor(code, { level: `level:${code}` });
  const places = byId(arrangeAs(requestOf(fixture, 'layersByLevel'), () => {}));
  const order = ['global', 'national', 'local', 'none'];
  expect([...order].sort((a, b) => places.get(a)!.y - places.get(b)!.y)).toEqual(order);
});

test('LAYOUT-4 on the circle each sector has one unbroken part', () => {
  const request = requestOf(marea('en'), 'circle');
  const groups = new Map(request.nodes.map(({ id, group }) => [id, group]));
  const around = [...arrangeAs(request, () => {})].sort((a, b) => Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x)).map(({ id }) => groups.get(id));
  const changes = around.filter((group, index) => group !== around.at(index - 1)).length;
  expect(changes).toBe(new Set(around).size);
});

test('LAYOUT-5 a part is laid out around its own middle and stands on nobody who stays', () => {
  const fixture = new Fixture();
  for (let index = 0; index < 60; index += 1) fixture.actor(`a${index}`, { name: `Actor ${index}` }, { x: (index % 10) * 140, y: Math.floor(index / 10) * 90 });
  const ids = ['a22', 'a23', 'a24', 'a32'];
  for (const id of ids.slice(1)) fixture.tie(`t${id}`, 'a22', id);
  const request = requestOf(fixture, 'circle', ids);
  const places = arrangeAs(request, () => {});
  expect(places.map(({ id }) => id).sort()).toEqual(ids);
  const others = request.within!.others;
  expect(others).toHaveLength(56);
  const sizes = new Map(request.nodes.map((each) => [each.id, each]));
  for (const { id, x, y } of places) {
    const size = sizes.get(id)!;
    for (const other of others) expect(Math.abs(x - other.x) < (size.width + other.width) / 2 && Math.abs(y - other.y) < (size.height + other.height) / 2).toBe(false);
  }
  const alone = arrangeAs({ ...request, within: { ...request.within!, others: [] } }, () => {});
  expect((Math.min(...alone.map(({ x }) => x)) + Math.max(...alone.map(({ x }) => x))) / 2).toBeCloseTo(request.within!.middle.x, 0);
});

test('LAYOUT-9 areas are drawn where sectors stand apart, and none where they stand mixed', () => {
  const body = (sector: string, x: number, y: number): Parameters<typeof areasOf>[0][number] => ({ data: { sector } as never, at: { x, y }, width: 20, height: 20 });
  const apart = [0, 1, 2, 3].flatMap((index) => [body('a', index * 50, (index % 2) * 50), body('b', 900 + index * 50, (index % 2) * 50)]);
  expect(areasOf(apart).map(({ group }) => group).sort()).toEqual(['a', 'b']);
  const mixed = Array.from({ length: 24 }, (_, index) => body(index % 2 === 0 ? 'a' : 'b', (index % 6) * 50, Math.floor(index / 6) * 50));
  expect(areasOf(mixed)).toEqual([]);
});
