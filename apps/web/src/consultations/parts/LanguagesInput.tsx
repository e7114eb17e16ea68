import { languagesIn } from '@baraza/domain';
import { useLanguage } from '@baraza/ui';
import { TagsInput } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Chooses languages by their names in the language of the page, or by tag; they are kept as BCP 47 tags. The first is the main one. What is no language stays in the field, with a word about it. */
export function LanguagesInput({ label, description, value, onChange }: { readonly label: string; readonly description?: string; readonly value: readonly string[]; readonly onChange: (tags: string[]) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const page = useLanguage();
  const { offered, nameOf, tagOf } = useMemo(() => languagesIn(page), [page]);
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  // The field empties itself with everything that is entered; what was refused is put back in the same step.
  const refused = useRef(false);
  const shown = (tag: string): string => nameOf(tag) ?? tag;
  const enter = (names: readonly string[]): void => {
    const found = names.map((name) => ({ name, tag: value.find((tag) => shown(tag) === name) ?? tagOf(name) }));
    const strange = found.filter(({ tag }) => tag === null).map(({ name }) => name);
    if (strange.length > 0) {
      refused.current = true;
      queueMicrotask(() => {
        refused.current = false;
      });
      setTyped(strange.join(', '));
      setUnknown(strange.join(', '));
    }
    const tags = [...new Set(found.flatMap(({ tag }) => tag ?? []))];
    if (tags.join(' ') !== value.join(' ')) onChange(tags);
  };
  return (
    <TagsInput
      label={label}
      description={description}
      error={unknown === null ? undefined : t('languages.unknown', { typed: unknown })}
      size="sm"
      data={offered.map(shown)}
      value={value.map(shown)}
      onChange={enter}
      searchValue={typed}
      onSearchChange={(next) => {
        if (refused.current) return;
        setTyped(next);
        setUnknown(null);
      }}
      placeholder={value.length === 0 ? t('languages.placeholder') : undefined}
      clearButtonProps={{ 'aria-label': t('languages.clear') }}
      acceptValueOnBlur
      // A row of its own is for what is typed, not for nothing.
      styles={{ inputField: { minInlineSize: 32 } }}
      dir="auto"
    />
  );
}
