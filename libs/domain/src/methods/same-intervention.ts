/** Which interventions two rapporteurs probably caught twice (ours, heuristics): proposed for merging, never merged by itself. */
import { type Word, wordsOf } from './words.js';

/** What is compared of an intervention. Ids are compared as text; `atMs` is the time it was noted, milliseconds. */
export interface CaughtIntervention {
  id: string;
  rapporteur: string;
  item: string | null;
  atMs: number;
  text: string;
  /** Language of the text (BCP 47); null where nobody said. */
  language: string | null;
  translation: string | null;
  /** As far as the rule of attribution keeps them. */
  speaker: string | null;
  affiliation: string | null;
  /** What it was merged into: then it is compared no more. */
  mergedInto: string | null;
  /** Ids of those that somebody said to keep beside it. */
  notSameAs: readonly string[];
}

/** Ours: two of the same speaker or affiliation that were noted so close to each other are proposed, whatever their words. */
export const SAME_SPEAKER_MS = 30_000;
/** Ours: further apart nothing is proposed. Where the rule keeps no speaker, times are kept to five minutes; so far they may lie apart. */
export const SAME_WINDOW_MS = 300_000;
/** Ours: part of their words that both share (twice the shared ÷ all, Dice's coefficient) from which on two are proposed, and how many words at least. */
export const SAME_OVERLAP = 0.5;
export const SAME_WORDS = 3;
/** Ours: how many of those before that have the same word, or the same speaker, are looked at, the nearest in time first, and how many of them are compared, those with most words in common first: so that 50,000 in one hour end too. */
export const SAME_NEIGHBOURS = 50;
/** Ours: what the same speaker, close in time, weighs beside a whole overlap of 1. */
export const SAME_SPEAKER_WEIGHT = 0.5;

/** Part of a text, in UTF-16 units, end excluded. */
export interface TextRange {
  start: number;
  end: number;
}
type Compared = 'text' | 'translation';

/** Two interventions that are probably one, with why. */
export interface SamePair {
  /** The one noted first, and the other. */
  first: string;
  second: string;
  /** What is known to be the same of the speakers; null where the words alone say it. */
  same: 'speaker' | 'affiliation' | null;
  gapMs: number;
  /** 0 … 1, of the texts that were compared. */
  overlap: number;
  /** Which text of each was compared: the translation where languages differ. */
  compared: { first: Compared; second: Compared };
}

interface Sorted {
  of: CaughtIntervention;
  text: ReadonlySet<string>;
  translation: ReadonlySet<string> | null;
}

function sameSpeaker(a: CaughtIntervention, b: CaughtIntervention): SamePair['same'] | 'others' {
  if (a.speaker !== null && b.speaker !== null) return a.speaker === b.speaker ? 'speaker' : 'others';
  if (a.affiliation !== null && b.affiliation !== null) return a.affiliation === b.affiliation ? 'affiliation' : 'others';
  return null;
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  // So few shared that it cannot be enough: not worth counting.
  if ((2 * few.size) / (few.size + many.size || 1) < SAME_OVERLAP || few.size === 0) return 0;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared < Math.min(SAME_WORDS, many.size) ? 0 : (2 * shared) / (few.size + many.size);
}

/** The pairs of texts that may be compared: text with text, and where the languages differ, or one is not known, with translations too. */
function comparisons(a: Sorted, b: Sorted): [Compared, Compared, number][] {
  const pairs: [Compared, Compared, number][] = [['text', 'text', overlapOf(a.text, b.text)]];
  if (a.of.language !== null && a.of.language === b.of.language) return pairs;
  if (a.translation) pairs.push(['translation', 'text', overlapOf(a.translation, b.text)]);
  if (b.translation) pairs.push(['text', 'translation', overlapOf(a.text, b.translation)]);
  if (a.translation && b.translation) pairs.push(['translation', 'translation', overlapOf(a.translation, b.translation)]);
  return pairs;
}

function pairOf(a: Sorted, b: Sorted): SamePair | null {
  const same = sameSpeaker(a.of, b.of);
  if (same === 'others' || a.of.rapporteur === b.of.rapporteur || a.of.notSameAs.includes(b.of.id) || b.of.notSameAs.includes(a.of.id)) return null;
  const gapMs = b.of.atMs - a.of.atMs;
  const [first, second, overlap] = comparisons(a, b).reduce((best, each) => (each[2] > best[2] ? each : best));
  if (overlap < SAME_OVERLAP && (same === null || gapMs > SAME_SPEAKER_MS)) return null;
  return { first: a.of.id, second: b.of.id, same, gapMs, overlap, compared: { first, second } };
}

/** Shared words weigh most, then the same speaker close in time, then how close. */
const weightOf = ({ overlap, same, gapMs }: SamePair): number => overlap + (same !== null && gapMs <= SAME_SPEAKER_MS ? SAME_SPEAKER_WEIGHT : 0) + (1 - gapMs / SAME_WINDOW_MS) / 10;

