import fc from 'fast-check';
import type { NodeData } from '../model/data.js';
import { coalitionsOf } from '../model/coalitions.js';
import { Fixture } from '../testing/fixture.js';
import { shortestTree } from './ribbon.js';
import { coalitionAreas } from './underlay.js';

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
});
