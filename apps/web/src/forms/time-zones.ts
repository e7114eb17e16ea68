/** Time zones by their IANA names. */

/** The one this device is set to. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Those that this browser knows, with the device's own, which may be an older name of one of them, and the one that is set, which may have no place in the list at all. */
export const timeZones = (set: string | null = null): string[] => [...new Set([deviceTimeZone(), 'UTC', ...(set === null ? [] : [set]), ...Intl.supportedValuesOf('timeZone')])].sort();
