import { OPTIONS, randomMap } from '../testing/fixture.js';
import { MapModel } from '../model/map-model.js';
import { paintOf } from '../look/node.js';
import { LabelLayer } from './labels.js';
import type { Scene, SceneNode } from './scene.js';

/** What a canvas does with words, without one. */
const context = new Proxy({} as Record<string, unknown>, {
  get: (known, name: string) => (name === 'measureText' ? (text: string) => ({ width: text.length * 6 }) : (known[name] ?? (() => undefined))),
}) as unknown as CanvasRenderingContext2D;

type Boxes = readonly { left: number; top: number; right: number; bottom: number }[];

/** The boxes of the names that are drawn of these. */
function boxesOf(nodes: readonly SceneNode[], zoom: number): Boxes {
  const scene: Scene = { viewport: () => ({ zoom, pan: { x: 0, y: 0 }, width: 900, height: 600 }), options: () => OPTIONS, unit: () => 1, nodes: () => nodes, node: () => undefined, zigzags: () => [], worded: () => [], gathered: () => [], version: () => 1 };
  const layer = new LabelLayer(context);
  layer.draw(scene, [], () => '');
  return layer.boxes();
}

function actors(placeOf: (index: number) => { x: number; y: number }, rest: (index: number) => Partial<SceneNode> = () => ({})): SceneNode[] {
  const model = new MapModel(randomMap(40, 0), OPTIONS);
  model.reload();
  return [...model.nodes.values()].map((data, index): SceneNode => ({ data: { ...data, name: `Council of the elders ${index}` }, paint: paintOf(data, OPTIONS), at: placeOf(index), width: 20, height: 20, selected: false, hovered: false, faded: false, ...rest(index) }));
}

/** Forty who stand close together, of whom so many are selected; the boxes of the names that are drawn. */
const named = (selected: number, faded = true, apart = 1): Boxes =>
  boxesOf(actors((index) => ({ x: (index % 8) * 30 * apart, y: Math.floor(index / 8) * 26 * apart }), (index) => ({ selected: index < selected, faded: faded && index >= selected })), 1);

const expectApart = (boxes: Boxes): void => boxes.forEach((a, index) => boxes.slice(index + 1).forEach((b) => expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)));

test('CANV-12 from afar no name lies on another where a few stand together, whatever room there is elsewhere', () => {
  const boxes = boxesOf(actors((index) => (index < 5 ? { x: index * 200, y: 0 } : { x: 4000 + (index % 6) * 1600, y: Math.floor(index / 6) * 900 })), 0.1);
  expect(boxes.length).toBeGreaterThan(25);
  expectApart(boxes);
});

test('CANV-11 of a few selected every name is shown; of many those that find room, and none lies on another', () => {
  expect(named(20).length).toBeGreaterThanOrEqual(20);
  // Where there would be room for every name, those of the others give way too.
  for (const boxes of [named(40), named(21, false, 2.3)]) {
    expect(boxes.length).toBeGreaterThan(2);
    expect(boxes.length).toBeLessThan(40);
    expectApart(boxes);
  }
});
