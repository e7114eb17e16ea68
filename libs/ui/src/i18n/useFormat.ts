import { useTranslation } from 'react-i18next';
import { formatOf, type Format } from './format.js';
import { languageOf, type LanguageCode } from './languages.js';

/** Numbers, dates and lists in the language of the page. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatOf(i18n.resolvedLanguage);
}

/** The language of the page. */
export function useLanguage(): LanguageCode {
  const { i18n } = useTranslation();
  return languageOf(i18n.resolvedLanguage).code;
}
