import { type AnyRecord, ENTITIES, type EntityDefinition, type FieldSpec, fieldValue } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { specOf } from '../../map/data/own-properties.js';
import { useValueWords } from '../../map/panel/fields/useValueWords.js';
import { useFieldWords } from '../../project/words.js';
import type { CompareRow } from './rows.js';

const BY_THEMSELVES: ReadonlySet<FieldSpec['type']> = new Set(['text', 'longText', 'url']);

export interface CellWords {
  readonly label: (row: CompareRow) => string;
  /** Empty where the record says nothing. */
  readonly value: (row: CompareRow, record: AnyRecord) => string;
}

/** Rows of a comparison as people read them. */
export function useCellWords(): CellWords {
  const words = useFieldWords();
  const valueWords = useValueWords('stakeholder');
  const format = useFormat();
  const fields = (ENTITIES.stakeholder as unknown as EntityDefinition).fields;
  const one = (row: CompareRow, field: string, value: unknown): string => {
    const type = (row.property ? specOf(row.property) : fields[field]!).type;
    // Names of several languages each on a line, in their own direction.
    if (Array.isArray(value)) return value.join('\n');
    if (typeof value !== 'string') return valueWords(field, value);
    if (row.property && type === 'partialDate') return format.partialDate(value);
    return row.property || BY_THEMSELVES.has(type) ? value : valueWords(field, value);
  };
  return {
    label: ({ property, fields: together }) => property?.name ?? together.map((field) => words.label('stakeholder', field)).join(' – '),
    value: (row, record) =>
      row.fields
        .map((field) => one(row, field, fieldValue(record, field)))
        .filter((text) => text !== '')
        .join(' – '),
  };
}
