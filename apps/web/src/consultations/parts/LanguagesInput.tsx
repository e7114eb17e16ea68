import { TagsInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguageName } from '../data/hooks.js';

/** Languages that are offered while one types; any other tag can be typed. Those of the product, then those of countries where consultations like these are held. */
const OFFERED = ['en', 'fr', 'ar', 'es', 'pt', 'ru', 'zh', 'sw', 'am', 'bm', 'bs', 'dyu', 'fa', 'ff', 'ha', 'hr', 'ht', 'ig', 'kg', 'kpe', 'kr', 'ku', 'ln', 'lua', 'men', 'my', 'ne', 'nus', 'om', 'ps', 'rn', 'rw', 'sg', 'si', 'so', 'sq', 'sr', 'ta', 'tem', 'tet', 'ti', 'tl', 'uk', 'ur', 'vai', 'wo', 'yo', 'zu'];

/** Chooses languages by their names in the language of the page; they are kept as BCP 47 tags. The first is the main one. */
export function LanguagesInput({ label, description, value, onChange }: { readonly label: string; readonly description?: string; readonly value: readonly string[]; readonly onChange: (tags: string[]) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const nameOf = useLanguageName();
  const tagOf = useMemo(() => new Map([...OFFERED, ...value].map((tag) => [nameOf(tag).toLocaleLowerCase(), tag])), [nameOf, value]);
  return (
    <TagsInput
      label={label}
      description={description}
      size="sm"
      data={OFFERED.map(nameOf)}
      value={value.map(nameOf)}
      onChange={(names) => onChange([...new Set(names.map((name) => tagOf.get(name.toLocaleLowerCase()) ?? name))])}
      placeholder={value.length === 0 ? t('languages.placeholder') : undefined}
      clearButtonProps={{ 'aria-label': t('languages.clear') }}
      acceptValueOnBlur
      dir="auto"
    />
  );
}
