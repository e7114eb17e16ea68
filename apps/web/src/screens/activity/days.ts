import type { Entry } from './entries.js';

export interface Day {
  /** Any moment of the day, in ms. */
  readonly at: number;
  readonly entries: readonly Entry[];
}

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** Entries by the day of the reader's clock. What has no time stands with what came after it. */
export function daysOf(entries: readonly Entry[]): readonly Day[] {
  const days: { at: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    const at = entry.at === null ? (last?.at ?? Date.now()) : Date.parse(entry.at);
    if (last && sameDay(last.at, at)) last.entries.push(entry);
    else days.push({ at, entries: [entry] });
  }
  return days;
}

/** Whole days between then and now, by the calendar. */
export function daysAgo(at: number, now: number): number {
  const midnight = (moment: number): number => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
