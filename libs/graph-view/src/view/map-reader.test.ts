import { Fixture, OPTIONS } from '../testing/fixture.js';
import { MapReader } from './map-reader.js';

test('PIC-5: the legend of a part counts those who are in it, and nothing that some of them were judged', () => {
  const fixture = new Fixture();
  for (const [id, position] of [['a', 2], ['b', 2], ['c', -2]] as const) {
    fixture.actor(id, {}, { x: 0, y: 0 });
    fixture.judge(`j${id}`, id, 'position', position);
  }
  fixture.tie('ab', 'a', 'b', { type: 'funding' });
  fixture.tie('ac', 'a', 'c', { type: 'funding' });
  const map = new MapReader(fixture, OPTIONS).read(OPTIONS, {}, null);
  const told = (keeps: string, unjudged: string[] = []): object => {
    const { position, types } = map.part((id) => id.length > 1 || keeps.includes(id), new Set(unjudged)).legend;
    return { steps: position!.steps.flatMap(({ value, count }) => (count > 0 ? [[value, count]] : [])), unknown: position!.unknown, ties: types.reduce((sum, { count }) => sum + count, 0) };
  };
  expect(told('abc')).toEqual({ steps: [[-2, 1], [2, 2]], unknown: 0, ties: 2 });
  expect(told('ab')).toEqual({ steps: [[2, 2]], unknown: 0, ties: 1 });
  expect(told('abc', ['c'])).toEqual({ steps: [[2, 2]], unknown: 1, ties: 2 });
});

test('PIC-10: steps of colour, sizes and numbers of ties of a part are those of who is in it, and tell nothing of the others', () => {
  const fixture = new Fixture();
  fixture.put('property', 'p', { of: 'stakeholder', name: 'Budget', valueType: 'number', options: [] });
  for (const [id, p] of [['a', 10], ['b', 20], ['c', 30], ['d', 950], ['e', 1000], ['f', 40], ['g', 41]] as const) fixture.actor(id, { properties: { p } }, { x: 0, y: 0 });
  for (const [from, to] of ['ab', 'ac', 'ad', 'ae', 'af']) fixture.tie(`${from}-${to}`, from!, to!);
  const told = (options: Partial<typeof OPTIONS>, keeps: string): object => {
    const all = { ...OPTIONS, ...options };
    const { legend, nodes } = new MapReader(fixture, all).read(all, {}, null).part((id) => id.length > 1 || keeps.includes(id), new Set());
    const { colours, size } = legend;
    return { steps: colours?.entries.map(({ name, count }) => [name, count]), sizes: size?.samples.map(({ name }) => name), fills: new Set(nodes.map(({ onPaper }) => onPaper.fill)).size };
  };
  // By themselves the three smallest fill all steps; among all, they would lie in one.
  expect(told({ colourBy: 'p', sizeBy: 'p' }, 'abc')).toEqual({ steps: [['10', 1], ['20', 1], ['30', 1]], sizes: ['30', '15', '3'], fills: 3 });
  expect(JSON.stringify(told({ colourBy: 'p', sizeBy: 'p' }, 'abcdefg'))).toContain('1000');
  // Of five ties, two are in this part.
  expect(told({ colourBy: 'ties', sizeBy: 'ties' }, 'abc')).toEqual({ steps: [['1', 2], ['2', 1]], sizes: ['2', '1', '0'], fills: 2 });
});
