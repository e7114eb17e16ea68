/** When something on a map changes in the world, and what of it was not so on a day. */
import { type ChangeDay, changeDays, dayAfter, type EntityName, firstDay, lastDay, type Records, type Validity, validityOn } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { oncePer } from '../../data/kept-rows.js';
import { judgementsOf, membersOf, ofEachMember, ofEachTie, tiesOn } from '../data/members.js';

export interface Timeline {
  /** Days on which something begins, or is so no more. */
  readonly days: readonly ChangeDay[];
  /** What the track shows: whole years around all of them. */
  readonly from: string;
  readonly to: string;
  readonly years: readonly TrackYear[];
  /** Members and ties, and how many of them have no date of their own. */
  readonly total: number;
  readonly undated: number;
}

/** What one member or tie has to do with the timeline. */
interface Dates {
  readonly days: readonly ChangeDay[];
  readonly undated: boolean;
}

const datesOf = (entity: EntityName, record: object, judgements: readonly Records['judgement'][] = []): Dates => ({
  days: changeDays([[entity, record], ...judgements.map((judgement) => ['judgement', judgement] as const)]),
  undated: firstDay(entity, record) === null && lastDay(entity, record) === null,
});

/** The timeline of a map; null while nothing on it has a date. The same object until a date on the map changes. */
export function readTimeline(store: VisibleStore, mapId: string): Timeline | null {
  const members = ofEachMember(store, mapId, 'dates', ({ entity, record }) => datesOf(entity, record, entity === 'stakeholder' ? judgementsOf(store, record.id, mapId) : []), {
    judgement: (_store, id) => {
      const judgement = store.get('judgement', id) as Records['judgement'] | undefined;
      return judgement ? store.referring('membership', 'stakeholder', judgement.stakeholder) : [];
    },
  });
  const relationships = ofEachTie(store, mapId, 'relationship', 'dates', (tie) => datesOf('relationship', tie));
  const holdings = ofEachTie(store, mapId, 'holding', 'dates', (held) => datesOf('holding', held));
  return oncePer(store, `timeline ${mapId}`, [members, relationships, holdings], () => timelineOf([...members, ...relationships, ...holdings]));
}

function timelineOf(things: readonly Dates[]): Timeline | null {
  const counts = new Map<string, { begin: number; end: number }>();
  for (const { days } of things) {
    for (const { day, begin, end } of days) {
      const known = counts.get(day) ?? { begin: 0, end: 0 };
      counts.set(day, { begin: known.begin + begin, end: known.end + end });
    }
  }
  const days = [...counts].map(([day, count]) => ({ day, ...count })).sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first, last] = [days[0], days[days.length - 1]];
  if (!first || !last) return null;
  return { days, from: `${first.day.slice(0, 4)}-01-01`, to: `${last.day.slice(0, 4)}-12-31`, years: yearsOf(days), total: things.length, undated: things.filter(({ undated }) => undated).length };
}

type Outside = Readonly<Record<Exclude<Validity, 'valid'>, number>>;
export interface ShownOn {
  readonly members: Outside & { readonly total: number };
  readonly ties: Outside & { readonly total: number };
}

/** How many members and ties of the map were not so on the day. */
export function outsideOn(store: VisibleStore, mapId: string, day: string): ShownOn {
  const { relationships, holdings } = tiesOn(store, mapId);
  const count = (validities: readonly Validity[]): ShownOn['ties'] => ({ total: validities.length, notYet: validities.filter((each) => each === 'notYet').length, over: validities.filter((each) => each === 'over').length });
  return {
    members: count(membersOf(store, mapId).map(({ entity, id }) => validityOn(entity, store.get(entity, id)!, day, store.get))),
    ties: count([...relationships.map(({ id }) => validityOn('relationship', store.get('relationship', id)!, day, store.get)), ...holdings.map(({ id }) => validityOn('holding', store.get('holding', id)!, day, store.get))]),
  };
}

/** The next day on which something changes, the one before; undefined where there is none. Null stands for all dates, which is after every day. */
export const changeAfter = ({ days }: Timeline, day: string | null): string | undefined => (day === null ? undefined : days.find((each) => each.day > day)?.day);
export const changeBefore = ({ days }: Timeline, day: string | null): string | undefined => days.findLast((each) => day === null || each.day < day)?.day;

