import { completeRecord, createId, ENTITIES, type EntityDefinition, type Records, SESSION_TYPE_TEMPLATES, TEMPLATES } from '@baraza/domain';
import { agendaOf, minutesOf, timesOf } from './agenda.js';
import { columnsOf, datedIn, firstMonday, isOutside, rowsOfPlaces, weeksFrom } from './calendar-weeks.js';
import { childrenOf, isWithin, placeAt, placeBy, rowsOf, twinOf } from './code-tree.js';
import { movedTo, orderAt, orderAtEnd } from './ordered.js';
import { templatesFor } from './question-templates.js';

const session = (values: Partial<Records['session']>): Records['session'] => completeRecord(ENTITIES.session as unknown as EntityDefinition<'session'>, createId(), { title: 'A session', attribution: 'attributed', state: 'planned', ...values }) as unknown as Records['session'];
const code = (id: string, parent: string | null, order: number): Records['code'] => ({ ...(completeRecord(ENTITIES.code as unknown as EntityDefinition<'code'>, createId(), { name: id, parent, order }) as unknown as Records['code']), id });

test('UI-82: an agenda has the steps of its type and an item for each guiding question, and says when each begins and the whole ends', () => {
  const townHall = SESSION_TYPE_TEMPLATES.find((type) => type.code === 'townHall')!;
  const questions = ['a', 'b'].map((id) => ({ id, text: `Question ${id}?`, label: id === 'a' ? 'Short' : null }));
  let made = 0;
  const agenda = agendaOf(townHall, questions, { word: (step) => `<${step}>`, newId: () => String((made += 1)) });
  expect(agenda.map(({ title, question, minutes }) => [title, question, minutes])).toEqual([
    ['<opening>', null, 15],
    ['Short', 'a', 40],
    ['Question b?', 'b', 40],
    ['<readBack>', null, 15],
  ]);
  expect(minutesOf(agenda)).toBe(110);
  expect(timesOf('2005-08-03T09:00:00.000Z', agenda).map((time) => time?.slice(11, 16))).toEqual(['09:00', '09:15', '09:55', '10:35', '10:50']);
  expect(timesOf(null, agenda)).toEqual([null, null, null, null, null]);
});

test('UI-83: sessions stand on the days of their zone, in the rows of their places', () => {
  const late = datedIn(session({ startsAt: '2005-08-11T22:30:00.000Z', endsAt: '2005-08-12T01:00:00.000Z', place: 'b' }), 'Africa/Nairobi')!;
  expect([late.first, late.last]).toEqual(['2005-08-12', '2005-08-12']);
  const untilMidnight = datedIn(session({ startsAt: '2005-08-09T20:00:00.000Z', endsAt: '2005-08-10T00:00:00.000Z', place: 'a' }), 'UTC')!;
  expect([untilMidnight.first, untilMidnight.last]).toEqual(['2005-08-09', '2005-08-09']);
  expect(datedIn(session({ startsAt: null }), 'UTC')).toBeNull();
  const nowhere = datedIn(session({ startsAt: '2005-08-08T09:00:00.000Z' }), 'UTC')!;
  const all = [late, nowhere, untilMidnight];
  expect(rowsOfPlaces(all).map(({ place }) => place)).toEqual(['a', 'b', null]);
  const sameDay = datedIn(session({ startsAt: '2005-08-09T08:00:00.000Z', place: 'a' }), 'UTC')!;
  expect(rowsOfPlaces([...all, sameDay]).map(({ place, continued }) => [place, continued])).toEqual([['a', false], ['a', true], ['b', false], [null, false]]);
  const weeks = weeksFrom('2005-08-08', 2, all);
  expect(weeks.map(({ days }) => days.length)).toEqual([5, 5]);
  expect(weeksFrom('2005-08-08', 2, [...all, datedIn(session({ startsAt: '2005-08-20T09:00:00.000Z' }), 'UTC')!]).map(({ days }) => days.length)).toEqual([7, 7]);
  const days = weeks.flatMap((week) => week.days);
  expect(columnsOf(late, days)).toEqual([4, 4]);
  const long = datedIn(session({ startsAt: '2005-08-05T09:00:00.000Z', endsAt: '2005-08-16T09:00:00.000Z' }), 'UTC')!;
  expect(columnsOf(long, days)).toEqual([0, 6]);
  expect(columnsOf(datedIn(session({ startsAt: '2005-09-05T09:00:00.000Z' }), 'UTC')!, days)).toBeNull();
});

