import fc from 'fast-check';
import { paintOf } from '../look/node.js';
import { MapModel } from '../model/map-model.js';
import { OPTIONS, randomMap } from '../testing/fixture.js';
import { captionPlaces } from './captions.js';
import { LabelLayer } from './labels.js';
import type { Box } from './place-labels.js';
import type { Scene, SceneNode } from './scene.js';
import { type Area, areasOf, BAND, coalitionAreas, PADDING } from './underlay.js';

type Point = { x: number; y: number };
const SIZE = { width: 110, height: 15 };

/** Whether something is drawn of an area at a point of the model: told by its fill alone. */
function isDrawnAt(point: Point, { outline, ribbon }: Area): boolean {
  const far = (a: Point, b: Point): number => {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
  };
  if (ribbon) return ribbon.discs.some((disc) => far(disc, disc) < disc.radius) || ribbon.bands.some(([a, b]) => far(ribbon.discs[a]!, ribbon.discs[b]!) < BAND / 2);
  const sides = outline.map((a, index) => [a, outline[(index + 1) % outline.length]!] as const);
  return sides.some(([a, b]) => far(a, b) < PADDING) || sides.filter(([a, b]) => a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x).length % 2 === 1;
}
/** Points all over a box, its rim among them; `wider`: so many pixels around it. */
function* pointsOf({ left, right, top, bottom }: Box, wider = 0): Iterable<Point> {
  for (let x = 0; x <= 32; x += 1) for (let y = 0; y <= 4; y += 1) yield { x: left - wider + ((right - left + 2 * wider) * x) / 32, y: top - wider + ((bottom - top + 2 * wider) * y) / 4 };
}

function actors(places: readonly (Point & { group: string })[]): SceneNode[] {
  const model = new MapModel(randomMap(places.length, 0), OPTIONS);
  model.reload();
  return [...model.nodes.values()].map((data, index): SceneNode => ({ data: { ...data, name: `Council of the elders ${index}`, sector: places[index]!.group }, paint: paintOf(data, OPTIONS), at: places[index]!, width: 30, height: 30, selected: false, hovered: false, faded: false }));
}

/** Words that are drawn, with their boxes. */
function drawn(nodes: readonly SceneNode[], areas: readonly Area[], zoom: number): { text: string; box: Box }[] {
  const words: string[] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get: (known, name: string) => (name === 'measureText' ? (text: string) => ({ width: text.length * 6 }) : name === 'fillText' ? (text: string) => words.push(text) : (known[name] ?? (() => undefined))),
  }) as unknown as CanvasRenderingContext2D;
  const scene: Scene = { viewport: () => ({ zoom, pan: { x: 5000, y: 5000 }, width: 10_000, height: 10_000 }), options: () => OPTIONS, unit: () => 1, nodes: () => nodes.map((node) => ({ ...node, paint: { ...node.paint, text: null } })), node: () => undefined, zigzags: () => [], worded: () => [], gathered: () => [], version: () => 1 };
  const layer = new LabelLayer(context);
  layer.draw(scene, areas, (group) => group);
  return layer.boxes().map((box, index) => ({ box, text: words[index]! }));
}
const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const within = (most: number) => fc.integer({ min: 0, max: most });
/** Sectors beside one another, some of them close. */
const stood = fc.array(fc.record({ x: within(900), y: within(600), spread: fc.integer({ min: 40, max: 220 }), members: fc.array(fc.tuple(within(100), within(100)), { minLength: 1, maxLength: 9 }) }), { minLength: 2, maxLength: 5 }).map((sectors) => sectors.flatMap(({ x, y, spread, members }, index) => members.map(([across, down]) => ({ x: x + (across * spread) / 100, y: y + (down * spread) / 100, group: `Sector ${index}` }))));

