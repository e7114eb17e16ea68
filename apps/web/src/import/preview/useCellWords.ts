import { ENTITIES, type EntityDefinition, type EntityName } from '@baraza/domain';
import { useFormat, useTermWord } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import type { FieldChange, RowEntity } from '../api.js';

interface CellWords {
  /** The field that changes: built-in ones in the language of the page, others as the column is called. */
  readonly field: (change: FieldChange) => string;
  /** Its value, before or after. */
  readonly value: (field: string, value: unknown) => string;
}

/** Fields and values of changed rows as people read them. */
export function useCellWords(entity: RowEntity): CellWords {
  const { t, i18n } = useTranslation(['import', 'project']);
  const { store } = useProject().session;
  const format = useFormat();
  const termWord = useTermWord();
  const known = (key: string): string | null => (i18n.exists(key) ? String(i18n.t(key as never)) : null);
  const referred = (of: EntityName, id: string): string => {
    const record = store.get(of, id) as unknown as { name?: string; vocabulary?: string; code?: string } | undefined;
    if (record?.vocabulary !== undefined && record.code !== undefined) return termWord({ vocabulary: record.vocabulary, code: record.code, name: record.name });
    // What the import itself adds is not there yet.
    return record?.name ?? t('rows.newWord');
  };
  return {
    field: ({ field, label }) => known(`project:field.${field}`) ?? label,
    value: (field, value) => {
      if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('rows.emptyValue');
      if (typeof value === 'boolean') return value ? t('rows.yes') : t('rows.no');
      if (typeof value === 'number') return format.number(value);
      if (Array.isArray(value)) return format.list(value.map(String));
      const spec = (ENTITIES[entity] as unknown as EntityDefinition).fields[field];
      if (spec?.type === 'reference') return referred(spec.entity as EntityName, String(value));
      if (spec?.type === 'choice') return known(`project:choice.${field}.${String(value)}`) ?? String(value);
      if (spec?.type === 'partialDate') return format.partialDate(String(value));
      return String(value);
    },
  };
}
