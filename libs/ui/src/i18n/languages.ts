/** The languages that the product speaks, with what the browser needs to know of each. */
export interface Language {
  /** Code used by i18next and in `lang`. */
  readonly code: string;
  /** The language's own name for itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** Locale for Intl: Arabic is written with Latin digits, as figures are compared across languages. */
  readonly locale: string;
}

export const languages = [
  { code: 'en', name: 'English', dir: 'ltr', locale: 'en-GB' },
  { code: 'ar', name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-latn' },
] as const satisfies readonly Language[];

export type LanguageCode = (typeof languages)[number]['code'];

/** The language of a code or locale, English when the product does not speak it. */
export function languageOf(code: string | undefined): (typeof languages)[number] {
  const base = code?.toLowerCase().split('-')[0];
  return languages.find((language) => language.code === base) ?? languages[0];
}

/** The first of a person's preferred languages that the product speaks. */
export function firstSpoken(preferred: readonly string[]): LanguageCode {
  for (const wish of preferred) {
    const language = languageOf(wish);
    if (wish.toLowerCase().split('-')[0] === language.code) return language.code;
  }
  return languages[0].code;
}
