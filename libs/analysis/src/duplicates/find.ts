/** Which stakeholders of a registry may be the same, how likely, and why. Pure and in memory: for a worker thread. */
import { pairKey } from '@baraza/domain';
import { candidatePairs } from './blocking.js';
import { formsOf } from './forms.js';
import { nameLikeness, weigh, type Weighed } from './similarity.js';

/** Somebody who may be there twice. */
export interface Party {
  id: string;
  name: string;
  aliases: readonly string[];
  /** Ids of those that a relationship leads to or from. */
  neighbours: readonly string[];
}

/** Why two may be the same; a screen has the sentence for each. */
export type Reason =
  /** The names are the same but for case, marks, script, order of words or words that say nothing. */
  | { code: 'sameName' }
  /** The names are alike; `likeness` from 0 to 1. */
  | { code: 'namesAlike'; likeness: number }
  /** A name of the one is like a name of the other, though not both are what the two are called first. */
  | { code: 'otherNamesAlike'; names: readonly [string, string]; likeness: number }
  /** A name of the one is a name of the other. */
  | { code: 'sharedName'; names: readonly [string, string] }
  /** A name of the one is made of the first letters of a name of the other. */
  | { code: 'abbreviation'; short: string; long: string }
  /** Both are tied to the same others. */
  | { code: 'sameNeighbours'; shared: number; of: number };

export interface Candidate {
  ids: readonly [string, string];
  /** From 0 to 1. */
  score: number;
  reasons: Reason[];
}

export interface FindOptions {
  /** Pairs below it are left out. Default: `THRESHOLD`. */
  threshold?: number;
  /** Pairs that somebody has said are not the same; see `pairKey`. */
  apart?: ReadonlySet<string>;
  /** Is told now and then how much of the work is done, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** From which score on a pair is shown: measured by `npm run bench -- duplicates` on names that it was not chosen by. */
export const THRESHOLD = 0.7;

/** What an equal other name, and an abbreviation of so many letters, are worth. */
const SHARED_NAME = 0.95;
const ABBREVIATION: Readonly<Record<number, number>> = { 2: 0.35, 3: 0.6, 4: 0.8 };
const LONG_ABBREVIATION = 0.9;
const LONGEST_WEAK = 4;
/** How much of what is missing to certainty entirely equal neighbours make up for, and how many one must have for that. */
const NEIGHBOURS = 0.4;
const LEAST_NEIGHBOURS = 2;
/** What remains of the score of two who are tied to each other: mostly those are two. */
const TIED = 0.85;
/** Pairs between two tellings of how far it is. */
const TOLD_EVERY = 2000;

interface Known {
  party: Party;
  /** Forms of the name itself, and of all names. */
  name: Weighed[];
  all: Weighed[];
  neighbours: ReadonlySet<string>;
}

/** Pairs that may be the same, likeliest first. */
export function findDuplicates(parties: readonly Party[], { threshold = THRESHOLD, apart = new Set(), onProgress }: FindOptions = {}): Candidate[] {
  // An abbreviation in the brackets of a name is another name.
  const names = parties.map(({ name }) => formsOf(name));
  const all = weigh(parties.map(({ aliases }, index) => [...names[index]!, ...aliases.flatMap(formsOf)]));
  const known = parties.map((party, index): Known => ({ party, name: all[index]!.slice(0, Math.min(1, names[index]!.length)), all: all[index]!, neighbours: new Set(party.neighbours) }));
  const candidates: Candidate[] = [];
  const pairs = candidatePairs(all);
  for (const [index, [i, j]] of pairs.entries()) {
    if (index % TOLD_EVERY === 0) onProgress?.(index / pairs.length);
    const [one, two] = [known[i]!, known[j]!];
    if (apart.has(pairKey(one.party.id, two.party.id))) continue;
    const candidate = compare(one, two);
    if (candidate.score >= threshold) candidates.push(candidate);
  }
  return candidates.sort((a, b) => b.score - a.score || (a.ids.join() < b.ids.join() ? -1 : 1));
}

function compare(one: Known, two: Known): Candidate {
  const reasons: Reason[] = [];
  const likeness = best(one.name, two.name).likeness;
  let score = likeness;
  if (likeness === 1) reasons.push({ code: 'sameName' });
  else {
    const shared = best(one.all, two.all, worthOfShared);
    if (shared.worth > score) {
      score = shared.worth;
      if (shared.likeness === 1) reasons.push({ code: 'sharedName', names: [shared.one.text, shared.two.text] });
      else reasons.push({ code: 'otherNamesAlike', names: [shared.one.text, shared.two.text], likeness: shared.likeness });
    } else if (likeness > 0) reasons.push({ code: 'namesAlike', likeness });
    const short = abbreviation(one.all, two.all) ?? abbreviation(two.all, one.all);
    if (short && short.worth > score) {
      score = short.worth;
      reasons.unshift({ code: 'abbreviation', short: short.short, long: short.long });
    }
  }
  const shared = [...one.neighbours].filter((id) => two.neighbours.has(id)).length;
  const of = one.neighbours.size + two.neighbours.size - shared;
  if (shared >= LEAST_NEIGHBOURS) {
    score += (1 - score) * NEIGHBOURS * (shared / of);
    reasons.push({ code: 'sameNeighbours', shared, of });
  }
  if (one.neighbours.has(two.party.id) || two.neighbours.has(one.party.id)) score *= TIED;
  return { ids: [one.party.id, two.party.id], score: Math.round(score * 1000) / 1000, reasons };
}

/** Many have the same few letters for their abbreviation. */
const worthOfShared = (likeness: number, { words, compact }: Weighed): number => likeness * (words.length === 1 && compact.length <= LONGEST_WEAK ? (ABBREVIATION[compact.length] ?? 0) : SHARED_NAME);

interface Best {
  worth: number;
  likeness: number;
  one: Weighed;
  two: Weighed;
}

function best(ones: readonly Weighed[], twos: readonly Weighed[], worthOf: (likeness: number, one: Weighed) => number = (likeness) => likeness): Best {
  let found: Best = { worth: 0, likeness: 0, one: ones[0]!, two: twos[0]! };
  for (const one of ones) {
    for (const two of twos) {
      const likeness = nameLikeness(one, two);
      const worth = worthOf(likeness, one);
      if (worth > found.worth) found = { worth, likeness, one, two };
    }
  }
  return found;
}

function abbreviation(shorts: readonly Weighed[], longs: readonly Weighed[]): { short: string; long: string; worth: number } | null {
  for (const short of shorts) {
    if (short.words.length !== 1 || short.compact.length < 2) continue;
    const long = longs.find(({ initials }) => initials.includes(short.compact));
    if (long) return { short: short.text, long: long.text, worth: ABBREVIATION[short.compact.length] ?? LONG_ABBREVIATION };
  }
  return null;
}
