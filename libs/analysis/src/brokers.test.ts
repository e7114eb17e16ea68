import { brokersOf } from './brokers.js';
import type { Tie } from './tie-graph.js';

const ties = (...pairs: readonly (readonly [string, string])[]): Tie[] => pairs.map(([from, to], index) => ({ id: String(index), from, to, direction: 'directed' }));

test('BROKER-1 who stands between others comes first; ways are counted in either direction, and a second tie between two changes nothing', () => {
  // A star: every way between two of the four others leads over the middle.
  expect(brokersOf(ties(['a', 'm'], ['m', 'b'], ['c', 'm'], ['m', 'd'], ['d', 'm']))[0]).toEqual({ id: 'm', betweenness: 1, neighbours: 4 });
  // A path a-b-c-d: of the three pairs of others, b is on two ways, and so is c.
  const path = brokersOf(ties(['a', 'b'], ['b', 'c'], ['c', 'd']));
  expect(path.map(({ id }) => id)).toEqual(['b', 'c', 'a', 'd']);
  expect(path[0]!.betweenness).toBeCloseTo(2 / 3);
  // A ring of four: two shortest ways between opposite ones, each counts half.
  for (const { betweenness } of brokersOf(ties(['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'a']))) expect(betweenness).toBeCloseTo(1 / 6);
  expect(brokersOf(ties(['a', 'b'], ['b', 'b']))).toEqual([{ id: 'a', betweenness: 0, neighbours: 1 }, { id: 'b', betweenness: 0, neighbours: 1 }]);
  expect(brokersOf([])).toEqual([]);
});
