import { languageOf, useLanguage } from '@baraza/ui';
import { useMemo } from 'react';

/** The name of a language by its BCP 47 tag, in the language of the page; a tag that nobody knows stays as it is. */
export function useLanguageName(): (tag: string) => string {
  const { locale } = languageOf(useLanguage());
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    return (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    };
  }, [locale]);
}
