import { completeRecord, ENTITIES, type Records } from '@baraza/domain';
import type { ShownMap, ShownNode } from '@baraza/graph-view';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CountryNames, middleOf } from './country-names.js';
import { around, clustered, projectionFor, zoomed } from './geography.js';
import { outlinesOf } from './outlines.js';
import { placedOf, standsAt } from './placed.js';

const outlines = outlinesOf(JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json')), 'utf8')) as Parameters<typeof outlinesOf>[0]);
const names = new CountryNames(outlines.countries, ['ar', 'fr']);
const country = (name: string): string | undefined => names.find(name)?.country;

test('PLACE-3: a place is taken for a country by any of its names, in other languages too, and by nothing less', () => {
  for (const [name, expected] of [['Colombia', 'Colombia'], ['colombie', 'Colombia'], ['كولومبيا', 'Colombia'], ['Korea, North', 'North Korea'], ['Congo, Democratic Republic of the', 'Dem. Rep. Congo'], ['Congo, Republic of the', 'Congo'], ['South Sudan', 'S. Sudan'], ["Côte d'Ivoire (Ivory Coast)", "Côte d'Ivoire"], ['Timor-Leste', 'Timor-Leste'], ['Bosnia and Herzegovina', 'Bosnia and Herz.'], ['United Kingdom/Northern Ireland', 'United Kingdom'], ['The Gambia', 'Gambia']] as const) expect([name, country(name)]).toEqual([name, expected]);
  for (const name of ['Yugoslavia', 'Northern Ireland', 'Kurdistan', 'Bogotá', '', 'and']) expect([name, country(name)]).toEqual([name, undefined]);
  // The middle of the largest piece: France lies in Europe.
  const [longitude, latitude] = middleOf(outlines.countries.find(({ name }) => name === 'France')!);
  expect([longitude > -1 && longitude < 6, latitude > 44 && latitude < 49]).toEqual([true, true]);
});

test('PLACE-2: borders of open status are apart from the others', () => {
  const touches = (lines: { coordinates: number[][][] }, longitude: number, latitude: number): boolean => lines.coordinates.some((line) => line.some(([x, y]) => Math.hypot(x! - longitude, y! - latitude) < 0.3));
  // Between Serbia and Kosovo; between Western Sahara and Mauritania.
  for (const [longitude, latitude] of [[21.6, 42.7], [-12, 23.45]] as const) expect([touches(outlines.disputed, longitude, latitude), touches(outlines.borders, longitude, latitude)]).toEqual([true, false]);
  // Between France and Spain.
  expect([touches(outlines.disputed, 0, 42.7), touches(outlines.borders, 0, 42.7)]).toEqual([false, true]);
});

const place = (id: string, values: Partial<Records['place']>): Records['place'] => completeRecord(ENTITIES.place as never, id, { name: id, latitude: null, longitude: null, parent: null, ...values }) as never;
const PAINT = { fill: '#fff', ink: '#000', text: null };
const node = (id: string): ShownNode => ({ data: { id, entity: 'stakeholder', name: id, shape: 'circle', sector: '', position: null, influence: null }, paint: PAINT, onPaper: PAINT });

test('PLACE-3: somebody stands at the own place, else at the larger one, else where a country of that name lies; the rest is counted', () => {
  const places = new Map([place('town', { parent: 'district' }), place('district', { parent: 'region' }), place('region', { latitude: 4, longitude: -74 }), place('Colombia', {}), place('nowhere', { parent: 'nowhere' })].map((each) => [each.id, each]));
  const byId = (id: string): Records['place'] | undefined => places.get(id);
  const at: Record<string, string | null> = { a: 'town', b: 'region', c: 'Colombia', d: 'nowhere', e: null, f: 'gone' };
  const edge = (source: string, target: string): ShownMap['edges'][number] => ({ id: `${source}${target}`, entity: 'relationship', source, target });
  const map = { nodes: Object.keys(at).map(node), edges: [edge('a', 'b'), edge('a', 'c'), edge('c', 'b'), edge('c', 'e')] } as unknown as ShownMap;
  const placed = placedOf(map, (id) => at[id]!, byId, names);
  expect(placed.located.map(({ id, nodes, suggested }) => [id, nodes.map(({ data }) => data.id), suggested?.country])).toEqual([['region', ['a', 'b'], undefined], ['Colombia', ['c'], 'Colombia']]);
  expect(placed.unplaced.map(({ place: named, nodes }) => [named?.id, nodes.map(({ data }) => data.id)])).toEqual([['nowhere', ['d']], [undefined, ['e', 'f']]]);
  expect(placed.ties).toEqual([{ from: 'Colombia', to: 'region', count: 2 }]);
  // Without the outlines nothing is supposed.
  expect(placedOf(map, (id) => at[id]!, byId, null).located.map(({ id }) => id)).toEqual(['region']);
  expect(standsAt(places.get('nowhere')!, byId)).toBeUndefined();
});

test('PLACE-1: the projection suits what is there: the world, or the part of it, also across the date line', () => {
  const size = { width: 900, height: 600 };
  const spot = (id: string, longitude: number, latitude: number) => ({ id, longitude, latitude });
  for (const places of [[spot('a', -74, 4), spot('b', 30, 50), spot('c', 140, -30)], [spot('a', -74, 4), spot('b', -76, 3)], [spot('a', 178, -18), spot('b', -172, -14)], [spot('a', 10, 89)]]) {
    const projection = projectionFor(places, size);
    for (const { id, longitude, latitude } of places) {
      const [x, y] = projection([longitude, latitude])!;
      expect([id, x > 0 && x < size.width, y > 0 && y < size.height]).toEqual([id, true, true]);
    }
  }
  const [a, b] = [projectionFor([spot('a', -74, 4), spot('b', -76, 3)], size), projectionFor([], size)];
  expect(a.scale()).toBeGreaterThan(b.scale() * 8);
});

test('PLACE-4: places that stand close are one, none is lost, and zooming takes them apart', () => {
  const spots = Array.from({ length: 1500 }, (_, index) => ({ x: (index * 37) % 900, y: (index * 91) % 600, weight: index % 17, item: index }));
  const near = clustered(spots, 1, 44);
  expect(near.flatMap(({ members }) => members.map(({ item }) => item)).sort((x, y) => x - y)).toEqual(spots.map(({ item }) => item));
  expect(near.length).toBeLessThan(500);
  for (const [index, cluster] of near.entries()) for (const other of near.slice(index + 1)) expect(Math.hypot(cluster.x - other.x, cluster.y - other.y)).toBeGreaterThanOrEqual(44 - 1e-9);
  expect(clustered(spots, 60, 44).length).toBeGreaterThan(near.length);
  const there = around([{ x: 100, y: 100 }, { x: 140, y: 120 }], { width: 900, height: 600 });
  expect([100, 140].every((x) => x * there.k + there.x > 0 && x * there.k + there.x < 900)).toBe(true);
  const pointer = { x: 300, y: 200 };
  const next = zoomed({ k: 2, x: 10, y: 20 }, 1.5, pointer);
  expect((pointer.x - next.x) / next.k).toBeCloseTo((pointer.x - 10) / 2);
});
