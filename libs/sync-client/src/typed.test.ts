/** What somebody is typing outlives the page, and nothing else. */
import { MemoryDisk } from './storage/memory.js';
import { Typed } from './typed.js';

const PLACE = 'log of a session';

test('SYNC-90: what is being typed is there after the page was loaded anew, the newest of it, until it is committed', async () => {
  const disk = new MemoryDisk();
  const first = disk.tab();
  const typed = new Typed(() => first);
  for (const text of ['A', 'A p', 'A police post']) typed.keep(PLACE, text);
  await typed.settled();
  await first.close();
  const second = disk.tab();
  const anew = new Typed(() => second);
  expect(await anew.read(PLACE)).toBe('A police post');
  anew.keep(PLACE, null);
  expect(await anew.read(PLACE)).toBeNull();
  await anew.settled();
  expect(await new Typed(() => second).read(PLACE)).toBeNull();
});

test('SYNC-91: what is being typed goes with the account and not with a change of rights, and lasts as long as the tab where nothing can be kept', async () => {
  const disk = new MemoryDisk();
  const tab = disk.tab();
  const typed = new Typed(() => tab);
  typed.keep(PLACE, 'A police post');
  await typed.settled();
  await tab.wipe({ queues: false });
  expect(await new Typed(() => tab).read(PLACE)).toBe('A police post');
  await tab.wipe({ queues: true });
  expect(await new Typed(() => tab).read(PLACE)).toBeNull();
  disk.full = true;
  typed.keep(PLACE, 'and a light');
  await typed.settled();
  expect(await typed.read(PLACE)).toBe('and a light');
});
