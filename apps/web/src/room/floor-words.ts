import type { Attribution, FloorEntry, FloorTurn } from '@baraza/domain';

/** Of a list that is shown beside a log whose times are coarse, in minutes (LOOK: an exact time re-links a speaker). */
const COARSE_MINUTES = 5;

/** Whole minutes that somebody has been waiting, never negative; where nothing may be attributed in steps of five, downwards. */
export function waitedMinutes(askedAt: number, nowMs: number, rule: Attribution): number {
  const minutes = Math.max(0, Math.floor((nowMs - askedAt) / 60_000));
  return rule === 'notAttributed' ? Math.floor(minutes / COARSE_MINUTES) * COARSE_MINUTES : minutes;
}

/** Who stands ahead of somebody that asked before them, and how many were passed. */
export function movedAhead(queue: readonly FloorEntry[]): { readonly moved: ReadonlySet<string>; readonly passed: number } {
  const moved = queue.filter(({ asked }, at) => queue.slice(at + 1).some((later) => later.asked < asked));
  // Of those who were passed, whoever was moved up too is not counted twice.
  const passed = queue.filter((each, at) => !moved.includes(each) && queue.slice(0, at).some((before) => before.asked > each.asked));
  return { moved: new Set(moved.map(({ id }) => id)), passed: passed.length };
}

/** Seconds that a turn may last, extensions included; null without a limit. */
export const limitOf = ({ limitSeconds, extraSeconds }: FloorTurn): number | null => (limitSeconds === null ? null : limitSeconds + extraSeconds);

/** The next number of a seat that nobody on the floor has, by the numbers in their labels. */
export const nextSeat = (labels: readonly string[]): number => 1 + labels.reduce((most, label) => Math.max(most, Number(/\d+/u.exec(label)?.[0] ?? 0)), 0);