/** Where a day stands between the ends of the track, 0 to 1. */
export function shareOf({ years }: Pick<Timeline, 'years'>, day: string): number {
  const year = years.find(({ year: each }) => each === day.slice(0, 4));
  if (!year) return day < years[0]!.year ? 0 : 1;
  return year.from + ((Date.parse(day) - Date.parse(`${year.year}-01-01`)) / yearMs(year.year)) * (year.to - year.from);
}

/** The day at a place of the track. */
export function dayAt({ years, from, to }: Pick<Timeline, 'years' | 'from' | 'to'>, share: number): string {
  const year = years.findLast((each) => each.from <= share);
  if (!year || share >= 1) return share < 0.5 ? from : to;
  const part = (share - year.from) / Math.max(Number.EPSILON, year.to - year.from);
  return new Date(Math.min(Date.parse(`${year.year}-12-31`), Date.parse(`${year.year}-01-01`) + Math.round((part * yearMs(year.year)) / DAY_MS) * DAY_MS)).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
const yearMs = (year: string): number => Date.UTC(Number(year) + 1, 0) - Date.UTC(Number(year), 0);

/** A year of the track, and where it lies. `quiet`: one of several in which nothing changes; they take little room, so that what happened long ago and what was entered today can be seen on one track. */
export interface TrackYear {
  readonly year: string;
  readonly from: number;
  readonly to: number;
  readonly quiet: boolean;
}
/** So many years without a change, one after another, take the room of one. */
const QUIET = 3;

function yearsOf(days: readonly ChangeDay[]): TrackYear[] {
  const changed = new Set(days.map(({ day }) => Number(day.slice(0, 4))));
  const [first, last] = [Math.min(...changed), Math.max(...changed)];
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const sorted = [...changed].sort((a, b) => a - b);
  const widthOf = (year: number): number => {
    if (changed.has(year)) return 1;
    const gap = sorted.find((each) => each > year)! - sorted.findLast((each) => each < year)! - 1;
    return gap >= QUIET ? 1 / gap : 1;
  };
  const total = all.reduce((sum, year) => sum + widthOf(year), 0);
  let at = 0;
  return all.map((year) => {
    const from = at;
    at += widthOf(year) / total;
    return { year: String(year).padStart(4, '0'), from, to: at, quiet: widthOf(year) < 1 };
  });
}

/** The day so many months later, the last of a shorter month; within the track. */
export function monthsLater(line: Pick<Timeline, 'from' | 'to'>, day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return within(line, new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10));
}
export const daysLater = (line: Pick<Timeline, 'from' | 'to'>, day: string, days: number): string => within(line, dayAfter(day, days));
const within = ({ from, to }: Pick<Timeline, 'from' | 'to'>, day: string): string => (day < from ? from : day > to ? to : day);

/** Years to be named under a track, few enough to be read; quiet ones are not. */
export function namedYears({ years }: Pick<Timeline, 'years'>, most: number): readonly TrackYear[] {
  const named = years.filter(({ quiet }) => !quiet);
  const step = Math.max(1, Math.ceil(named.length / most));
  return named.filter((_year, index) => index % step === 0);
}

/** Where years without a change were drawn together. */
export function quietParts({ years }: Pick<Timeline, 'years'>): { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (const [index, { quiet, from, to }] of years.entries()) {
    if (!quiet) continue;
    if (years[index - 1]?.quiet) parts[parts.length - 1]!.to = to;
    else parts.push({ from, to });
  }
  return parts;
}

/** Bars over a track: where, and how much of the most. */
export function barsOf(line: Timeline, buckets: number): { readonly at: number; readonly share: number; readonly day: string; readonly count: number }[] {
  const bars = new Map<number, { day: string; count: number }>();
  for (const { day, begin, end } of line.days) {
    const at = Math.min(buckets - 1, Math.floor(shareOf(line, day) * buckets));
    const known = bars.get(at);
    bars.set(at, { day: known?.day ?? day, count: (known?.count ?? 0) + begin + end });
  }
  const most = Math.max(1, ...[...bars.values()].map(({ count }) => count));
  return [...bars].map(([at, { day, count }]) => ({ at: (at + 0.5) / buckets, share: Math.sqrt(count / most), day, count }));
}
