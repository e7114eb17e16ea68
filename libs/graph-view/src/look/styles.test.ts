import { Fixture, OPTIONS } from '../testing/fixture.js';
import { MapModel } from '../model/map-model.js';
import { legendOf } from '../model/legend.js';
import type { NodeData } from '../model/data.js';
import type { GraphOptions } from '../types.js';
import { paintOf } from './node.js';
import { colourOf, colourScale, FILLS, shapeOf, shapeScale } from './scale.js';
import { isScore, SCORES, styleSource, styleSources } from './sources.js';

const BY_NAME = { order: (value: string) => value };
const NUMBER = { key: 'n', entity: 'stakeholder', nature: 'number', own: true } as const;
const TEXT = { ...NUMBER, nature: 'text' } as const;

/** A map of `count` stakeholders with values of the project's own. */
function mapOf(values: Record<string, readonly unknown[]>, types: Record<string, string>): { fixture: Fixture; drawn: (options: Partial<GraphOptions>) => { model: MapModel; node: (id: string) => NodeData; legend: ReturnType<typeof legendOf> } } {
  const fixture = new Fixture();
  for (const [id, valueType] of Object.entries(types)) fixture.put('property', id, { of: 'stakeholder', name: id, valueType, options: [] });
  const count = Math.max(...Object.values(values).map((list) => list.length));
  for (let index = 0; index < count; index += 1) {
    const properties = Object.fromEntries(Object.entries(values).flatMap(([id, list]) => (list[index] === undefined ? [] : [[id, list[index]]])));
    fixture.actor(`a${index}`, { properties }, { x: index * 100, y: 0 });
  }
  return {
    fixture,
    drawn: (options) => {
      const all = { ...OPTIONS, ...options };
      const model = new MapModel(fixture, all);
      model.reload();
      return { model, node: (id) => model.nodes.get(id)!, legend: legendOf(model, fixture, all) };
    },
  };
}

test('STYLE-1 a map is drawn by any field with few values, any number, date or score, and any property of the project', () => {
  const keys = styleSources('stakeholder', [{ id: 'p', of: 'stakeholder', valueType: 'text', options: [] } as never, { id: 'q', of: 'relationship', valueType: 'number', options: [] } as never]).map(({ key }) => key);
  for (const key of ['kind', 'sector', 'level', 'state', 'formality', 'place', 'size', 'womenShare', 'marginalised', 'validFrom', 'influence', 'trust', 'ties', 'p']) expect(keys).toContain(key);
  for (const key of ['name', 'description', 'motivations', 'q']) expect(keys).not.toContain(key);
  const tied = styleSources('relationship', []).map(({ key }) => key);
  for (const key of ['type', 'sentiment', 'strength', 'confidence', 'formality']) expect(tied).toContain(key);
});

test('STYLE-8 scores are known as such, and allegations and what needs a right of its own are not spread over a picture', () => {
  expect(SCORES).not.toContain('readyForViolence');
  expect(isScore('influence') && isScore('position') && isScore('feelsThreatened')).toBe(true);
  expect(isScore('sector') || isScore('ties')).toBe(false);
  expect(styleSource('stakeholder', 'roleOverride', new Fixture())).toBeUndefined();
  expect(styleSource('stakeholder', 'readyForViolence', new Fixture())).toBeUndefined();
});