test('UI-245: a session is outside of its process before the first or after the last of its days, which may be a month or a year', () => {
  const on = (day: string, until = day) => datedIn(session({ startsAt: `${day}T22:00:00.000Z`, endsAt: `${until}T23:00:00.000Z` }), 'UTC')!;
  const outside = (startsOn: string | null, endsOn: string | null, ...days: Parameters<typeof on>): boolean => isOutside(on(...days), { startsOn, endsOn });
  expect([outside('2027-02', '2027-03', '2027-02-01'), outside('2027-02', '2027-03', '2027-03-31'), outside(null, '2027', '2027-12-31'), outside(null, null, '2031-01-01')]).toEqual([false, false, false, false]);
  expect([outside('2027-02', null, '2027-01-31'), outside('2027-02', '2027-03', '2027-03-31', '2027-04-01'), outside('2027-02-10', '2027-02-12', '2027-02-13')]).toEqual([true, true, true]);
});

test('UI-83: the calendar opens at its beginning while all of it fits, then a week before today', () => {
  const on = (day: string) => datedIn(session({ startsAt: `${day}T09:00:00.000Z` }), 'UTC')!;
  expect(firstMonday([], '2005-08-17', 4)).toBe('2005-08-15');
  expect(firstMonday([on('2005-08-09'), on('2005-08-31')], '2005-08-17', 4)).toBe('2005-08-08');
  expect(firstMonday([on('2005-08-09'), on('2005-12-01')], '2005-10-12', 4)).toBe('2005-10-03');
  expect(firstMonday([on('2005-08-09'), on('2005-12-01')], '2006-10-12', 4)).toBe('2005-08-08');
});

test('UI-84: codes are read from top to bottom, and a key takes one up, down, in and out', () => {
  const codes = [code('a', null, 1), code('b', null, 2), code('a1', 'a', 1), code('a2', 'a', 2), code('lost', 'gone', 3)];
  const rows = rowsOf(codes);
  expect(rows.map((row) => `${row.level} ${row.code.id}`)).toEqual(['1 a', '2 a1', '2 a2', '1 b', '1 lost']);
  expect(rows.map((row) => row.children)).toEqual([2, 0, 0, 0, 0]);
  const row = (id: string) => rows.find((each) => each.code.id === id)!;
  expect(placeBy('up', codes, row('a'))).toBeNull();
  expect(placeBy('down', codes, row('a'))).toEqual({ parent: null, index: 1 });
  expect(placeBy('up', codes, row('a2'))).toEqual({ parent: 'a', index: 0 });
  expect(placeBy('in', codes, row('b'))).toEqual({ parent: 'a', index: 2 });
  expect(placeBy('in', codes, row('a'))).toBeNull();
  expect(placeBy('out', codes, row('a1'))).toEqual({ parent: null, index: 1 });
  expect(placeBy('out', codes, row('b'))).toBeNull();
});

test('UI-247: another code of the same name is found, whatever its case and marks, and not the code itself', () => {
  const codes = [code('Fish', null, 1), code('pêche', null, 2), code('under', 'pêche', 1)];
  expect([twinOf(codes, 'new', 'fish')?.code.id, twinOf(codes, 'new', 'PECHE')?.path, twinOf(codes, 'Fish', 'fish'), twinOf(codes, 'new', 'boats')]).toEqual(['Fish', ['pêche'], undefined, undefined]);
});

test('UI-249: the questions that are offered first are those of the field of the project', () => {
  expect([templatesFor(TEMPLATES.ssr.terms)[0], templatesFor(TEMPLATES.general.terms)[0], templatesFor([])[0]]).toEqual(['liberia', 'general', 'general']);
});

test('UI-84: a code is never dropped into itself', () => {
  const codes = [code('a', null, 1), code('b', null, 2), code('a1', 'a', 1), code('a11', 'a1', 1)];
  expect(isWithin(codes, 'a11', 'a')).toBe(true);
  expect(placeAt('inside', codes, 'a', codes[3]!)).toBeNull();
  expect(placeAt('inside', codes, 'b', codes[0]!)).toEqual({ parent: 'a', index: 1 });
  expect(placeAt('before', codes, 'b', codes[0]!)).toEqual({ parent: null, index: 0 });
  expect(placeAt('behind', codes, 'a1', codes[0]!)).toEqual({ parent: null, index: 1 });
  expect(childrenOf(codes, 'a').map(({ id }) => id)).toEqual(['a1']);
});

test('UI-84: a move writes one number, between those of the neighbours', () => {
  const list = [1, 2, 3].map((order) => ({ id: String(order), order }));
  expect(orderAt(list, '3', 0)).toBe(0);
  expect(orderAt(list, '1', 1)).toBe(2.5);
  expect(orderAt(list, '1', 2)).toBe(4);
  expect(orderAt([], 'x', 0)).toBe(1);
  expect(orderAtEnd(list)).toBe(4);
  expect(movedTo(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});
