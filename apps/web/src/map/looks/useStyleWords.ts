import type { Dimension } from '@baraza/domain';
import { dayOf, isScore, styleSource, type StyledEntity, type StyleSource } from '@baraza/graph-view';
import { useFormat } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useFieldWords } from '../../project/words.js';

export interface StyleWords {
  /** The name of what a key stands for; what is gone says so. */
  label(entity: StyledEntity, key: string): string;
  valueName(source: StyleSource, value: string): string;
  rangeName(source: StyleSource, from: number, to: number): string;
}

/** Dates that lie further apart than this are told by their years. */
const DAYS_TOLD = 900;

/** How everything is read by which a map can be drawn. The same until the language changes. */
export function useStyleWords(): StyleWords {
  const { t, i18n } = useTranslation(['map', 'domain']);
  const words = useFieldWords();
  const format = useFormat();
  const { store } = useProject().session;
  return useMemo(
    (): StyleWords => ({
      label: (entity, key) => {
        if (key === 'ties') return t('style.ties');
        if (isScore(key)) return t(`domain:dimension.${key as Dimension}`);
        const source = styleSource(entity, key, store);
        if (!source) return t('style.gone');
        return source.own ? (store.live('property', key)?.name ?? t('style.gone')) : words.label(entity, key);
      },
      valueName: ({ nature, key }, value) => (nature === 'flag' ? t(value === 'true' ? 'yes' : 'no') : words.choice(key, value)),
      rangeName: ({ nature }, from, to) => {
        const wordOf = (value: number): string => (nature === 'date' ? (to - from > DAYS_TOLD ? dayOf(value).slice(0, 4) : format.partialDate(dayOf(value))) : format.number(value));
        return wordOf(from) === wordOf(to) ? wordOf(from) : format.apart(`${wordOf(from)}–${wordOf(to)}`);
      },
    }),
    // The functions of words and formats are made anew each time, and say the same until the language changes.
    [i18n.language, store, t],
  );
}
