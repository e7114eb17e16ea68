/** How alike two names are, from 0 to 1. Words that many names share count little (“ministry”), rare ones much. */
import { distance } from 'fastest-levenshtein';
import type { Form } from './forms.js';

/** Words less alike than this are different words. */
const LEAST_ALIKE = 0.8;
/** A word that begins another is taken for its abbreviation (“min.” – “ministry”) from this length. */
const SHORTEST_BEGINNING = 3;
const BEGINNING = 0.9;

/** What is left where the numbers in two names are not the same: “Sector 2” is not “Sector 3”. */
const OTHER_NUMBER = 0.7;
/** Names that have less in common are not compared further. */
const LEAST_IN_COMMON = 0.3;

/** A form with the weight of each of its words, and of all. */
export interface Weighed extends Form {
  weights: readonly number[];
  total: number;
}

/** Weighs words by how many of the names hold them. */
export function weigh(all: readonly (readonly Form[])[]): Weighed[][] {
  const holders = new Map<string, number>();
  for (const forms of all) for (const word of new Set(forms.flatMap(({ words }) => words))) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weightOf = (word: string): number => Math.log(1 + all.length / holders.get(word)!);
  return all.map((forms) =>
    forms.map((form) => {
      const weights = form.words.map(weightOf);
      return { ...form, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
    }),
  );
}

/** How alike two words are: what would have to be typed anew, against their length; a beginning counts as an abbreviation. */
export function wordLikeness(one: string, two: string): number {
  if (one === two) return 1;
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  // Words of two letters are the same or not, and so are numbers.
  if (short.length < SHORTEST_BEGINNING || isNumber(one) || isNumber(two)) return 0;
  if (long.startsWith(short)) return BEGINNING;
  if (short.length < LEAST_ALIKE * long.length) return 0;
  const likeness = 1 - (isSwap(one, two) ? 1 : distance(one, two)) / long.length;
  return likeness >= LEAST_ALIKE ? likeness : 0;
}

/** What two names have in common of what both say, by weight: each word of one is matched with the likest of the other that is left. */
export function nameLikeness(one: Weighed, two: Weighed): number {
  if (one.compact === two.compact) return 1;
  if (Math.min(one.total, two.total) < LEAST_IN_COMMON * Math.max(one.total, two.total)) return 0;
  const pairs: { i: number; j: number; worth: number }[] = [];
  for (const [i, word] of one.words.entries()) {
    for (const [j, other] of two.words.entries()) {
      const likeness = wordLikeness(word, other);
      if (likeness > 0) pairs.push({ i, j, worth: (likeness * (one.weights[i]! + two.weights[j]!)) / 2 });
    }
  }
  pairs.sort((a, b) => b.worth - a.worth || a.i - b.i || a.j - b.j);
  let [left, right, common] = [0, 0, 0];
  for (const { i, j, worth } of pairs) {
    if (left & (1 << i) || right & (1 << j)) continue;
    left |= 1 << i;
    right |= 1 << j;
    common += worth;
  }
  const likeness = Math.min(1, common / (one.total + two.total - common));
  return numbersOf(one) === numbersOf(two) ? likeness : likeness * OTHER_NUMBER;
}

/** Whether one is the other with two letters that stand beside each other exchanged: one slip, not two. */
function isSwap(one: string, two: string): boolean {
  if (one.length !== two.length) return false;
  let at = 0;
  while (one[at] === two[at]) at += 1;
  return one[at] === two[at + 1] && one[at + 1] === two[at] && one.slice(at + 2) === two.slice(at + 2);
}

const numbersOf = ({ words }: Form): string => words.filter(isNumber).sort().join(' ');
const isNumber = (word: string): boolean => word.charCodeAt(0) <= 57;
