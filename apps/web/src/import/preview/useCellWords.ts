import { ENTITIES, type EntityDefinition, type Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../project/words.js';
import type { FieldChange, PlannedEntity } from '../api.js';
import { isolated } from '../useImportWords.js';
import { useKnownWord } from './useKnownWord.js';

interface CellWords {
  /** The field that changes: built-in ones in the language of the page, others as the column is called. */
  readonly field: (change: FieldChange) => string;
  /** Its value, before or after. */
  readonly value: (field: string, value: unknown) => string;
}

/** Fields and values of changed rows as people read them. */
export function useCellWords(entity: PlannedEntity): CellWords {
  const { t } = useTranslation('import');
  const words = useFieldWords();
  const format = useFormat();
  const wordOf = useKnownWord();
  return {
    field: ({ field, label }) => (field in ENTITIES[entity].fields ? words.label(entity, field) : label),
    value: (field, value) => {
      if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('rows.emptyValue');
      if (typeof value === 'boolean') return value ? t('rows.yes') : t('rows.no');
      if (typeof value === 'number') return format.number(value);
      if (Array.isArray(value)) return value.map((item) => isolated(String(item))).join(' · ');
      const text = String(value);
      const spec = (ENTITIES[entity] as unknown as EntityDefinition).fields[field];
      if (spec?.type === 'reference' && spec.entity === 'term') return wordOf(spec.vocabulary as Records['term']['vocabulary'], text);
      if (spec?.type === 'choice') return words.choice(field, text);
      if (spec?.type === 'partialDate') return format.partialDate(text);
      return text;
    },
  };
}
