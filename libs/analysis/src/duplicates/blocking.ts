/** Which pairs are worth comparing: those that share a key which few have. All pairs of 10,000 would be 50 million. */
import type { Form } from './forms.js';

/** Keys of more than so many say nothing of anybody, unless they are a whole name. */
const MOST_OF_A_KEY = 25;
/** How keys begin that are a whole name. */
const WHOLE = '=';
/** Words shorter or longer than this are not cut. */
const CUT_FROM = 4;
const CUT_TO = 16;

/** Pairs of indices, each once, the smaller first. */
export function candidatePairs(all: readonly (readonly Form[])[]): [number, number][] {
  const holders = new Map<string, number[]>();
  const common = commonWords(all);
  for (const [index, forms] of all.entries()) {
    for (const key of new Set(forms.flatMap((form) => keysOf(form, common)))) {
      const known = holders.get(key);
      if (known) known.push(index);
      else holders.set(key, [index]);
    }
  }
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const [key, indices] of holders) {
    const isCommon = indices.length > MOST_OF_A_KEY;
    if (isCommon && !key.startsWith(WHOLE)) continue;
    // Where many are of one name, each is compared with the first: that is enough to find them all.
    for (const [at, one] of (isCommon ? indices.slice(0, 1) : indices).entries()) {
      for (const two of indices.slice(at + 1)) {
        const pair = one * all.length + two;
        if (!seen.has(pair)) pairs.push([one, two]);
        seen.add(pair);
      }
    }
  }
  return pairs;
}

/** Words that more names hold than a key may have: only two of them together say something. */
function commonWords(all: readonly (readonly Form[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const forms of all) for (const word of new Set(forms.flatMap(({ words }) => words))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > MOST_OF_A_KEY).map(([word]) => word));
}

/** The whole name, its initials, each of its words, each of its words with one letter less, and pairs of common words. */
function keysOf({ words, compact, initials }: Form, common: ReadonlySet<string>): string[] {
  const sorted = words.filter((word) => common.has(word)).sort();
  return [
    `${WHOLE}${compact}`,
    ...initials.map((letters) => `${WHOLE}${letters}`),
    ...words.map((word) => `w${word}`),
    ...words.flatMap(cuts),
    ...words.filter((word) => word.length >= CUT_FROM).map((word) => `c${word}`),
    ...sorted.flatMap((word, index) => sorted.slice(index + 1).map((other) => `p${word} ${other}`)),
  ];
}

/** What is left of a word without one of its letters: two that differ by one slip (a letter more, less, another one, or two exchanged) have one of these alike. */
function cuts(word: string): string[] {
  if (word.length < CUT_FROM || word.length > CUT_TO) return [];
  return Array.from({ length: word.length }, (_, at) => `c${word.slice(0, at)}${word.slice(at + 1)}`);
}
