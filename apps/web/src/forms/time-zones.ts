/** Time zones by their IANA names. */

/** The one this device is set to. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const known = new Map<string, boolean>();

/** The first of them that is set and that this browser knows; else that of this device. */
export const zoneAmong = (...zones: readonly (string | null | undefined)[]): string => zones.find((zone) => typeof zone === 'string' && isKnownZone(zone)) ?? deviceTimeZone();

/** Whether this browser can show times in the zone. */
function isKnownZone(timeZone: string): boolean {
  const before = known.get(timeZone);
  if (before !== undefined) return before;
  let is = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    is = false;
  }
  known.set(timeZone, is);
  return is;
}

/** Those that this browser knows, with the device's own, which may be an older name of one of them, and the one that is set, which may have no place in the list at all. */
export const timeZones = (set: string | null = null): string[] => [...new Set([deviceTimeZone(), 'UTC', ...(set === null ? [] : [set]), ...Intl.supportedValuesOf('timeZone')])].sort();
