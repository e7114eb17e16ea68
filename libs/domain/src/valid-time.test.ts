import fc from 'fast-check';
import type { AnyRecord } from './entity.js';
import { earliestDay, isPartialDate, latestDay } from './partial-date.js';
import { changeDays, dayAfter, firstDay, isDated, lastDay, ownValidity, validityOn } from './valid-time.js';

const two = (value: number): string => String(value).padStart(2, '0');
const day = fc.tuple(fc.integer({ min: 2003, max: 2006 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const record = (values: object): AnyRecord => ({ id: 'x', classification: 'restricted', deleted: false, ...values });

describe('what stood on a day', () => {
  test('TIME-1 a date that names no day counts from its first possible day, and to its last', () => {
    const of2005 = { validFrom: '2005', validTo: '2005' };
    expect(['2004-12-31', '2005-01-01', '2005-12-31', '2006-01-01'].map((on) => ownValidity('stakeholder', of2005, on))).toEqual(['notYet', 'valid', 'valid', 'over']);
    const ofAugust = { validFrom: '2005-08', validTo: '2005-08' };
    expect(['2005-07-31', '2005-08-01', '2005-08-31', '2005-09-01'].map((on) => ownValidity('relationship', ofAugust, on))).toEqual(['notYet', 'valid', 'valid', 'over']);
    expect([firstDay('holding', of2005), lastDay('holding', ofAugust)]).toEqual(['2005-01-01', '2005-08-31']);
  });

  test('TIME-1 a record is valid exactly from the first to the last day that its dates can mean', () => {
    fc.assert(
      fc.property(fc.option(partial), fc.option(partial), day, (validFrom, validTo, on) => {
        const begun = validFrom === null || earliestDay(validFrom) <= on;
        const expected = !begun ? 'notYet' : validTo !== null && latestDay(validTo) < on ? 'over' : 'valid';
        expect(ownValidity('stakeholder', { validFrom, validTo }, on)).toBe(expected);
        // The rule as SQL says it: dates compared as far as they are written.
        expect(begun).toBe(validFrom === null || validFrom <= on.slice(0, validFrom.length));
        expect(validTo === null || latestDay(validTo) >= on).toBe(validTo === null || validTo >= on.slice(0, validTo.length));
      }),
    );
  });

  test('TIME-2 what has no dates is so on every day', () => {
    expect(ownValidity('stakeholder', { validFrom: null, validTo: null }, '1900-01-01')).toBe('valid');
    expect(ownValidity('interest', {}, '1900-01-01')).toBe('valid');
    expect([isDated('interest'), isDated('membership'), isDated('judgement'), isDated('term')]).toEqual([false, true, true, false]);
  });

  test('TIME-3 a judgement holds from the day it is stated for, else from when it was entered, until it expires; never once it is taken back', () => {
    const judged = { validAt: '2005-08', judgedAt: '2026-01-01T23:00:00.000Z', expiresAt: '2005', withdrawn: false };
    expect(['2005-07-31', '2005-08-01', '2005-12-31', '2006-01-01'].map((on) => ownValidity('judgement', judged, on))).toEqual(['notYet', 'valid', 'valid', 'over']);
    expect(ownValidity('judgement', { ...judged, validAt: null, expiresAt: null }, '2025-12-31')).toBe('notYet');
    expect(ownValidity('judgement', { ...judged, validAt: null, expiresAt: null }, '2026-01-01')).toBe('valid');
    expect(ownValidity('judgement', { ...judged, withdrawn: true }, '2005-09-01')).toBe('over');
  });

  test('TIME-4 a tie is so no longer than what it hangs on', () => {
    const ends: Record<string, AnyRecord> = { a: record({ validFrom: '2004', validTo: null }), b: record({ validFrom: null, validTo: '2005-06' }) };
    const tie = record({ from: 'a', to: 'b', validFrom: '2003', validTo: '2006' });
    const on = (at: string): string => validityOn('relationship', tie, at, (entity, id) => (entity === 'stakeholder' ? ends[id] : undefined));
    expect(['2003-12-31', '2004-01-01', '2005-06-30', '2005-07-01'].map(on)).toEqual(['notYet', 'valid', 'valid', 'over']);
    expect(validityOn('membership', record({ map: 'm', stakeholder: 'b', interest: null }), '2005-07-01', (_entity, id) => ends[id])).toBe('over');
  });

  test('TIME-5 the days on which something changes are those on which validity does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(partial), fc.option(partial)), { maxLength: 8 }), day, (spans, on) => {
        const records = spans.map(([validFrom, validTo]) => ({ validFrom, validTo })).filter(({ validFrom, validTo }) => validFrom === null || validTo === null || earliestDay(validFrom) <= latestDay(validTo));
        const changes = changeDays(records.map((each) => ['stakeholder', each] as const)).map((each) => each.day);
        const differs = records.some((each) => ownValidity('stakeholder', each, on) !== ownValidity('stakeholder', each, dayAfter(on, -1)));
        expect(changes.includes(on)).toBe(differs);
        expect(changes.every((each) => isPartialDate(each))).toBe(true);
      }),
    );
    expect(changeDays([['stakeholder', { validFrom: '2005', validTo: null }], ['relationship', { validFrom: '2005-01', validTo: '2005' }]])).toEqual([
      { day: '2005-01-01', begin: 2, end: 0 },
      { day: '2006-01-01', begin: 0, end: 1 },
    ]);
  });
});
