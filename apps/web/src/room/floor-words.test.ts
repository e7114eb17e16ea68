import type { FloorEntry } from '@baraza/domain';
import fc from 'fast-check';
import { movedAhead, nextSeat, waitedMinutes } from './floor-words.js';

const entry = (asked: number): FloorEntry => ({ id: `e${asked}`, label: `Seat ${asked}`, participation: null, stakeholder: null, groups: [], language: null, askedAt: asked, asked });

describe('who waits', () => {
  test('UI-125: whoever was moved ahead is marked, and those who were passed are counted', () => {
    expect(movedAhead([0, 1, 2].map(entry))).toEqual({ moved: new Set(), passed: 0 });
    expect(movedAhead([3, 4, 0, 1, 2].map(entry))).toEqual({ moved: new Set(['e3', 'e4']), passed: 3 });
    expect(movedAhead([0, 2, 1].map(entry))).toEqual({ moved: new Set(['e2']), passed: 1 });
  });

  test('UI-125: in whatever order, nobody is marked exactly where they stand as they asked', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 0, maxLength: 7 }), (order) => {
        const { moved, passed } = movedAhead(order.map(entry));
        const sorted = order.every((asked, at) => at === 0 || order[at - 1]! < asked);
        expect([moved.size === 0, passed === 0]).toEqual([sorted, sorted]);
        expect(moved.size + passed).toBeLessThanOrEqual(order.length);
      }),
    );
  });

  test('UI-126: how long somebody waits is whole minutes, in steps of five where nothing may be attributed, and never negative', () => {
    const after = (minutes: number) => minutes * 60_000 + 59_000;
    expect([0, 4, 7].map((minutes) => waitedMinutes(0, after(minutes), 'affiliationOnly'))).toEqual([0, 4, 7]);
    expect([0, 4, 7, 10].map((minutes) => waitedMinutes(0, after(minutes), 'notAttributed'))).toEqual([0, 0, 5, 10]);
    expect(waitedMinutes(10_000, 0, 'attributed')).toBe(0);
  });

  test('UI-124: the next seat is one that nobody on the floor has', () => {
    expect([nextSeat([]), nextSeat(['Seat 9', 'Seat 3', '']), nextSeat(['المقعد 12'])]).toEqual([1, 10, 13]);
  });
});
