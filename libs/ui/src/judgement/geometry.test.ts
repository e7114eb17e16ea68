import { share, stacked, steps } from './geometry.js';

test('values outside the scale stand at its ends', () => {
  expect([-3, -2, 0, 2, 9].map((value) => share(value, -2, 2))).toEqual([0, 0, 0.5, 1, 1]);
  expect(share(5, 5, 5)).toBe(0);
});

test('history is drawn in steps, in the order of time, whatever order it comes in', () => {
  const drawn = steps([{ at: 200, value: 10 }, { at: 0, value: 0 }, { at: 100, value: 5 }], 0, 10, 50, 10);
  expect(drawn).toEqual({ path: 'M0 10H25V5H50V0', last: [50, 0] });
});

test('one judgement alone is a level line; none is no line', () => {
  expect(steps([{ at: 7, value: 5 }], 0, 10, 50, 10)).toEqual({ path: 'M0 5H50', last: [50, 5] });
  expect(steps([], 0, 10, 50, 10)).toBeUndefined();
});

test('judges of one value are stacked', () => {
  expect(stacked([7, 8, 7, 7])).toEqual([0, 0, 1, 2]);
});