test.each(['sector', 'coalition'] as const)('CANV-18 the name of a %s stands at its own edge or within it, and neither in another area nor at the edge of one', (kind) => {
  let found = 0;
  fc.assert(
    fc.property(stood, fc.constantFrom(0.4, 1, 1.6), fc.boolean(), (places, scale, rightToLeft) => {
      const nodes = actors(places);
      const areas = kind === 'sector' ? areasOf(nodes) : coalitionAreas(nodes, (id) => [nodes.find(({ data }) => data.id === id)!.data.sector]);
      for (const area of areas) {
        for (const box of captionPlaces(area, areas, SIZE, scale, rightToLeft)) {
          found += 1;
          const inModel = (points: Iterable<Point>): Point[] => [...points].map(({ x, y }) => ({ x: x / scale, y: y / scale }));
          const beside = inModel(pointsOf(box, 3));
          expect(areas.filter((other) => other !== area && beside.some((point) => isDrawnAt(point, other))).map(({ group }) => group)).toEqual([]);
          expect(inModel(pointsOf(box, 7)).some((point) => isDrawnAt(point, area))).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
  expect(found).toBeGreaterThan(500);
});

const grid = (columns: number, rows: number, apart: number, groupOf: (column: number, row: number) => string) => actors(Array.from({ length: columns * rows }, (_, index) => ({ x: (index % columns) * apart, y: Math.floor(index / columns) * apart * 0.6, group: groupOf(index % columns, Math.floor(index / columns)) })));

/** The names of areas among what is drawn, none of which lies on another name or on somebody. */
function captionsOf(nodes: readonly SceneNode[], zoom: number): string[] {
  const all = drawn(nodes, areasOf(nodes), zoom);
  const bodies = nodes.map(({ at, width, height }): Box => ({ left: (at.x - width / 2) * zoom, right: (at.x + width / 2) * zoom, top: (at.y - height / 2) * zoom, bottom: (at.y + height / 2) * zoom }));
  const captions = all.filter(({ text }) => text.startsWith('Sector'));
  for (const caption of captions) expect([...all.filter((other) => other !== caption).map(({ box }) => box), ...bodies].filter((box) => overlap(caption.box, box))).toEqual([]);
  return captions.map(({ text }) => text).sort();
}

test('CANV-18 the name of an area lies on nobody and on no name: where there is no such place it is not shown', () => {
  const halves = (apart: number) => grid(6, 5, apart, (column) => (column > 2 ? 'Sector east' : 'Sector west'));
  for (const zoom of [1.4, 1, 0.6, 0.3]) expect([zoom, captionsOf(halves(240), zoom)]).toEqual([zoom, ['Sector east', 'Sector west']]);
  for (const zoom of [1.4, 1, 0.6, 0.3]) captionsOf(halves(60), zoom);
  // Around it stand those of no sector, wherever its name could go.
  const crowded = grid(30, 30, 45, (column, row) => (column > 13 && column < 16 && row > 13 && row < 16 ? 'Sector in the crowd' : ''));
  expect([1.4, 1, 0.5].map((zoom) => captionsOf(crowded, zoom))).toEqual([[], [], []]);
});

test('CANV-18 an area that others enclose on all sides is named within, or not at all; one that is smaller than its name, beside it', () => {
  const ring = (group: string, x: number, y: number) => [0, 1, 2, 3].map((index) => ({ x: x + (index % 2) * 60, y: y + Math.floor(index / 2) * 60, group }));
  const around = [[-1, -1], [0, -1], [1, -1], [-1, 0], [1, 0], [-1, 1], [0, 1], [1, 1]].flatMap(([x, y], index) => ring(`Sector ${index}`, x! * 140, y! * 156));
  const nodes = actors([...ring('Enclosed', 0, 0), ...around]);
  const areas = areasOf(nodes);
  const enclosed = areas.find(({ group }) => group === 'Enclosed')!;
  const places = captionPlaces(enclosed, areas, { width: 60, height: 12 }, 1, false);
  expect(places.length).toBeGreaterThan(3);
  for (const box of places) expect([...pointsOf(box)].every((point) => isDrawnAt(point, enclosed))).toBe(true);
  expect(captionPlaces(enclosed, areas, { width: 400, height: 12 }, 1, false)).toEqual([]);
  const alone = captionPlaces(enclosed, [enclosed], { width: 400, height: 12 }, 1, false);
  expect(alone.length).toBeGreaterThan(3);
  for (const { left, right, top, bottom } of alone) expect(left < 30 && right > 30 && top < 38 && bottom > 22).toBe(false);
});
