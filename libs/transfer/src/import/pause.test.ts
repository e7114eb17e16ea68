import { jest } from '@jest/globals';
import type { GraphFile } from '@baraza/interchange';
import { v7 } from 'uuid';
import { fileOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';
import { TermBook } from './terms.js';

test('MEAN-28 while a file is planned others have their turn: while rows are read, while it is looked for who is meant, and while everybody is put on a map', async () => {
  const rows = 40;
  const file = await fileOf({ elements: ['Label', ...Array.from({ length: rows }, (_, at) => `Name ${at}`)].join('\n') });
  const project = new MemoryProject();
  // Each look at the clock finds that it is time for others.
  let clock = 0;
  const now = jest.spyOn(performance, 'now').mockImplementation(() => (clock += 1000));
  let [turns, planning] = [0, true];
  const others = (): void => {
    turns += 1;
    if (planning) setImmediate(others);
  };
  setImmediate(others);
  const plan = await project.plan(file, { map: { name: 'All' } });
  planning = false;
  now.mockRestore();
  expect(plan.maps).toMatchObject([{ added: rows }]);
  // Who is it: gathered, by id, by name with and without kind, decided; then read, put on the map, and told.
  expect(turns).toBeGreaterThanOrEqual(8 * rows);
});

/** Milliseconds of the fastest of a few. */
async function fastest(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const since = performance.now();
    await run();
    times.push(performance.now() - since);
  }
  return Math.min(...times);
}

test('MEAN-28 twenty thousand rows of one name take no longer to plan than as many of different names', async () => {
  const rowsOf = (name: (at: number) => string): Promise<GraphFile> => fileOf({ elements: ['Label', ...Array.from({ length: 20_000 }, (_, at) => name(at))].join('\n') });
  const [same, different] = [await rowsOf(() => 'Unknown'), await rowsOf((at) => `Unknown ${at}`)];
  const plain = await fastest(() => new MemoryProject().plan(different));
  // Ten times as long, and more with more rows, where each row copied the list of all before it.
  expect(await fastest(() => new MemoryProject().plan(same))).toBeLessThan(4 * plain);
});

test('MEAN-28 a list of twelve thousand words is made ready to be looked up in less than two seconds', async () => {
  const { store } = new MemoryProject();
  for (let at = 0; at < 12_000; at += 1) store.put('term', { id: v7(), vocabulary: 'kind', code: `k${at}`, name: `Kind ${at}`, order: at, thing: false, deleted: false, classification: 'restricted' });
  // A tenth of a second; six, and more with more words, where each was sought among all.
  expect(await fastest(() => new TermBook(store, v7, []))).toBeLessThan(2000);
});
