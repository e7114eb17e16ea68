import { addDays, addMinutes, clockIn, daysBetween, minutesBetween, momentIn, mondayOf } from './zones.js';

test('CAL-1 a day and a clock of a zone are one moment, and the moment shows them again', () => {
  expect(momentIn('Africa/Monrovia', '2005-08-03', '09:00')).toBe('2005-08-03T09:00:00.000Z');
  expect(momentIn('Asia/Kathmandu', '2026-01-01', '00:15')).toBe('2025-12-31T18:30:00.000Z');
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const random = (below: number): number => (state = (state * 48_271 + 11) % 2_147_483_647) % below;
  for (const zone of ['UTC', 'America/New_York', 'Europe/Belgrade', 'Africa/Nairobi', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns']) {
    for (let round = 0; round < 200; round += 1) {
      const moment = new Date(Math.floor((Date.UTC(2000, 0, 1) + random(2_000_000_000) * 400) / 60_000) * 60_000).toISOString();
      const { day, clock } = clockIn(zone, moment);
      const again = clockIn(zone, momentIn(zone, day, clock));
      expect([seed, zone, moment, again]).toEqual([seed, zone, moment, { day, clock }]);
    }
  }
});

test('CAL-1 an hour that clocks skip is as much later; of an hour that they show twice it is the first', () => {
  expect(momentIn('Europe/Belgrade', '2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(momentIn('Europe/Belgrade', '2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
});

test('CAL-1 days are counted over the ends of months, and weeks begin on Monday', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(mondayOf('2005-08-14')).toBe('2005-08-08');
  expect(mondayOf('2005-08-08')).toBe('2005-08-08');
  expect(addMinutes('2005-08-03T09:00:00.000Z', 75)).toBe('2005-08-03T10:15:00.000Z');
  expect(minutesBetween('2005-08-03T09:00:00.000Z', '2005-08-03T10:15:00.000Z')).toBe(75);
});
