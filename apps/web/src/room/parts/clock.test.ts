import { clockText } from './clock.js';

test('UI-108: clocks show minutes and seconds, hours where there are some, and never a minus before nothing', () => {
  expect([0, 72_900, 3_599_999, 5_347_000, -61_000, -400].map(clockText)).toEqual(['0:00', '1:12', '59:59', '1:29:07', '−1:01', '0:00']);
});
