import { deviceTimeZone, timeZones, zoneAmong } from './time-zones.js';

test('UI-8 the time zone that is set can be chosen again, also one that the browser does not list; none is there twice', () => {
  const odd = 'Etc/GMT+1';
  expect(timeZones()).not.toContain(odd);
  expect(timeZones(odd)).toContain(odd);
  expect(timeZones(deviceTimeZone())).toEqual(timeZones());
  expect(new Set(timeZones(odd)).size).toBe(timeZones(odd).length);
});

test('UI-205 the clocks of a session are its own, else those of the project, else those of the device; a zone that the browser does not know counts as none', () => {
  expect([zoneAmong('Africa/Nairobi', 'Africa/Monrovia'), zoneAmong(null, 'Africa/Monrovia'), zoneAmong('Mars/Olympus', 'Africa/Monrovia')]).toEqual(['Africa/Nairobi', 'Africa/Monrovia', 'Africa/Monrovia']);
  expect([zoneAmong(null, null), zoneAmong(undefined, 'Mars/Olympus')]).toEqual([deviceTimeZone(), deviceTimeZone()]);
});
