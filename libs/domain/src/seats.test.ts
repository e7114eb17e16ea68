import { nextSeat } from './seats.js';
import { CODE_LENGTHS, readShortCode, shortCode, shownCode } from './short-code.js';

test('UI-141 the next free seat follows the highest that is taken, whatever it is called', () => {
  expect([nextSeat([]), nextSeat(['Seat 8', null, 'مقعد 11', '3']), nextSeat(['Seat 2', 'the one of 1999888777']), nextSeat(['Table 4b'])]).toEqual([1, 12, 3, 1]);
});

test('JOIN-1 a code is read as people type it, and nothing else is a code', () => {
  const code = shortCode(Uint8Array.from({ length: CODE_LENGTHS.own }, (_, index) => index * 7));
  expect(code).toHaveLength(10);
  expect([readShortCode(shownCode(code), 10), readShortCode(` ${code.toLowerCase()} `, 10), readShortCode('O1I-L', 4)]).toEqual([code, code, '0111']);
  expect([readShortCode(code, 12), readShortCode('uuuuuuuuuu', 10), readShortCode('', 10)]).toEqual([null, null, null]);
});
