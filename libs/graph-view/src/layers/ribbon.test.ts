import fc from 'fast-check';
import type { NodeData } from '../model/data.js';
import { coalitionsOf } from '../model/coalitions.js';
import { coalitionMarks } from '../picture/marks.js';
import { Fixture } from '../testing/fixture.js';
import { ribbonOf, ribbonSpine, shortestTree } from './ribbon.js';
import { lookOfCoalition } from '../look/coalition.js';
import { coalitionAreas, coalitionLegend } from './underlay.js';

const points = fc.array(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }), { minLength: 1, maxLength: 7 });
type Points = readonly { x: number; y: number }[];
const lengthOf = (at: Points, tree: readonly (readonly [number, number])[]): number => tree.reduce((sum, [a, b]) => sum + Math.hypot(at[a]!.x - at[b]!.x, at[a]!.y - at[b]!.y), 0);

/** Every tree on n points, by its Prüfer sequence. */
function* trees(n: number): Iterable<[number, number][]> {
  if (n < 3) return void (yield n === 2 ? [[0, 1]] : []);
  for (let code = 0; code < n ** (n - 2); code += 1) {
    const sequence = Array.from({ length: n - 2 }, (_, place) => Math.floor(code / n ** place) % n);
    const degree = Array.from({ length: n }, (_, node) => 1 + sequence.filter((each) => each === node).length);
    const edges: [number, number][] = [];
    for (const node of sequence) {
      const leaf = degree.indexOf(1);
      edges.push([leaf, node]);
      degree[leaf]! -= 1;
      degree[node]! -= 1;
    }
    const [a, b] = degree.flatMap((left, node) => (left === 1 ? [node] : []));
    edges.push([a!, b!]);
    yield edges;
  }
}

describe('the area of a coalition', () => {
  it('COAL-4 bands join all members along the shortest way', () => {
    fc.assert(
      fc.property(points.filter((at) => at.length <= 5), (at) => {
        const tree = shortestTree(at);
        expect(tree).toHaveLength(at.length - 1);
        const reached = new Set([0]);
        for (const [from, to] of tree) {
          expect(reached.has(from)).toBe(true);
          reached.add(to);
        }
        expect(reached.size).toBe(at.length);
        const shortest = Math.min(...[...trees(at.length)].map((other) => lengthOf(at, other)));
        expect(lengthOf(at, tree)).toBeCloseTo(shortest, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('COAL-4 who is in several coalitions is in the area of each, and on a day only where both were so', () => {
    const fixture = new Fixture();
    for (const id of ['a', 'b', 'c']) fixture.actor(id, {}, { x: 0, y: 0 });
    fixture.put('coalition', 'north', { name: 'North' });
    fixture.put('coalition', 'past', { name: 'Past', validTo: '2005' });
    const join = (coalition: string, stakeholder: string, values = {}): void => void fixture.put('coalitionMember', `${coalition} ${stakeholder}`, { coalition, stakeholder, ...values });
    join('north', 'a');
    join('north', 'b', { validFrom: '2007-03' });
    join('past', 'a');
    const body = (id: string, x: number) => ({ data: { id, entity: 'stakeholder' } as NodeData, at: { x, y: x }, width: 40, height: 40 });
    const areas = (day?: string): object => Object.fromEntries(coalitionAreas([body('a', 0), body('b', 100), body('c', 200)], (id) => coalitionsOf(fixture, id, day).map((each) => each.id)).map(({ group, ribbon }) => [group, ribbon!.discs.map(({ x }) => x)]));
    expect(areas()).toEqual({ north: [0, 100], past: [0] });
    expect(areas('2005-06-01')).toEqual({ north: [0], past: [0] });
    expect(areas('2008-01-01')).toEqual({ north: [0, 100] });
    fixture.put('coalition', 'north', { deleted: true });
    expect(areas('2008-01-01')).toEqual({});
  });

  it('COAL-6 coalitions differ by colour and by a line, on the canvas as on paper: two in a row by both, two dozen by one at least', () => {
    const looks = Array.from({ length: 24 }, (_, place) => lookOfCoalition(place));
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(24);
    looks.slice(1).forEach(({ colour, line }, before) => {
      expect(colour).not.toEqual(looks[before]!.colour);
      expect(line).not.toEqual(looks[before]!.line);
    });
    expect(lookOfCoalition(24)).toEqual(looks[0]);
    const ribbon = ribbonOf([{ x: 0, y: 0, radius: 10 }, { x: 100, y: 0, radius: 20 }]);
    expect(ribbonSpine(ribbon)).toEqual([[{ x: 10, y: 0 }, { x: 80, y: 0 }]]);
    expect(ribbonSpine(ribbonOf([{ x: 0, y: 0, radius: 10 }, { x: 15, y: 0, radius: 10 }]))).toEqual([]);
    const drawn = looks.slice(0, 3).map((look) => coalitionMarks(ribbon, look, { band: 8, unit: 0.5, theme: 'light' }).slice(1).map(({ stroke, dash }) => [stroke, dash]));
    expect(drawn).toEqual([[], [[looks[1]!.colour.light, undefined]], [[looks[2]!.colour.light, [3.5, 2.5]]]]);
  });

  it('COAL-7 the legend tells the coalitions of those who are shown, on the day that is shown, with how many of each, the largest first, and none that the reader does not have', () => {
    const fixture = new Fixture();
    for (const id of ['a', 'b', 'c']) fixture.actor(id, {}, { x: 0, y: 0 });
    for (const name of ['first', 'large', 'past', 'empty']) fixture.put('coalition', name, { name: name.toUpperCase(), ...(name === 'past' && { validTo: '2005' }) });
    const join = (coalition: string, stakeholder: string): void => void fixture.put('coalitionMember', `${coalition} ${stakeholder}`, { coalition, stakeholder });
    for (const [coalition, who] of [['first', 'a'], ['large', 'abc'], ['past', 'c'], ['unread', 'ab']] as const) for (const each of who) join(coalition, each);
    const told = (shown: string, day?: string): unknown[] => coalitionLegend([...shown].map((id) => ({ data: { id, entity: 'stakeholder' } as NodeData })), (id) => coalitionsOf(fixture, id, day).map((each) => each.id), (id) => fixture.live('coalition', id)!.name).map(({ name, count, colour }) => [name, count, colour]);
    const [one, two, three] = [0, 1, 2].map((place) => lookOfCoalition(place).colour);
    expect(told('abc')).toEqual([['LARGE', 3, two], ['FIRST', 1, one], ['PAST', 1, three]]);
    expect(told('abc', '2008-01-01')).toEqual([['LARGE', 3, two], ['FIRST', 1, one]]);
    // The same as the areas that are drawn: each has the colour of its place among those that are.
    expect(told('bc')).toEqual([['LARGE', 2, one], ['PAST', 1, two]]);
    expect(told('')).toEqual([]);
  });
});