const byPlace = ({ of: a }: Sorted, { of: b }: Sorted): number => ((a.item ?? '') < (b.item ?? '') ? -1 : (a.item ?? '') > (b.item ?? '') ? 1 : a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
type Weighed = { pair: SamePair; weight: number };
const byWeight = (a: Weighed, b: Weighed): number => b.weight - a.weight || (a.pair.first + a.pair.second < b.pair.first + b.pair.second ? -1 : 1);

/** What two of a pair have in common, one of these at least: a word, or a known speaker or affiliation. */
const traitsOf = ({ of: { speaker, affiliation }, text, translation }: Sorted): { words: ReadonlySet<string>; who: string[] } => ({
  words: translation ? new Set([...text, ...translation]) : text,
  who: [...(speaker === null ? [] : [`speaker ${speaker}`]), ...(affiliation === null ? [] : [`affiliation ${affiliation}`])],
});
const fewestWords = ({ text, translation }: Sorted): number => Math.min(text.size, translation?.size ?? Infinity);

/** A sweep over one item in the order of time: who of those before may be the same. Words are looked up, so that most pairs are never seen. */
class Sweep {
  private readonly holders = new Map<string, number[]>();
  /** How many words each has in common with the one that is looked at; all 0 in between. */
  private readonly shared: Int32Array;
  constructor(private readonly sorted: readonly Sorted[]) {
    this.shared = new Int32Array(sorted.length);
  }

  /** Another item begins: nobody before is compared any more. */
  begin(): void {
    this.holders.clear();
  }

  /** Places of those within the window who share enough traits with the one at `at`, which is then held too. */
  next(at: number): number[] {
    const own = this.sorted[at]!;
    const { words, who } = traitsOf(own);
    const { shared } = this;
    const met: number[] = [];
    const count = (place: number): void => {
      if (shared[place] === 0) met.push(place);
      shared[place]! += 1;
    };
    let unseen = 0;
    for (const word of words) if (this.before(word, at, SAME_WINDOW_MS, count) === SAME_NEIGHBOURS) unseen += 1;
    const likely = met.filter((place) => 2 * (shared[place]! + unseen) >= SAME_OVERLAP * (fewestWords(own) + fewestWords(this.sorted[place]!)));
    const found = new Set(likely.sort((a, b) => shared[b]! - shared[a]! || b - a).slice(0, SAME_NEIGHBOURS));
    for (const place of met) shared[place] = 0;
    for (const key of who) this.before(key, at, SAME_SPEAKER_MS, (place) => found.add(place));
    for (const trait of [...words, ...who]) {
      const holders = this.holders.get(trait);
      if (holders) holders.push(at);
      else this.holders.set(trait, [at]);
    }
    return [...found];
  }

  /** Calls for those who have the trait, back from `at` as far as the window goes; answers how many there were. */
  private before(trait: string, at: number, windowMs: number, each: (place: number) => void): number {
    const holders = this.holders.get(trait) ?? [];
    const begin = this.sorted[at]!.of.atMs - windowMs;
    let seen = 0;
    for (let last = holders.length - 1; last >= 0 && seen < SAME_NEIGHBOURS && this.sorted[holders[last]!]!.of.atMs >= begin; last -= 1) {
      each(holders[last]!);
      seen += 1;
    }
    return seen;
  }
}

/**
 * The pairs to propose, best first; each intervention is in one pair at most. Compared are those of different rapporteurs on the same item within SAME_WINDOW_MS. Proposed is who has the same known speaker or affiliation and
 * lies within SAME_SPEAKER_MS, or shares enough words (SAME_OVERLAP, SAME_WORDS); never two whose known speakers differ. The time it takes grows with the number of words times those who share them in the window, of whom
 * SAME_NEIGHBOURS are looked at.
 */
export function sameInterventions(interventions: readonly CaughtIntervention[]): SamePair[] {
  const setOf = (text: string): ReadonlySet<string> => new Set(wordsOf(text).map(({ word }) => word));
  const sorted = interventions
    .filter(({ mergedInto }) => mergedInto === null)
    .map((of): Sorted => ({ of, text: setOf(of.text), translation: of.translation === null ? null : setOf(of.translation) }))
    .sort(byPlace);
  const found: Weighed[] = [];
  const sweep = new Sweep(sorted);
  for (const [at, own] of sorted.entries()) {
    if (at > 0 && sorted[at - 1]!.of.item !== own.of.item) sweep.begin();
    for (const place of sweep.next(at)) {
      const pair = pairOf(sorted[place]!, own);
      if (pair) found.push({ pair, weight: weightOf(pair) });
    }
  }
  const taken = new Set<string>();
  return found.sort(byWeight).flatMap(({ pair }) => {
    if (taken.has(pair.first) || taken.has(pair.second)) return [];
    taken.add(pair.first).add(pair.second);
    return [pair];
  });
}

/** Where the words stand that both have; words that follow each other in the text are one range. */
function rangesOf(words: readonly Word[], shared: ReadonlySet<string>): TextRange[] {
  const ranges: TextRange[] = [];
  for (const [at, { word, start, end }] of words.entries()) {
    if (!shared.has(word)) continue;
    if (at > 0 && shared.has(words[at - 1]!.word)) ranges.at(-1)!.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}

/** The ranges of the words that two texts share, for each of them, so that the screen can mark them. */
export function sharedRanges(first: string, second: string): { first: TextRange[]; second: TextRange[] } {
  const [a, b] = [wordsOf(first), wordsOf(second)];
  const ofFirst = new Set(a.map(({ word }) => word));
  const shared = new Set(b.flatMap(({ word }) => (ofFirst.has(word) ? [word] : [])));
  return { first: rangesOf(a, shared), second: rangesOf(b, shared) };
}
