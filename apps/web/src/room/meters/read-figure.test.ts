import type { InclusionFigure } from '@baraza/domain';
import { readFigure } from './read-figure.js';

const figure = (rest: Partial<InclusionFigure>): InclusionFigure => ({ amount: 0, share: null, reason: null, targetShare: null, pointsBelow: null, amountBelow: null, reached: null, ...rest });

test('UI-120: what is hidden and what was not counted is no zero, and a zero is one', () => {
  expect(readFigure(figure({ amount: null, reason: 'minimum', targetShare: 30 }))).toEqual({ kind: 'hidden' });
  expect(readFigure(figure({ amount: 0, reason: 'nothingCounted', targetShare: 30 }))).toEqual({ kind: 'nothing' });
  expect(readFigure(figure({ amount: 0, share: 0, targetShare: 30, reached: false }))).toEqual({ kind: 'shown', amount: 0, percent: 0, aim: 30, below: 30 });
});

test('UI-120: what is below its target never reads as reached; without one there is no word', () => {
  expect(readFigure(figure({ amount: 296, share: 29.6, targetShare: 30, reached: false }))).toMatchObject({ percent: 29, below: 1 });
  expect(readFigure(figure({ amount: 19, share: 19.95, targetShare: 20, reached: false }))).toMatchObject({ percent: 19, below: 1 });
  expect(readFigure(figure({ amount: 3, share: 30, targetShare: 30, reached: true }))).toMatchObject({ percent: 30, below: 0 });
  expect(readFigure(figure({ amount: 3, share: 64.5 }))).toMatchObject({ aim: null, below: null });
});
