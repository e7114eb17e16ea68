import { calendarFile, type CalendarEntry, uidOf } from './calendar-file.js';

const id = '0190a6e0-0000-7000-8000-000000000001';
const entry = (session: Partial<CalendarEntry['session']> = {}): CalendarEntry => ({
  session: { id, title: 'Town hall; the market, “open”', description: null, startsAt: '2005-08-03T09:00:00.000Z', endsAt: '2005-08-03T13:00:00.000Z', state: 'planned', ...session },
  zone: 'Africa/Nairobi',
  where: 'Hall, Gbarnga',
  url: `https://example.org/p/1/sessions/${id}`,
});
const fileOf = (entries: CalendarEntry[], made = new Date('2005-07-01T00:00:00Z')): string[] => calendarFile({ name: 'District round', entries, made }).replaceAll('\r\n ', '').split('\r\n');

test('CAL-2 a file of the calendar says each session once, at its moment, with the clock of its place, and by the same id whenever it is made', () => {
  const lines = fileOf([entry()]);
  expect(lines).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', `UID:${uidOf(id)}`, 'DTSTAMP:20050701T000000Z', 'DTSTART:20050803T090000Z', 'DTEND:20050803T130000Z', 'LOCATION:Hall\\, Gbarnga', 'STATUS:CONFIRMED']));
  expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain('2005-08-03 12:00 Africa/Nairobi');
  expect(lines).toContain('SUMMARY:Town hall\\; the market\\, “open”');
  const uid = (list: string[]): string[] => list.filter((line) => line.startsWith('UID:'));
  expect(uid(fileOf([entry({ title: 'Another name' })], new Date('2006-01-01T00:00:00Z')))).toEqual(uid(lines));
});

test('CAL-2 what was cancelled says so, and what has no beginning is left out', () => {
  expect(fileOf([entry({ state: 'cancelled' })])).toContain('STATUS:CANCELLED');
  expect(fileOf([entry({ startsAt: null, endsAt: null })]).filter((line) => line === 'BEGIN:VEVENT')).toEqual([]);
  expect(fileOf([entry({ endsAt: null })]).some((line) => line.startsWith('DTEND'))).toBe(false);
});
