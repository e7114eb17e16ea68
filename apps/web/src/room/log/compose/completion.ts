/** Completion in the flow of typing: what the sign before the caret asks for, and what fits. */
import { fold } from '@baraza/domain';

/** Code, stakeholder, threat, interest, kind. */
export const SIGNS = ['#', '@', '!', '~', '/'] as const;
export type Sign = (typeof SIGNS)[number];

export interface Trigger {
  readonly sign: Sign;
  /** Where the sign stands, and where the caret does (UTF-16). */
  readonly start: number;
  readonly end: number;
  /** What was typed after the sign. */
  readonly query: string;
}

/** Longer than this it is a sentence. */
const MOST_TYPED = 60;

/** The sign before the caret that begins a word, with what follows it up to there; null: none. A space may follow, not a line; two end it. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const from = Math.max(0, caret - MOST_TYPED - 1);
  // The last one counts: a sign that nothing fitted stays in the sentence. What a space follows is no sign, or "/" in "#police / pay" would be one.
  const last = [...text.slice(from, caret).matchAll(/(?<=^|\s)[#@!~/](?!\s)/gu)].at(-1);
  if (!last || (from > 0 && last.index === 0)) return null;
  const start = from + last.index;
  const query = text.slice(start + 1, caret);
  return /^\s|\s\s|\n/u.test(query) ? null : { sign: last[0] as Sign, start, end: caret, query };
}

/** The text without what the completion took, and without the space that would be left double; the caret goes to where it stood. */
export function withoutTrigger(text: string, { start, end }: Trigger): { readonly text: string; readonly caret: number } {
  const [head, tail] = [text.slice(0, start), text.slice(end)];
  return { text: head + (/\s$/u.test(head) ? tail.replace(/^ /u, '') : tail), caret: start };
}

export interface Choice {
  readonly id: string;
  /** "police / presence". */
  readonly label: string;
  /** What it is called by itself, where the label says more: "presence". */
  readonly name?: string;
  /** Muted beside it: what belongs to it, in a few words. */
  readonly detail?: string;
  /** How often it was used here; most used first among those that fit as well. */
  readonly uses?: number;
  /** Other names that find it. */
  readonly aliases?: readonly string[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu;

/** Where in the label a word begins with the query (UTF-16, end excluded); null: nowhere. */
export function matchIn(label: string, query: string): readonly [number, number] | null {
  const wanted = fold(query);
  if (wanted === '') return [0, 0];
  for (const { index } of label.matchAll(WORD)) {
    const rest = label.slice(index);
    if (!fold(rest).startsWith(wanted)) continue;
    // As many letters of the label as fold to the query.
    let length = 1;
    while (length < rest.length && fold(rest.slice(0, length)).length < wanted.length) length += 1;
    return [index, index + length];
  }
  return null;
}

/** How well the query names it: 0 it is the whole label, 1 another of its names, 2 it begins so, 3 a word of it does; null: it does not fit. */
function rankOf({ label, name, aliases = [] }: Choice, query: string): 0 | 1 | 2 | 3 | null {
  const names = [label, ...(name === undefined ? [] : [name])];
  const wanted = fold(query);
  if (wanted !== '' && fold(label) === wanted) return 0;
  if (wanted !== '' && [...names, ...aliases].some((each) => fold(each) === wanted)) return 1;
  if (names.some((each) => matchIn(each, query)?.[0] === 0)) return 2;
  return [...names, ...aliases].some((each) => matchIn(each, query)) ? 3 : null;
}

/** Those that fit the query: first what it names exactly, then what begins with it, then where another word does; each by use, then by name; at most `most`. */
export function fitting<T extends Choice>(choices: readonly T[], query: string, compare: (a: string, b: string) => number, most: number): T[] {
  const ranked = choices.flatMap((choice) => {
    const rank = rankOf(choice, query);
    return rank === null ? [] : [{ choice, rank }];
  });
  const inOrder = ranked.sort((a, b) => a.rank - b.rank || (b.choice.uses ?? 0) - (a.choice.uses ?? 0) || (query === '' ? 0 : compare(a.choice.label, b.choice.label)));
  return inOrder.slice(0, most).map(({ choice }) => choice);
}
