/** What can still be done before a round closes (ITGN-G §5.2; LOOK, rule 2): how many of the minutes left a group would need. Data only; the sentence is the screen's. */
import type { InclusionFigure, InclusionMeters } from './inclusion.js';

/** Below this share marginalisation is likely (ITGN-G §5.2); per cent, a default that a process can change. */
export const FLOOR_SHARE = 20;
/** Ours (heuristics): nobody is warned before so much speaking time was counted, in seconds, and so much of the round has passed, as a part of it. Earlier, one long turn decides every share. */
export const SHORTFALL_AFTER_SECONDS = 600;
export const SHORTFALL_AFTER_PART = 1 / 3;

/** Time of an item of the agenda or of a session, in seconds; what is left is 0 when it ran over. */
export interface RoundTime {
  usedSeconds: number;
  leftSeconds: number;
}

/** What it takes until a round closes. Minutes are rounded up. */
export interface Need {
  /** `target`: the share aimed at; `floor`: FLOOR_SHARE, where the target cannot be reached any more; null: neither can. */
  aim: 'target' | 'floor' | null;
  /** Per cent; that of the target where neither can be reached. */
  aimShare: number;
  /** Of the time left; more than is left where neither can be reached. */
  neededSeconds: number;
  neededMinutes: number;
  leftSeconds: number;
  leftMinutes: number;
  /** The target cannot be reached any more, whoever speaks. */
  outOfReach: boolean;
  /** Share at the close if the group is not heard again, per cent. If everybody goes on as until now, it stays the share of now. */
  shareIfSilent: number;
}

export interface Shortfall {
  target: string;
  label: string;
  /** Share of speaking time now, and the one aimed at, per cent. */
  share: number;
  targetShare: number;
  /** Share of the seats, per cent: whether they are here and not heard; null where that is not known. */
  seatShare: number | null;
  /** Until the item closes. */
  item: Need;
  /** Until the session closes; null where that is not known. */
  session: Need | null;
}

const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);

/** Seconds that are missing from `share` of all that will have been spoken, if all of the time left is spoken. */
const missing = (spoken: number, total: number, left: number, share: number): number => Math.max(0, Math.ceil((share * (total + left)) / 100 - spoken));

function needOf(spoken: number, total: number, left: number, targetShare: number, floorShare: number): Need {
  const forTarget = missing(spoken, total, left, targetShare);
  const outOfReach = forTarget > left;
  const forFloor = missing(spoken, total, left, floorShare);
  const floor = outOfReach && floorShare < targetShare && forFloor > 0 && forFloor <= left;
  const neededSeconds = floor ? forFloor : forTarget;
  return {
    aim: floor ? 'floor' : outOfReach ? null : 'target',
    aimShare: floor ? floorShare : targetShare,
    neededSeconds,
    neededMinutes: minutesOf(neededSeconds),
    leftSeconds: left,
    leftMinutes: minutesOf(left),
    outOfReach,
    shareIfSilent: (100 * spoken) / (total + left),
  };
}

/** Most urgent first: of those who can still be helped, whoever needs most of what is left; then whoever lies furthest below. Ids settle the rest. */
function byUrgency(a: Shortfall, b: Shortfall): number {
  const urgency = ({ item }: Shortfall): number => (item.aim === null ? -1 : item.neededSeconds / item.leftSeconds);
  const below = ({ share, targetShare }: Shortfall): number => targetShare - share;
  return urgency(b) - urgency(a) || below(b) - below(a) || (a.target < b.target ? -1 : 1);
}

type Shown = InclusionFigure & { amount: number; share: number; targetShare: number };
const isBelow = (figure: InclusionFigure): figure is Shown => figure.amount !== null && figure.share !== null && figure.targetShare !== null && figure.reached === false;

/**
 * The warnings for the round that is on, most urgent first. `meters` are those of what the share is measured over (the session, or the item); they tell the speaking time. Nothing warns too early (see above), when the item has
 * no time left, nor of figures that are hidden: a warning would tell them.
 */
export function shortfalls(meters: InclusionMeters, { item, session = null, floorShare = FLOOR_SHARE }: { item: RoundTime; session?: RoundTime | null; floorShare?: number }): Shortfall[] {
  if (item.leftSeconds <= 0 || item.usedSeconds < SHORTFALL_AFTER_PART * (item.usedSeconds + item.leftSeconds)) return [];
  const found = meters.targets.flatMap(({ id, label, figures }): Shortfall[] => {
    const spoken = figures.speakingSeconds;
    if (!isBelow(spoken)) return [];
    const total = meters.totals.speakingSeconds;
    if (total < SHORTFALL_AFTER_SECONDS) return [];
    const need = (left: number): Need => needOf(spoken.amount, total, left, spoken.targetShare, floorShare);
    return [{ target: id, label, share: spoken.share, targetShare: spoken.targetShare, seatShare: figures.seats.share, item: need(item.leftSeconds), session: session && need(Math.max(0, session.leftSeconds)) }];
  });
  return found.sort(byUrgency);
}
