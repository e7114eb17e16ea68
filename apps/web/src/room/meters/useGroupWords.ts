import { useFormat, useLanguage } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';

export interface GroupWords {
  /** "Sex", by the id of the dimension. */
  readonly dimension: (id: string) => string;
  /** "women", "18–29". */
  readonly group: (dimension: string, group: string) => string;
  /** Whom a target or a choice of groups is about, within a sentence: "women", "people aged 18–29". */
  readonly who: (dimension: string, groups: readonly string[], label?: string) => string;
  /** The same at the beginning of a line. */
  readonly Who: (dimension: string, groups: readonly string[], label?: string) => string;
}

/** How dimensions and groups are read: those of a template by their words, others as they were named; age bands as they are. */
export function useGroupWords(): GroupWords {
  const { t, i18n } = useTranslation(['hall', 'domain']);
  const { list, band } = useFormat();
  const language = useLanguage();
  const dimensions = useRecords('dimension');
  const word = (key: string): string | null => (i18n.exists(`domain:${key}`) ? String(t(`domain:${key}` as never)) : null);
  const of = (id: string) => dimensions.find((each) => each.id === id);
  const dimension = (id: string): string => of(id)?.name ?? word(`breakdown.${of(id)?.code ?? ''}`) ?? of(id)?.code ?? '';
  const known = (id: string, group: string): string | null => word(`group.${of(id)?.code ?? ''}.${group}`);
  const group = (id: string, which: string): string => known(id, which) ?? band(which);
  const who: GroupWords['who'] = (id, groups, label = '') => {
    if (label !== '') return label;
    const names = list(groups.map((each) => group(id, each)));
    if (groups.every((each) => known(id, each) !== null)) return names;
    return of(id)?.code === 'ageBand' ? t('meters.aged', { groups: names }) : t('meters.ofDimension', { dimension: dimension(id), groups: names });
  };
  return { dimension, group, who, Who: (...about) => atBeginning(who(...about), language) };
}

/** With a capital letter, where the script has them. */
export const atBeginning = (words: string, language: string): string => words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
