/** Moments of a sample, counted from when it is put in: its calendar lies around the day of its reader, and what is live there has just begun. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** “Now” is taken to five minutes, as times are kept where speakers must not be known. */
const STEP_MS = 5 * MINUTE_MS;

export interface When {
  /** Days from the day on which the sample is put in (UTC). Left out: `minutes` count from now. */
  readonly day?: number;
  /** Minutes from midnight UTC of that day, or from now. */
  readonly minutes: number;
}

/** A day, with a time of it in UTC. */
export const onDay = (day: number, hour = 0, minute = 0): When => ({ day, minutes: hour * 60 + minute });
/** Minutes from now; negative: before. */
export const fromNow = (minutes: number): When => ({ minutes });
export const later = (when: When, minutes: number): When => ({ ...when, minutes: when.minutes + minutes });

export const isWhen = (value: unknown): value is When => typeof value === 'object' && value !== null && 'minutes' in value;

/** The moment, ISO 8601 in UTC, to the second. */
export function momentOf({ day, minutes }: When, now: Date): string {
  const from = day === undefined ? Math.floor(now.getTime() / STEP_MS) * STEP_MS : Math.floor(now.getTime() / DAY_MS) * DAY_MS + day * DAY_MS;
  return new Date(from + Math.round(minutes * 60) * 1000).toISOString();
}
