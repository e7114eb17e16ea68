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
    const { position, types } = map.legendOf((id) => keeps.includes(id), new Set(unjudged));
    return { steps: position!.steps.flatMap(({ value, count }) => (count > 0 ? [[value, count]] : [])), unknown: position!.unknown, ties: types.reduce((sum, { count }) => sum + count, 0) };
  };
  expect(told('abc')).toEqual({ steps: [[-2, 1], [2, 2]], unknown: 0, ties: 2 });
  expect(told('ab')).toEqual({ steps: [[2, 2]], unknown: 0, ties: 1 });
  expect(told('abc', ['c'])).toEqual({ steps: [[2, 2]], unknown: 1, ties: 2 });
});
