/** Time zones by their IANA names. */

/** The one this device is set to. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Those that this browser knows, with the device's own, which may be an older name of one of them. */
export const timeZones = (): string[] => [...new Set([deviceTimeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
