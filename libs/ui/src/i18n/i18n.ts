import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { addFormats, interpolationOf } from './formats.js';
import { firstSpoken, languageOf, languages, type LanguageCode } from './languages.js';
import type { Namespace } from './types.js';

const rememberedKey = 'baraza-language';

/** Storage may be denied (private windows, blocked cookies); the choice then lasts until the page is left. */
function remembered(): string | undefined {
  try {
    return localStorage.getItem(rememberedKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(code: string): void {
  try {
    localStorage.setItem(rememberedKey, code);
  } catch {
    return;
  }
}

/** Each file of sentences is a chunk of its own, fetched when a screen first names it. */
const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    void import(`./locales/${language}/${namespace}.json`).then(
      (file: { default: ResourceKey }) => done(null, file.default),
      (error: Error) => done(error, false),
    );
  },
};

function applyToPage(code: string): void {
  const language = languageOf(code);
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.dir;
}

/**
 * Starts translations in the remembered language, else the browser's first that the product speaks, and loads the first
 * namespaces. Call once, before the first render.
 */
export async function startI18n(first: readonly Namespace[] = ['common', 'domain']): Promise<i18n> {
  const wish = remembered();
  const language = wish ? languageOf(wish).code : firstSpoken(navigator.languages);
  i18next.on('languageChanged', applyToPage);
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: languages[0].code,
      supportedLngs: languages.map((known) => known.code),
      load: 'languageOnly',
      ns: [...first],
      defaultNS: 'common',
      returnNull: false,
      interpolation: interpolationOf(i18next),
      react: { useSuspense: true },
    });
  addFormats(i18next);
  applyToPage(language);
  return i18next;
}

/** Fetches the sentences of several files at once, for screens whose parts would each ask for theirs when the one before has come. */
export const loadSentences = (files: readonly Namespace[]): Promise<void> => i18next.loadNamespaces(files);

/** Changes the language of the whole page, and remembers it. */
export async function changeLanguage(code: LanguageCode): Promise<void> {
  await i18next.changeLanguage(code);
  remember(code);
}
