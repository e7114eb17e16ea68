/** In which language an entry is written, as far as its letters tell. */
import type { Draft } from './draft.js';

/** Fewer letters than this tell nothing. */
const ENOUGH = 3;
/** Of the letters so large a part is then in the script of the language; the rest are names and borrowed words. */
const CLEARLY = 0.7;

/** Scripts that stand for several at once. */
const PARTS: Readonly<Record<string, readonly string[]>> = { Hans: ['Hani'], Hant: ['Hani'], Jpan: ['Hani', 'Hira', 'Kana'], Kore: ['Hang', 'Hani'] };

/** Letters of the script in which the language is commonly written; null: it is not known. */
function lettersOf(language: string): RegExp | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    if (script === undefined) return null;
    return new RegExp(`(?=\\p{L})[${(PARTS[script] ?? [script]).map((part) => `\\p{Script=${part}}`).join('')}]`, 'gu');
  } catch {
    // No tag, or a script that this browser does not know.
    return null;
  }
}

/** The language of `languages` in whose script the text is, where it clearly is not in that of `chosen`; else `chosen`. The first that fits: letters do not tell Arabic from Persian. */
export function languageWritten(text: string, chosen: string, languages: readonly string[]): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const own = lettersOf(chosen);
  if (letters < ENOUGH || own === null) return chosen;
  const partIn = (script: RegExp): number => (text.match(script)?.length ?? 0) / letters;
  if (partIn(own) > 1 - CLEARLY) return chosen;
  return languages.find((language) => partIn(lettersOf(language) ?? /(?!)/gu) >= CLEARLY) ?? chosen;
}

/** The draft in the language that its text is written in, until somebody chooses one for it. It follows from text and usual language alone, so that what was only tried leaves nothing behind. */
export function inWrittenLanguage(draft: Draft, languages: readonly string[]): Draft {
  const usual = draft.usualLanguage ?? draft.language;
  if (draft.languageByHand === true || usual === null) return draft;
  const language = languageWritten(draft.text, usual, languages);
  return { ...draft, language, usualLanguage: language === usual ? undefined : usual };
}
