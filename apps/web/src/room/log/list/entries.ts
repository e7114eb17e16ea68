/** The log as it is read: under each item of the agenda what was said, pairs side by side, sources under what they were merged into. */
import { compareCodes, type Records, type SamePair } from '@baraza/domain';

type Said = Records['intervention'];
type Item = Records['agendaItem'];

export interface LogFilter {
  readonly kind: Said['kind'] | null;
  readonly item: string | null;
  readonly channel: Said['channel'] | null;
  /** Only what this account noted. */
  readonly mine: string | null;
  /** Folded text that must stand in it. */
  readonly text: string;
}
export const NO_FILTER: LogFilter = { kind: null, item: null, channel: null, mine: null, text: '' };
export const isFiltered = ({ kind, item, channel, mine, text }: LogFilter): boolean => kind !== null || item !== null || channel !== null || mine !== null || text !== '';

export type Entry =
  | { readonly type: 'item'; readonly key: string; readonly item: Item | null }
  | { readonly type: 'said'; readonly key: string; readonly said: Said }
  | { readonly type: 'pair'; readonly key: string; readonly first: Said; readonly second: Said; readonly pair: SamePair };

const byTime = (a: Said, b: Said): number => compareCodes(a.at, b.at) || compareCodes(a.id, b.id);

/** What was said in the order of the log: by item as the agenda has them (those that began as they began), then by time. Without those that were merged into others. */
export function inLogOrder(all: readonly Said[], items: readonly Item[]): Said[] {
  const begun = items.toSorted((a, b) => (a.startedAt === null ? 1 : 0) - (b.startedAt === null ? 1 : 0) || compareCodes(a.startedAt ?? '', b.startedAt ?? '') || a.order - b.order);
  const place = new Map(begun.map(({ id }, index) => [id, index]));
  const placeOf = ({ item }: Said): number => (item === null ? -1 : (place.get(item) ?? -1));
  return all.filter(({ mergedInto }) => mergedInto === null).sort((a, b) => placeOf(a) - placeOf(b) || byTime(a, b));
}

/** Whether it passes the filter; `fold` makes two spellings of a text the same. */
export function passes(said: Said, { kind, item, channel, mine, text }: LogFilter, fold: (text: string) => string): boolean {
  if ((kind !== null && said.kind !== kind) || (item !== null && said.item !== item) || (channel !== null && said.channel !== channel) || (mine !== null && said.rapporteur !== mine)) return false;
  return text === '' || [said.text, said.translation ?? '', said.affiliationName ?? ''].some((each) => fold(each).includes(text));
}

/** Heads of items between what was said; two of a pair are one entry, where the later one stands. `said` in the order of the log. */
export function entriesOf(said: readonly Said[], items: readonly Item[], pairs: readonly SamePair[]): Entry[] {
  const byId = new Map(said.map((each) => [each.id, each]));
  const whole = pairs.filter(({ first, second }) => byId.has(first) && byId.has(second));
  const later = new Map(whole.map((pair) => [pair.second, pair]));
  const earlier = new Set(whole.map(({ first }) => first));
  const entries: Entry[] = [];
  let last: string | null | undefined;
  for (const each of said) {
    if (each.item !== last) {
      last = each.item;
      entries.push({ type: 'item', key: `item ${last ?? ''}`, item: items.find(({ id }) => id === last) ?? null });
    }
    if (earlier.has(each.id)) continue;
    const pair = later.get(each.id);
    if (pair) entries.push({ type: 'pair', key: pair.first, first: byId.get(pair.first)!, second: each, pair });
    else entries.push({ type: 'said', key: each.id, said: each });
  }
  return entries;
}

/** How far back pairs are looked for, from the newest on, milliseconds: what is older was seen and left. */
export const PAIRS_WITHIN_MS = 15 * 60_000;

/** The newest of them, and what was noted so shortly before that a pair may be in it. */
export function recentOf(all: readonly Said[]): Said[] {
  const newest = all.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const since = Date.parse(newest) - PAIRS_WITHIN_MS;
  return all.filter(({ at, mergedInto }) => mergedInto === null && Date.parse(at) >= since);
}

/** Fewer letters never fill more lines than a folded text has, on a phone either: such rows are not measured. */
const NEVER_FOLDED = 300;

/** Whether what is read together may be too long to stand in the log unfolded. */
export const mayBeLong = (...texts: readonly (string | null)[]): boolean => texts.reduce((sum, text) => sum + (text?.length ?? 0), 0) > NEVER_FOLDED;
