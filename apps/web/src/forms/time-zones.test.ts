import { deviceTimeZone, timeZones } from './time-zones.js';

test('UI-8 the time zone that is set can be chosen again, also one that the browser does not list; none is there twice', () => {
  const odd = 'Etc/GMT+1';
  expect(timeZones()).not.toContain(odd);
  expect(timeZones(odd)).toContain(odd);
  expect(timeZones(deviceTimeZone())).toEqual(timeZones());
  expect(new Set(timeZones(odd)).size).toBe(timeZones(odd).length);
});
