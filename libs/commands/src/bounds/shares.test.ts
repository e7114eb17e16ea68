import { Shares } from './shares.js';

test('LIMIT-1 one account takes its own share and no more, all together no more than there is, and what is given back is there again', () => {
  const shares = new Shares({ most: 3, mostOfOne: 2 });
  expect(['a', 'a', 'a', 'b', 'b', 'c'].map((who) => shares.take(who))).toEqual([null, null, 'own', null, 'all', 'all']);
  shares.giveBack('a');
  expect([shares.take('c'), shares.take('b')]).toEqual([null, 'all']);
  for (const who of ['a', 'a', 'b', 'c', 'nobody']) shares.giveBack(who);
  expect(['d', 'd', 'e', 'f'].map((who) => shares.take(who))).toEqual([null, null, null, 'all']);
});

test('LIMIT-5 takes several places at once, and what is more than a bound allows where nothing else is taken', () => {
  const shares = new Shares({ most: 10, mostOfOne: 5 });
  expect([shares.take('a', 3), shares.take('a', 3), shares.take('a', 2), shares.take('b', 6), shares.take('b', 5)]).toEqual([null, 'own', null, 'all', null]);
  shares.giveBack('a', 5);
  shares.giveBack('b', 5);
  expect([shares.take('c', 11), shares.take('c'), shares.take('d')]).toEqual([null, 'own', 'all']);
  shares.giveBack('c', 11);
  expect(shares.take('d', 5)).toBe(null);
});

test('LIMIT-1 a place is given back also where the work fails', async () => {
  const shares = new Shares({ most: 1, mostOfOne: 1 });
  const full = (): Error => new Error('full');
  await expect(shares.within('a', () => Promise.reject(new Error('failed')), full)).rejects.toThrow('failed');
  await expect(shares.within('a', () => shares.within('b', () => Promise.resolve(1), full), full)).rejects.toThrow('full');
  expect(await shares.within('b', () => Promise.resolve(2), full)).toBe(2);
});
