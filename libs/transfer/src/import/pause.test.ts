import { jest } from '@jest/globals';
import { fileOf } from '../test/files.js';
import { MemoryProject } from '../test/memory-project.js';

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
