import { Line } from './line.js';

const full = (): Error => new Error('full');

/** Work that ends when it is told to. */
function harness(line: Line): { begun: string[]; ask(name: string, account: string, options?: { places?: number; signal?: AbortSignal }): Promise<string>; end(name: string): Promise<void> } {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    ask: (name, account, options = {}) => line.within(account, () => (begun.push(name), new Promise((resolve) => ends.set(name, () => resolve(name)))), { ...options, full }),
    end: async (name) => {
      ends.get(name)!();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('IMP-45 what finds no place waits, and begins in order as soon as there is one; nobody waits for places of somebody else’s own', async () => {
  const { begun, ask, end } = harness(new Line({ most: 2, mostOfOne: 1, mostWaiting: 5, mostWaitingOfOne: 5 }));
  const all = [ask('a1', 'a'), ask('a2', 'a'), ask('b1', 'b'), ask('c1', 'c')];
  await settled();
  expect(begun).toEqual(['a1', 'b1']);
  await end('b1');
  expect(begun).toEqual(['a1', 'b1', 'c1']);
  await end('c1');
  expect(begun).toHaveLength(3);
  await end('a1');
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2']);
  await end('a2');
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1']);
});

test('IMP-45 two that are large are never done at once, and what is large is not overtaken for ever', async () => {
  const { begun, ask, end } = harness(new Line({ most: 3, mostOfOne: 2, mostWaiting: 5, mostWaitingOfOne: 5 }));
  void ask('large', 'a', { places: 2 });
  void ask('small', 'b');
  void ask('large too', 'c', { places: 2 });
  void ask('small too', 'd');
  await settled();
  expect(begun).toEqual(['large', 'small']);
  await end('small');
  expect(begun).toEqual(['large', 'small']);
  await end('large');
  expect(begun).toEqual(['large', 'small', 'large too', 'small too']);
});

test('IMP-45 what is aborted leaves the line and holds nothing; work that fails gives its place back; a full line is said', async () => {
  const line = new Line({ most: 1, mostOfOne: 1, mostWaiting: 2, mostWaitingOfOne: 1 });
  const { begun, ask, end } = harness(line);
  const gone = new AbortController();
  void ask('a', 'a');
  const left = ask('b', 'b', { signal: gone.signal });
  await expect(ask('b2', 'b')).rejects.toThrow('full');
  const last = ask('c', 'c');
  await expect(ask('d', 'd')).rejects.toThrow('full');
  gone.abort(new Error('cancelled'));
  await expect(left).rejects.toThrow('cancelled');
  await expect(ask('e', 'e', { signal: gone.signal })).rejects.toThrow('cancelled');
  await end('a');
  await end('c');
  expect(await last).toBe('c');
  expect(begun).toEqual(['a', 'c']);
  await expect(line.within('f', () => Promise.reject(new Error('broken')), { full })).rejects.toThrow('broken');
  expect(await line.within('f', () => Promise.resolve('again'), { full })).toBe('again');
});
