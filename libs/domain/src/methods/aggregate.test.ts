import fc from 'fast-check';
import { aggregateJudgement, judgeKey } from './aggregate.js';

type Given = Parameters<typeof aggregateJudgement>[0][number];
let count = 0;
const judged = (values: Partial<Given>): Given => ({
  id: `j${(count += 1)}`, dimension: 'position', value: 0, standing: 'own', judge: 'ana', judgeName: null, judgedAt: '2005-07-12T08:00:00.000Z',
  validAt: null, expiresAt: null, withdrawn: false, confidence: null, ...values,
});
const median = { mode: 'median', account: 'ana' } as const;

describe('aggregateJudgement', () => {
  it('MAP-1 nobody judged is null, not 0', () => {
    expect(aggregateJudgement([], median)).toBeNull();
    expect(aggregateJudgement([judged({ withdrawn: true })], median)).toBeNull();
    expect(aggregateJudgement([judged({ judge: 'ben' })], { mode: 'mine', account: 'ana' })).toBeNull();
    expect(aggregateJudgement([judged({})], { mode: 'agreed', account: 'ana' })).toBeNull();
  });

  it('MAP-1 takes the latest of each judge, by the day it holds from, then by when it was entered', () => {
    const given = [
      judged({ value: 2, validAt: '2005-08' }),
      judged({ value: -2, validAt: '2003', judgedAt: '2026-01-01T00:00:00.000Z' }),
      judged({ value: 1, judge: 'ben', judgedAt: '2005-07-12T09:00:00.000Z' }),
      judged({ value: -1, judge: 'ben', judgedAt: '2005-07-12T08:00:00.000Z' }),
      judged({ value: 1, judge: null, judgeName: 'Adviser 1' }),
    ];
    expect(aggregateJudgement(given, median)).toEqual({ value: 1, count: 3, spread: [1, 2], judges: ['account:ana', 'account:ben', 'name:Adviser 1'], confidence: null });
    expect(aggregateJudgement(given, { mode: 'mine', account: 'ana' })).toMatchObject({ value: 2, count: 1 });
  });

  it('MAP-1 a withdrawn judgement gives way to the one before it', () => {
    const given = [judged({ value: 1, validAt: '2004' }), judged({ value: -2, validAt: '2005', withdrawn: true })];
    expect(aggregateJudgement(given, median)?.value).toBe(1);
  });

  it('MAP-1 `at` leaves out what has not begun and what has expired; the last day still counts', () => {
    const given = [judged({ value: 1, validAt: '2004', expiresAt: '2005-08' }), judged({ value: 2, judge: 'ben', validAt: '2005-09-01' })];
    expect(aggregateJudgement(given, { ...median, at: '2005-08-31' })?.judges).toEqual(['account:ana']);
    expect(aggregateJudgement(given, { ...median, at: '2005-09-01' })?.judges).toEqual(['account:ben']);
    expect(aggregateJudgement(given, { ...median, at: '2003-12-31' })).toBeNull();
    expect(aggregateJudgement(given, median)?.count).toBe(2);
  });

  it('MAP-1 agreed: the latest agreed one; the median does not count it again', () => {
    const given = [judged({ value: -1 }), judged({ standing: 'agreed', value: 1, validAt: '2004' }), judged({ standing: 'agreed', value: 2, judge: 'ben', validAt: '2005' })];
    expect(aggregateJudgement(given, { mode: 'agreed', account: 'ana' })).toMatchObject({ value: 2, count: 1, judges: ['account:ben'] });
    expect(aggregateJudgement(given, median)).toMatchObject({ value: -1, count: 1 });
  });

  it('MAP-1 two middles: on an ordinal scale the lower that somebody gave, else their mean', () => {
    const two = (dimension: Given['dimension'], a: number, b: number) => [judged({ dimension, value: a }), judged({ dimension, value: b, judge: 'ben' })];
    expect(aggregateJudgement(two('position', 2, -1), median)?.value).toBe(-1);
    expect(aggregateJudgement(two('influence', 7, 8), median)?.value).toBe(7.5);
  });

  it('MAP-1 confidence is the middle of what was stated, the lower of two', () => {
    const given = [judged({ confidence: 'high' }), judged({ judge: 'ben', confidence: 'low' }), judged({ judge: 'eve', confidence: null })];
    expect(aggregateJudgement(given, median)?.confidence).toBe('low');
  });

  it('MAP-1 nameless judges count as one', () => {
    expect(judgeKey({ judge: null, judgeName: null })).toBe(judgeKey({ judge: null, judgeName: ' ' }));
  });

  it('MAP-1 whatever is judged, an ordinal median was given by somebody, lies in the spread, and does not hang on the order', () => {
    const values = fc.array(fc.record({ value: fc.integer({ min: -2, max: 2 }), judge: fc.constantFrom('ana', 'ben', 'eve', 'dan'), day: fc.integer({ min: 10, max: 28 }) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, (list) => {
        const given = list.map(({ value, judge, day }) => judged({ value, judge, validAt: `2005-01-${day}` }));
        const result = aggregateJudgement(given, median)!;
        expect(list.map(({ value }) => value)).toContain(result.value);
        expect(result.spread[0] <= result.value && result.value <= result.spread[1]).toBe(true);
        expect(aggregateJudgement([...given].reverse(), median)).toEqual(result);
      }),
    );
  });
});
