/**
 * The built-in fields as columns of a file, derived from the definitions: what header they have, what stands in a cell, and what a cell says. Name, kind, tags,
 * description and id have columns of the format's own.
 */
import { type EntityName, ENTITIES, type FieldSpec, type Records } from '@baraza/domain';
import type { GraphValue } from '@baraza/interchange';
import { joinValues, splitValues } from '@baraza/interchange';
import { canonical, MISFIT } from './canonical.js';
import { humanize, wordKey } from './words.js';

type Vocabulary = Records['term']['vocabulary'];

/** Entities that a Kumu file has rows of. */
export type RowEntity = Extract<EntityName, 'stakeholder' | 'relationship'>;

export interface FieldColumn {
  field: string;
  header: string;
  spec: FieldSpec;
}

/** Fields that the format has a column of its own for, or no place at all. */
const ELSEWHERE: Record<RowEntity, readonly string[]> = {
  stakeholder: ['name', 'kind', 'tags', 'description', 'externalId', 'properties', 'source'],
  relationship: ['from', 'to', 'type', 'direction', 'tags', 'description', 'externalId', 'properties', 'source'],
};

/** The columns of an entity's built-in fields, in the order of its definition. */
export const FIELD_COLUMNS: Record<RowEntity, readonly FieldColumn[]> = { stakeholder: columnsOf('stakeholder'), relationship: columnsOf('relationship') };

function columnsOf(entity: RowEntity): FieldColumn[] {
  return Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>)
    .filter(([name]) => !ELSEWHERE[entity].includes(name))
    .map(([field, spec]) => ({ field, header: humanize(field), spec }));
}

const BUILT_IN = ' (built-in)';
/** The header of a built-in field where the project has a property of the same name. */
export const builtInHeader = (header: string): string => `${header}${BUILT_IN}`;

/** The built-in field whose column this header is, as our own exports write it. */
export function fieldOfHeader(entity: RowEntity, header: string): FieldColumn | undefined {
  const name = header.trim();
  return FIELD_COLUMNS[entity].find((column) => column.header === name || builtInHeader(column.header) === name);
}

/** Lists that a cell's word is looked up in: terms by vocabulary, places by name. */
export interface Words {
  /** Id of the term, or undefined. */
  term(vocabulary: Vocabulary, word: string): string | undefined;
  place(name: string): string | undefined;
}

/** What the record that a reference names is called: a word of a list, or a place. */
export const nameOfReferred = (spec: FieldSpec & { type: 'reference' | 'newId' }): FieldSpec => ENTITIES[spec.entity === 'term' ? 'term' : 'place'].fields.name;

/** What the cell says, for the field; null for nothing, `MISFIT` where the field cannot hold it. */
export function readCell(spec: FieldSpec, cell: GraphValue, words: Words): unknown {
  if (cell === null || String(cell).trim() === '') return null;
  if (Array.isArray(cell) && spec.type !== 'textList') return readCell(spec, joinValues(cell), words);
  const value = rawValue(spec, cell, words);
  if (value === MISFIT || spec.type === 'reference') return value;
  return canonical(spec, value);
}

function rawValue(spec: FieldSpec, cell: GraphValue, words: Words): unknown {
  const text = String(cell).trim();
  switch (spec.type) {
    case 'text':
    case 'longText':
    case 'url':
    case 'partialDate':
      return String(cell);
    case 'textList':
      return Array.isArray(cell) ? cell : splitValues(cell);
    case 'integer':
    case 'number':
      return typeof cell === 'number' || /^-?\d+(\.\d+)?$/.test(text) ? Number(cell) : MISFIT;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : MISFIT;
    case 'choice':
      return spec.values.find((value) => wordKey(value) === wordKey(text)) ?? MISFIT;
    case 'reference':
      return (spec.entity === 'term' ? words.term(spec.vocabulary as Vocabulary, text) : words.place(text)) ?? MISFIT;
    default:
      return MISFIT;
  }
}

/** What stands in the cell for a value of the field. `wordOfId`: the word of a term, the name of a place. */
export function writeCell(spec: FieldSpec, value: unknown, wordOfId: (entity: EntityName, id: string) => string | null): GraphValue {
  if (value === null || value === undefined) return null;
  if (spec.type === 'reference') return wordOfId(spec.entity as EntityName, value as string);
  if (spec.type === 'choice') return humanize(value as string);
  return value as GraphValue;
}
