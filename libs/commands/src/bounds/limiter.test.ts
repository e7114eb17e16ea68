import { Limiter } from './limiter.js';

describe('the limiter', () => {
  test('AUTH-7 lets so many through, then one every so often, and says how long to wait', () => {
    let now = 0;
    const limiter = new Limiter({ tries: 3, refillMs: 10_000, now: () => now });
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 10]);
    expect(limiter.take('b')).toBe(0);
    now = 4_000;
    expect(limiter.take('a')).toBe(6);
    now = 10_000;
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 10]);
    limiter.giveBack('a');
    expect(limiter.take('a')).toBe(0);
    now = 1_000_000;
    expect([1, 2, 3, 4].map(() => limiter.take('a') === 0)).toEqual([true, true, true, false]);
  });

  test('AUTH-7 remembers no more keys than it may, and forgets the one unused for longest', () => {
    const limiter = new Limiter({ tries: 1, refillMs: 1e9, keys: 3, now: () => 0 });
    for (const key of ['a', 'b', 'c', 'a', 'd']) limiter.take(key);
    expect(limiter.size).toBe(3);
    expect([limiter.take('a') > 0, limiter.take('b')]).toEqual([true, 0]);
  });
});
