import { fold, type Records } from '@baraza/domain';
import { useFormat, useLanguage } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** What is needed of a dimension to name it; the public page has no more. */
export type DimensionLike = Pick<Records['dimension'], 'code' | 'name'>;

export interface PeopleWords {
  readonly dimension: (dimension: DimensionLike) => string;
  readonly group: (dimension: DimensionLike, group: string) => string;
  /** A language by its name in the language of the page; a tag that nobody knows stays as it is. */
  readonly language: (tag: string) => string;
}

/** Names of what people are counted by: a process's own words, or the translation of those of the template. */
export function usePeopleWords(): PeopleWords {
  const { t, i18n } = useTranslation('domain');
  const page = useLanguage();
  const { band } = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames([page], { type: 'language', fallback: 'code' });
    const known = (key: string, otherwise: string): string => (i18n.exists(`domain:${key}`) ? String(t(key as never)) : otherwise);
    return {
      dimension: ({ code, name }) => name ?? known(`breakdown.${code}`, code),
      group: ({ code }, group) => known(`group.${code}.${group}`, band(group)),
      language: (tag) => {
        try {
          return names.of(tag) ?? tag;
        } catch {
          return tag;
        }
      },
    };
  }, [t, i18n, page, band]);
}

/** Whether all words of the search stand in the text, whatever their case and marks. */
export const finds = (search: string, text: string): boolean => fold(search).split(/\s+/u).every((word) => fold(text).includes(word));
