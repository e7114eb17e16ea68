import type { Attribution } from '@baraza/domain';
import { type Spoken, spokenIn, useLanguage } from '@baraza/ui';
import { useRoom } from './context.js';

export interface SpokenHere {
  readonly tag: string;
  readonly words: Spoken;
}

/** What is said and shown to the whole hall, in the languages of the session that the product has these sentences in, the first two; without one, in that of the page. */
export function useSpoken(): readonly SpokenHere[] {
  const { session } = useRoom();
  const page = useLanguage();
  const known = session.languages.flatMap((tag) => spokenIn(tag) ?? []).filter(({ tag }, at, all) => all.findIndex((other) => other.tag === tag) === at);
  const fallback = spokenIn(page);
  return known.length > 0 ? known.slice(0, 2) : fallback ? [fallback] : [];
}

/** The sentence to say aloud of a rule, in the first language of the session. */
export function useRuleAloud(rule: Attribution): SpokenHere & { readonly sentence: string } | null {
  const [first] = useSpoken();
  return first ? { ...first, sentence: first.words.aloud[rule] } : null;
}
