import fc from 'fast-check';
import { neighbourhood } from './neighbourhood.js';
import { shortestPaths } from './paths.js';
import { MOST_TIES, type Tie, tieGraph, TooMuchWork } from './tie-graph.js';

const tie = (from: string, to: string, direction: Tie['direction'] = 'directed', id = `${from}${to}`): Tie => ({ id, from, to, direction });
const square = tieGraph([tie('a', 'b'), tie('b', 'd'), tie('a', 'c'), tie('c', 'd'), tie('d', 'e', 'mutual')]);

describe('neighbourhood', () => {
  test('GRAPH-1 reaches as far as asked and brings all ties among those it reaches', () => {
    const { distances, ties } = neighbourhood(square, 'a', { depth: 1 });
    expect([...distances]).toEqual([['a', 0], ['b', 1], ['c', 1]]);
    expect(ties).toEqual(['ab', 'ac']);
    expect([...neighbourhood(square, 'a', { depth: 6 }).distances.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('GRAPH-1 follows directions only where asked; mutual and undirected ties both ways', () => {
    expect([...neighbourhood(square, 'd', { depth: 1 }).distances.keys()]).toEqual(['d', 'b', 'c', 'e']);
    expect([...neighbourhood(square, 'd', { depth: 3, follow: 'along' }).distances.keys()]).toEqual(['d', 'e']);
    expect([...neighbourhood(square, 'e', { depth: 1, follow: 'along' }).distances.keys()]).toEqual(['e', 'd']);
  });

  test('GRAPH-1 somebody without ties is alone; depth 0 is the one asked for, with ties to itself', () => {
    expect([...neighbourhood(square, 'nobody', { depth: 3 }).distances]).toEqual([['nobody', 0]]);
    const graph = tieGraph([tie('a', 'a'), tie('a', 'b')]);
    expect(neighbourhood(graph, 'a', { depth: 0 }).ties).toEqual(['aa']);
  });

  test('GRAPH-3 names the limit where too many are within reach', () => {
    const star = tieGraph(Array.from({ length: 20 }, (_, index) => tie('hub', `n${index}`)));
    expect(() => neighbourhood(star, 'hub', { depth: 1, most: 10 })).toThrow(/More than 10 stakeholders lie within 1 steps/);
  });
});

describe('shortest paths', () => {
  test('GRAPH-2 gives all of the shortest, in the order of ids, with every tie of each step', () => {
    const graph = tieGraph([tie('a', 'b'), tie('a', 'b', 'mutual', 'ab2'), tie('b', 'd'), tie('a', 'c'), tie('c', 'd'), tie('a', 'x'), tie('x', 'y'), tie('y', 'd')]);
    expect(shortestPaths(graph, 'a', 'd', { maxLength: 8 })).toEqual({
      paths: [
        { nodes: ['a', 'b', 'd'], steps: [['ab', 'ab2'], ['bd']] },
        { nodes: ['a', 'c', 'd'], steps: [['ac'], ['cd']] },
      ],
      more: false,
    });
  });

  test('GRAPH-2 follows directions where asked', () => {
    expect(shortestPaths(square, 'e', 'a', { maxLength: 8 }).paths).toHaveLength(2);
    expect(shortestPaths(square, 'e', 'a', { maxLength: 8, follow: 'along' }).paths).toEqual([]);
    expect(shortestPaths(square, 'a', 'e', { maxLength: 8, follow: 'along' }).paths.map(({ nodes }) => nodes.join(''))).toEqual(['abde', 'acde']);
  });

  test('GRAPH-2 no chain longer than asked for; to oneself a chain of none; none to somebody without ties', () => {
    expect(shortestPaths(square, 'a', 'e', { maxLength: 2 }).paths).toEqual([]);
    expect(shortestPaths(square, 'a', 'a', { maxLength: 2 }).paths).toEqual([{ nodes: ['a'], steps: [] }]);
    expect(shortestPaths(square, 'a', 'nobody', { maxLength: 2 }).paths).toEqual([]);
  });

  test('GRAPH-3 stops at the most paths and says that there are more, also where there are very many', () => {
    // Twelve layers of ten: 10^11 shortest paths.
    const layers = Array.from({ length: 12 }, (_, layer) => Array.from({ length: 10 }, (_, index) => `n${layer}-${index}`));
    const ties = layers.slice(1).flatMap((layer, index) => layers[index]!.flatMap((from) => layer.map((to) => tie(from, to))));
    const { paths, more } = shortestPaths(tieGraph(ties), 'n0-0', 'n11-9', { maxLength: 11, most: 5 });
    expect(paths).toHaveLength(5);
    expect(more).toBe(true);
  });

  test('GRAPH-3 refuses more ties than one answer may cost', () => {
    const ties = Array.from({ length: MOST_TIES + 1 }, (_, index) => tie('a', 'b', 'directed', String(index)));
    expect(() => tieGraph(ties)).toThrow(TooMuchWork);
    expect(() => tieGraph(ties)).toThrow(/50,000/);
  });

  test('GRAPH-2 a path is as long as the distance in the neighbourhood, and every step is a tie, on any graph', () => {
    const node = fc.integer({ min: 0, max: 7 }).map((n) => `n${n}`);
    const ties = fc.array(fc.tuple(node, node, fc.constantFrom('directed', 'mutual', 'undirected')), { maxLength: 24 });
    const seed = Math.trunc(Date.now() % 2 ** 31);
    fc.assert(
      fc.property(ties, fc.constantFrom<('along' | 'anyWay')[]>('along', 'anyWay'), (list, follow) => {
        const graph = tieGraph(list.map(([from, to, direction], index) => tie(from, to, direction as Tie['direction'], `t${index}`)));
        const { distances } = neighbourhood(graph, 'n0', { depth: 8, follow });
        for (const [target, distance] of distances) {
          const { paths } = shortestPaths(graph, 'n0', target, { maxLength: 8, follow });
          expect(paths.length).toBeGreaterThan(0);
          for (const { nodes, steps } of paths) {
            expect(nodes).toHaveLength(distance + 1);
            expect(steps.every((step) => step.length > 0)).toBe(true);
          }
        }
      }),
      { seed, numRuns: 200 },
    );
  });
});
