import { completeRecord, ENTITIES, type EntityName } from '@baraza/domain';
import { VisibleStore } from '@baraza/sync-client';
import { barsOf, changeAfter, changeBefore, dayAt, daysLater, monthsLater, namedYears, outsideOn, quietParts, readTimeline, shareOf } from './timeline.js';

const store = new VisibleStore();
const put = (entity: EntityName, id: string, values: Record<string, unknown>): void => store.change((write) => write(entity, id, completeRecord(ENTITIES[entity] as never, id, values)));
put('map', 'm', { name: 'Map', aggregate: 'agreed' });
for (const [id, values] of Object.entries({ a: { validFrom: '2005-08' }, b: { validTo: '2006' }, c: {} })) {
  put('stakeholder', id, { name: id, ...values });
  put('membership', `m-${id}`, { map: 'm', stakeholder: id });
}
put('stakeholder', 'elsewhere', { name: 'Elsewhere', validFrom: '1990' });
put('relationship', 'ab', { from: 'a', to: 'b', direction: 'directed', validFrom: '2004' });
put('relationship', 'ac', { from: 'a', to: 'elsewhere', direction: 'directed', validFrom: '1991' });
put('judgement', 'j', { stakeholder: 'c', dimension: 'position', value: 1, standing: 'own', judgedAt: '2026-01-01T00:00:00.000Z', validAt: '2005-12', withdrawn: false });
put('judgement', 'w', { stakeholder: 'c', dimension: 'position', value: 1, standing: 'own', judgedAt: '2026-01-01T00:00:00.000Z', validAt: '1980', withdrawn: true });
const line = readTimeline(store, 'm')!;

test('TIME-11 there is a mark wherever something on this map changes, and nowhere else', () => {
  expect(line.days.map(({ day }) => day)).toEqual(['2004-01-01', '2005-08-01', '2005-12-01', '2007-01-01']);
  expect(line).toMatchObject({ from: '2004-01-01', to: '2007-12-31', total: 4, undated: 1 });
  expect(barsOf(line, 4).map(({ count }) => count)).toEqual([1, 2, 1]);
  put('map', 'empty', { name: 'Empty', aggregate: 'agreed' });
  expect(readTimeline(store, 'empty')).toBeNull();
});

test('TIME-11 steps go from change to change; all dates come after every day', () => {
  expect([changeAfter(line, '2004-01-01'), changeAfter(line, '2007-01-01'), changeAfter(line, null)]).toEqual(['2005-08-01', undefined, undefined]);
  expect([changeBefore(line, null), changeBefore(line, '2005-08-01'), changeBefore(line, '2004-01-01')]).toEqual(['2007-01-01', '2004-01-01', undefined]);
});

test('TIME-11 a day and its place on the track are one; moving stays on it', () => {
  for (const day of ['2004-01-01', '2004-02-29', '2005-08-03', '2007-12-31']) expect(dayAt(line, shareOf(line, day))).toBe(day);
  expect([dayAt(line, -1), dayAt(line, 2), shareOf(line, '1900-01-01')]).toEqual(['2004-01-01', '2007-12-31', 0]);
  expect([monthsLater(line, '2004-01-31', 1), monthsLater(line, '2004-12-15', 1), monthsLater(line, '2004-01-15', -1), daysLater(line, '2004-12-31', 1)]).toEqual(['2004-02-29', '2005-01-15', '2004-01-01', '2005-01-01']);
  expect(namedYears(line, 8).map(({ year }) => year)).toEqual(['2004', '2005', '2006', '2007']);
  expect(namedYears(line, 2).map(({ year }) => year)).toEqual(['2004', '2006']);
});

test('TIME-11 years in which nothing changes take little room, and every day still has its place', () => {
  put('judgement', 'today', { stakeholder: 'c', dimension: 'position', value: 1, standing: 'own', judgedAt: '2026-03-05T00:00:00.000Z', withdrawn: false });
  const long = readTimeline(store, 'm')!;
  expect(quietParts(long)).toEqual([{ from: expect.closeTo(4 / 6), to: expect.closeTo(5 / 6) }]);
  expect(namedYears(long, 8).map(({ year }) => year)).toEqual(['2004', '2005', '2006', '2007', '2026']);
  expect(shareOf(long, '2006-01-01')).toBeCloseTo(2 / 6);
  for (const day of ['2004-02-29', '2005-08-03', '2014-06-15', '2026-03-05']) expect(dayAt(long, shareOf(long, day))).toBe(day);
});

test('TIME-10 what is outside of a day is counted, members and ties apart', () => {
  expect(outsideOn(store, 'm', '2005-07-31')).toEqual({ members: { total: 3, notYet: 1, over: 0 }, ties: { total: 1, notYet: 1, over: 0 } });
  expect(outsideOn(store, 'm', '2007-01-01')).toEqual({ members: { total: 3, notYet: 0, over: 1 }, ties: { total: 1, notYet: 0, over: 1 } });
});
