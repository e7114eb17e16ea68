/** Whether a session keeps its time (ours, heuristics): when each item begins, how late it is, and which item could give the time back. */

/** An item of the agenda, in its order. Instants in milliseconds; minutes are planned ones. */
export interface PacedItem {
  id: string;
  plannedMinutes: number;
  /** When it began and ended; null: not yet. An item that began and did not end is the current one. */
  startedAt: number | null;
  endedAt: number | null;
}

export interface ItemPace {
  id: string;
  state: 'done' | 'current' | 'ahead';
  plannedMs: number;
  usedMs: number;
  /** Left of the planned time, never negative; `overMs`: used beyond it. */
  leftMs: number;
  overMs: number;
  /** It ended in the moment in which it began: it is over, and how long it took is not known. */
  untimed: boolean;
  /** By the plan, if every item before keeps its time from the planned beginning of the session on. */
  plannedStart: number;
  /** As it was, or as it will be at this pace. */
  start: number;
  end: number;
}

/** Shorten this item by so many minutes; `stillLateMinutes` remain. */
export interface ShortenProposal {
  item: string;
  byMinutes: number;
  stillLateMinutes: number;
}

export interface AgendaPace {
  items: readonly ItemPace[];
  plannedEnd: number;
  projectedEnd: number;
  /** Projected less planned end: positive is late, negative early. */
  lateMs: number;
  /** Items that took longer than planned, longest overrun first. */
  overran: readonly string[];
  shorten: ShortenProposal | null;
}

/** Ours: an item gives at most this part of its planned time. */
export const SHORTEN_AT_MOST = 0.5;

const MINUTE = 60_000;

/** The longest item that is still ahead gives what is missing, in whole minutes, but not more than half of its time; of two as long, the earlier. Less than a minute late is on time. */
function proposalFor(ahead: readonly ItemPace[], lateMs: number): ShortenProposal | null {
  const lateMinutes = Math.ceil(lateMs / MINUTE);
  const longest = ahead.reduce<ItemPace | null>((most, item) => (most && most.plannedMs >= item.plannedMs ? most : item), null);
  if (!longest || lateMs < MINUTE) return null;
  const byMinutes = Math.min(lateMinutes, Math.floor((longest.plannedMs * SHORTEN_AT_MOST) / MINUTE));
  return byMinutes < 1 ? null : { item: longest.id, byMinutes, stillLateMinutes: lateMinutes - byMinutes };
}

/**
 * The pace of a session at `nowMs` that was planned to begin at `plannedStart`. Items that ended took what they took, the current one takes what is left of its time (none where it ran over), the others their planned time,
 * one after the other; before the session begins, from its planned beginning on, or from now if that has passed. A clock that was put back makes no time negative.
 */
export function agendaPace(items: readonly PacedItem[], plannedStart: number, nowMs: number): AgendaPace {
  const stateOf = ({ startedAt, endedAt }: PacedItem): ItemPace['state'] => (startedAt === null ? 'ahead' : endedAt === null ? 'current' : 'done');
  const begun = items.some((item) => stateOf(item) !== 'ahead');
  const allDone = items.every((item) => stateOf(item) === 'done');
  const usedOf = ({ startedAt, endedAt }: PacedItem): number => (startedAt === null ? 0 : Math.max(0, (endedAt ?? nowMs) - startedAt));
  const leftOfCurrent = items.reduce((left, item) => (stateOf(item) === 'current' ? Math.max(left, item.plannedMinutes * MINUTE - usedOf(item)) : left), 0);

  let planned = plannedStart;
  let free = begun ? nowMs + leftOfCurrent : Math.max(nowMs, plannedStart);
  const paces = items.map((item): ItemPace => {
    const [state, plannedMs, usedMs] = [stateOf(item), item.plannedMinutes * MINUTE, usedOf(item)];
    const start = item.startedAt ?? free;
    const end = state === 'done' ? start + usedMs : state === 'current' ? nowMs + Math.max(0, plannedMs - usedMs) : start + plannedMs;
    const pace = { id: item.id, state, plannedMs, usedMs, leftMs: Math.max(0, plannedMs - usedMs), overMs: Math.max(0, usedMs - plannedMs), untimed: state === 'done' && usedMs === 0, plannedStart: planned, start, end };
    planned += plannedMs;
    if (state === 'ahead') free = end;
    return pace;
  });
  const projectedEnd = paces.length === 0 ? plannedStart : allDone ? Math.max(...paces.map(({ end }) => end)) : free;
  const lateMs = projectedEnd - planned;
  return {
    items: paces,
    plannedEnd: planned,
    projectedEnd,
    lateMs,
    overran: paces.filter(({ overMs }) => overMs > 0).sort((a, b) => b.overMs - a.overMs).map(({ id }) => id),
    shorten: proposalFor(paces.filter(({ state }) => state === 'ahead'), lateMs),
  };
}
