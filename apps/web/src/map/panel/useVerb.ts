import type { Records } from '@baraza/domain';
import { useTermWord } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import type { Tie } from '../data/ties.js';

/** What a relationship says, read from one of its ends: "commands", "commanded by". A word of its own on the line comes first. */
export function useVerb(): (record: Records['relationship'], way: Tie['way']) => string {
  const { t, i18n } = useTranslation('map');
  const terms = useRecords('term');
  const word = useTermWord();
  return (record, way) => {
    if (record.label) return record.label;
    const term = terms.find(({ id }) => id === record.type);
    if (!term) return t('tie.untyped');
    const key = `verb.${term.code}.${way}`;
    return !term.name && i18n.exists(`map:${key}`) ? t(key as never) : word(term);
  };
}
