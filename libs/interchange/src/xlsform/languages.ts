import { UNNAMED_LANGUAGE, type Language, type Texts } from './types.js';

/** The languages of a form: named by headers such as `label::French (fr)`, told apart without regard to case and spaces. */

const WITH_CODE = /^(.*?)\s*\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)$/;
const ONLY_CODE = /^[a-z]{2,3}$/;
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);
const LETTERS_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;
// As much of the texts as tells the direction.
const SAMPLE = 2_000;

interface Gathered {
  key: string;
  /** The sheet that uses it first; `undefined` while none does. */
  usedIn: 'survey' | 'choices' | undefined;
  sample: string;
}

/** Gathers the languages while headers and then texts go by, those of the survey first. */
export class LanguageGatherer {
  readonly #known = new Map<string, Gathered>();

  /** The key of the language that a header names; `undefined` stands for none. The first spelling is kept. */
  keyOf(named: string | undefined): string {
    const key = named?.trim().replace(/\s+/g, ' ') || UNNAMED_LANGUAGE;
    const folded = key.toLowerCase();
    const known = this.#known.get(folded);
    if (known) return known.key;
    this.#known.set(folded, { key, usedIn: undefined, sample: '' });
    return key;
  }

  /** Takes in the words of something that is kept. */
  add(words: Texts, sheet: 'survey' | 'choices'): void {
    for (const [key, text] of words) {
      const known = this.#known.get(key.toLowerCase())!;
      known.usedIn ??= sheet;
      if (known.sample.length < SAMPLE) known.sample += ` ${text.slice(0, SAMPLE)}`;
    }
  }

  /** Those that something is said in, in the order in which headers name them. */
  languages(): Language[] {
    const known = [...this.#known.values()];
    return (['survey', 'choices'] as const).flatMap((sheet) => known.filter(({ usedIn }) => usedIn === sheet)).map(({ key, sample }) => describe(key, sample));
  }
}

function describe(key: string, sample: string): Language {
  if (key === UNNAMED_LANGUAGE) return { key, name: '', code: null, direction: directionOfText(sample) };
  const [, name = key, tag = ONLY_CODE.test(key) ? key : undefined] = WITH_CODE.exec(key) ?? [];
  const locale = tag === undefined ? undefined : localeOf(tag.replaceAll('_', '-'));
  const direction = locale ? (RIGHT_TO_LEFT.has(locale.maximize().script ?? '') ? 'rtl' : 'ltr') : directionOfText(sample);
  return { key, name, code: locale?.toString() ?? null, direction };
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

function directionOfText(text: string): Language['direction'] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const toLeft = text.match(LETTERS_TO_LEFT)?.length ?? 0;
  return toLeft > letters / 2 ? 'rtl' : 'ltr';
}

/** The language that a settings sheet means by a word: the key of a header, a name or a code; `null` when it is none of them. */
export function findLanguage(languages: readonly Language[], word: string): string | null {
  const wanted = word.trim().replace(/\s+/g, ' ').toLowerCase();
  const ways: ((language: Language) => string | null)[] = [({ key }) => key, ({ name }) => name, ({ code }) => code];
  for (const way of ways) {
    const found = languages.find((language) => way(language)?.toLowerCase() === wanted);
    if (found) return found.key;
  }
  return null;
}
