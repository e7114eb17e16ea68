/** Languages as people type them: by a name in the language of the page, or by a BCP 47 tag. */
import { fold } from './fold.js';

/** Offered first: those of the product, then those of countries where consultations like these are held. After them all that have two letters. */
const FIRST = ['en', 'fr', 'ar', 'es', 'pt', 'ru', 'zh', 'sw', 'am', 'bm', 'bs', 'dyu', 'fa', 'ff', 'ha', 'hr', 'ht', 'ig', 'kg', 'kpe', 'kr', 'ku', 'ln', 'lua', 'men', 'my', 'ne', 'nus', 'om', 'ps', 'rn', 'rw', 'sg', 'si', 'so', 'sq', 'sr', 'ta', 'tem', 'tet', 'ti', 'tl', 'uk', 'ur', 'vai', 'wo', 'yo', 'zu'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

export interface Languages {
  /** Tags of those that are offered while one types. */
  readonly offered: readonly string[];
  /** The name of a tag; null: it names no language. */
  readonly nameOf: (tag: string) => string | null;
  /** The tag of what was typed, a name or a tag; null: it is no language that anybody knows. */
  readonly tagOf: (typed: string) => string | null;
}

const namesIn = (locale: string): Intl.DisplayNames => new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });

function nameIn(names: Intl.DisplayNames, tag: string): string | null {
  try {
    // The language must be one: a region alone names nothing.
    return names.of(new Intl.Locale(tag).language) === undefined ? null : (names.of(tag) ?? null);
  } catch {
    return null;
  }
}

/** The tag as it is kept, where it is one of a language that has a name; else null. */
export const knownTag = (typed: string): string | null => (nameIn(namesIn('en'), typed) === null ? null : new Intl.Locale(typed).toString());

/** What is known of languages, named for a page in `locale`. */
export function languagesIn(locale: string): Languages {
  const names = namesIn(locale);
  const nameOf: Languages['nameOf'] = (tag) => nameIn(names, tag);
  const short = LETTERS.flatMap((one) => LETTERS.map((two) => one + two)).filter((tag) => nameOf(tag) !== null && new Intl.Locale(tag).toString() === tag);
  const offered = [...new Set([...FIRST.filter((tag) => nameOf(tag) !== null), ...short])];
  const byName = new Map(offered.map((tag) => [fold(nameOf(tag)!), tag]));
  return { offered, nameOf, tagOf: (typed) => byName.get(fold(typed)) ?? knownTag(typed.trim()) };
}
