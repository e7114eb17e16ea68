import { ENTITIES, type EntityDefinition, type EntityName } from '@baraza/domain';
import { useFormat, useTermWord } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../project/context.js';
import { useFieldWords } from '../../../project/words.js';

/** A value of a field as people read it: names instead of ids, words instead of codes, each with its own direction. Empty for nothing. */
export function useValueWords(entity: EntityName): (field: string, value: unknown) => string {
  const { t } = useTranslation(['map', 'domain']);
  const { store } = useProject().session;
  const format = useFormat();
  const word = useTermWord();
  const { choice } = useFieldWords();
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') return field === 'stance' ? (value > 0 ? t('stance.for') : t('stance.against')) : format.number(value);
    if (Array.isArray(value)) return format.list(value.map(String));
    const spec = (ENTITIES[entity] as unknown as EntityDefinition).fields[field];
    if (field === 'classification') return choice(field, String(value));
    if (spec?.type === 'choice') return choice(field, String(value));
    if (spec?.type === 'partialDate') return format.partialDate(String(value));
    if (spec?.type !== 'reference') return format.apart(shortened(String(value)));
    const record = store.get(spec.entity as EntityName, String(value)) as unknown as { name?: string; title?: string; vocabulary?: string; code?: string } | undefined;
    if (record?.vocabulary !== undefined && record.code !== undefined) return word({ vocabulary: record.vocabulary, code: record.code, name: record.name });
    const name = record?.name ?? record?.title;
    return name === undefined ? t('activity.other') : format.apart(name);
  };
}

const LONGEST = 60;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);