test('STYLE-3 of more values than colours the most frequent get one, the rest shares another, and what is not stated is blank', () => {
  const values = Array.from({ length: 12 }, (_, index) => Array.from({ length: 12 - index }, () => `v${String(index).padStart(2, '0')}`)).flat();
  const { drawn } = mapOf({ p: [...values, undefined, undefined] }, { p: 'text' });
  const { legend, node } = drawn({ colourBy: 'p' });
  expect(legend.colours!.entries.map(({ name }) => name)).toEqual(['v00', 'v01', 'v02', 'v03', 'v04', 'v05', 'v06']);
  expect(new Set(legend.colours!.entries.map(({ colour }) => colour.light)).size).toBe(7);
  expect(legend.colours!.others).toMatchObject({ values: 5, count: 15, colour: FILLS.other });
  expect(node(`a${values.length - 1}`).fill).toEqual(FILLS.other);
  const empty = mapOf({ p: ['x'], q: [undefined, 'y'] }, { p: 'text', q: 'text' }).drawn({ colourBy: 'p' });
  expect(empty.legend.colours!.unknown).toBe(1);
  expect(paintOf(empty.node('a1'), { theme: 'light' })).toEqual(paintOf({ entity: 'stakeholder', fill: null, sign: null }, { theme: 'light' }));
});

test('STYLE-3 a colour that the project gave is kept, and no other value gets it', () => {
  const list = { ...BY_NAME, colour: (value: string) => (value === 'c' ? FILLS.categories[0] : undefined) };
  const scale = colourScale(TEXT, ['a', 'b', 'c'], FILLS, list);
  expect(colourOf(scale, 'c')).toEqual(FILLS.categories[0]);
  expect([colourOf(scale, 'a'), colourOf(scale, 'b')]).toEqual([FILLS.categories[1], FILLS.categories[2]]);
});

test('STYLE-4 numbers get steps from little to much that hold about as many each, and zero parts those below and above', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 900, 10_000];
  const scale = colourScale(NUMBER, values, FILLS, BY_NAME);
  expect(scale.kind === 'steps' && scale.steps.map(({ from, to }) => [from, to])).toEqual([[1, 2], [3, 4], [5, 6], [7, 8], [900, 10_000]]);
  expect(colourOf(scale, 1)).toEqual(FILLS.sequential[0]);
  expect(colourOf(scale, 10_000)).toEqual(FILLS.sequential[4]);
  expect(colourOf(scale, null)).toBeNull();
  const both = colourScale(NUMBER, [-8, -1, 0, 3, 50], FILLS, BY_NAME);
  expect([-8, -1, 0, 3, 50].map((value) => colourOf(both, value))).toEqual(FILLS.diverging);
  for (const odd of [[], [5], [5, 5, 5]]) expect(() => colourScale(NUMBER, odd, FILLS, BY_NAME)).not.toThrow();
  const score = colourScale({ ...NUMBER, nature: 'score', range: [0, 10] }, [0, 9], FILLS, BY_NAME);
  expect([colourOf(score, 0), colourOf(score, 9)]).toEqual([FILLS.sequential[0], FILLS.sequential[4]]);
});

test('STYLE-5 size runs to the most there is, grows with each number, and is not made up where nothing is stated', () => {
  const { drawn } = mapOf({ n: [0, 100, 400, undefined] }, { n: 'number' });
  const { node, legend } = drawn({ sizeBy: 'n' });
  expect(['a0', 'a1', 'a2'].map((id) => node(id).measure)).toEqual([0, 2.5, 10]);
  expect(node('a3').measure).toBeNull();
  expect(legend.size).toMatchObject({ source: 'n', unknown: 1, samples: [{ value: 400 }, { value: 200 }, { value: 40 }] });
});

test('STYLE-5 what a change of one makes of the looks of others is told with it', () => {
  const { fixture, drawn } = mapOf({ n: [0, 100] }, { n: 'number' });
  const { model, node } = drawn({ sizeBy: 'n' });
  expect(node('a1').measure).toBe(10);
  const delta = model.apply([fixture.put('stakeholder', 'a0', { properties: { n: 200 } })]);
  expect(delta.put.map(({ id }) => id).sort()).toEqual(['a0', 'a1']);
  expect(node('a1').measure).toBe(5);
  const tied = drawn({ sizeBy: 'ties' }).model;
  const after = tied.apply([fixture.tie('t', 'a0', 'a1')]);
  expect(after.put.map(({ id }) => id)).toEqual(expect.arrayContaining(['a0', 'a1', 't']));
  expect(tied.nodes.get('a0')!.measure).toBe(10);
  tied.apply([fixture.put('stakeholder', 'a0', { name: 'Another name' })]);
  expect(tied.nodes.get('a0')!.measure).toBe(10);
});

