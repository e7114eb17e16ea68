import type { Records } from '@baraza/domain';
import { linesOf, positionMoves } from './position-moves.js';

let made = 0;
const judged = (value: number, day: string, more: Partial<Records['judgement']> = {}): Records['judgement'] =>
  ({ id: String((made += 1)), dimension: 'position', value, standing: 'own', judge: 'me', judgeName: null, validAt: day, judgedAt: '2026-01-01T00:00:00.000Z', withdrawn: false, source: null, ...more }) as Records['judgement'];

test('UI-164: positions come in the order in which they held, each with what the same judge said before; what was taken back and other dimensions are left out', () => {
  const team = { standing: 'agreed' } as const;
  const moves = positionMoves([judged(1, '2005-08-03'), judged(-1, '2005', team), judged(-2, '2005-03'), judged(2, '2005-09', { withdrawn: true }), judged(9, '2005-01', { dimension: 'influence' }), judged(0, '2005-08-04', team)], 'UTC');
  expect(moves.map(({ day, before, judgement }) => [day, before, judgement.value])).toEqual([
    ['2005-01-01', null, -1],
    ['2005-03-01', null, -2],
    ['2005-08-03', -2, 1],
    ['2005-08-04', -1, 0],
  ]);
});

test('UI-164: the team, I, and each other judge have a line of their own, with marks where a judgement rests on a session', () => {
  const moves = positionMoves([judged(1, '2005-02', { judge: 'other', source: 'hall' }), judged(0, '2005-03'), judged(2, '2005-04', { judge: 'other' }), judged(1, '2005-05', { standing: 'agreed' })], 'UTC');
  const lines = linesOf(moves, 'me', ({ source }) => source === 'hall');
  expect(lines.map(({ kind, points }) => [kind, points.map(({ value, fromSession }) => [value, fromSession])])).toEqual([
    ['other', [[1, true], [2, false]]],
    ['mine', [[0, false]]],
    ['agreed', [[1, false]]],
  ]);
});

test('UI-203: a day of a judgement begins where the project is, as the days of sessions do, and not where the device is', () => {
  const at = (zone: string): string => new Date(linesOf(positionMoves([judged(1, '2005-08-03')], zone), 'me', () => false)[0]!.points[0]!.at).toISOString();
  expect(['Africa/Nairobi', 'Africa/Monrovia', 'America/Bogota'].map(at)).toEqual(['2005-08-02T21:00:00.000Z', '2005-08-03T00:00:00.000Z', '2005-08-03T05:00:00.000Z']);
});