test('STYLE-6 shapes tell values apart; those left over share one, and what is not stated is round', () => {
  const values = Array.from({ length: 14 }, (_, index) => `v${String(index).padStart(2, '0')}`);
  const scale = shapeScale(values, BY_NAME);
  expect(new Set(values.map((value) => shapeOf(scale, value))).size).toBe(11);
  expect(shapeOf(scale, null)).toBe('circle');
  expect(values.map((value) => shapeOf(scale, value))).not.toContain('circle');
  const { legend, node } = mapOf({ p: ['x', 'y', undefined] }, { p: 'text' }).drawn({ shapeBy: 'p' });
  expect(legend.kinds).toEqual([]);
  expect(legend.shapes).toMatchObject({ entries: [{ name: 'x' }, { name: 'y' }], others: null, unknown: 1 });
  expect(node('a0').shape).not.toBe(node('a1').shape);
});

test('STYLE-9 lines by another value keep pattern and head of their type, and their legend says both', () => {
  const fixture = new Fixture();
  fixture.term('relationshipType', 'funding');
  for (const id of ['a', 'b']) fixture.actor(id, {}, { x: 0, y: 0 });
  fixture.tie('hostile', 'a', 'b', { type: 'funding', sentiment: -2, strength: 9 });
  fixture.tie('friendly', 'b', 'a', { type: 'funding', sentiment: 2 });
  fixture.tie('unstated', 'a', 'b', { type: 'funding' });
  const options = { ...OPTIONS, lineBy: 'sentiment', widthBy: 'same' };
  const model = new MapModel(fixture, options);
  model.reload();
  const line = (id: string) => model.edges.get(id)!.line;
  expect(new Set(['hostile', 'friendly', 'unstated'].map((id) => line(id).colour.light)).size).toBe(3);
  for (const id of ['hostile', 'friendly', 'unstated']) expect(line(id)).toMatchObject({ pattern: 'dashed', head: 'filled' });
  expect(model.edges.get('hostile')!.width).toBe(model.edges.get('friendly')!.width);
  const legend = legendOf(model, fixture, options);
  expect(legend.lines).toMatchObject({ entries: [{ name: '-2' }, { name: '2' }], unknown: 1 });
  expect(legend.types).toMatchObject([{ pattern: 'dashed', count: 3 }]);
});

test('STYLE-10 what the map was drawn by may go: then nothing is drawn by it, and nothing breaks', () => {
  const { fixture, drawn } = mapOf({ p: ['x', 'y'] }, { p: 'text' });
  const { model, node } = drawn({ colourBy: 'p', shapeBy: 'p', sizeBy: 'p' });
  expect(node('a0').fill).not.toBeNull();
  model.apply([fixture.put('property', 'p', { deleted: true })]);
  expect(node('a0').fill).toBeNull();
  expect(node('a0').shape).toBe('circle');
});

test('STYLE-1 one map is drawn by one thing after another', () => {
  const { drawn } = mapOf({ p: ['x', 'y', undefined], n: [1, undefined, 3] }, { p: 'text', n: 'number' });
  const { model, node } = drawn({});
  for (const key of ['p', 'n', 'position', 'ties', 'sector', 'none', 'gone', 'p']) {
    for (const channel of ['colourBy', 'sizeBy', 'shapeBy', 'lineBy', 'widthBy'] as const) expect(() => model.reload({ ...OPTIONS, [channel]: key })).not.toThrow();
  }
  model.reload({ ...OPTIONS, colourBy: 'p' });
  expect([node('a0').fill, node('a1').fill, node('a2').fill]).toEqual([FILLS.categories[0], FILLS.categories[1], null]);
  model.reload({ ...OPTIONS, colourBy: 'n' });
  expect(node('a1').fill).toBeNull();
});
