/** Turns a sample into rows for the operation `importRecords`, and its judgements into records. */
import { compareCodes, ENTITIES, type EntityDefinition, type FieldSpec, MOST_ROWS, OPERATIONS, type Records, completeRecord, type Shape, TEMPLATES } from '@baraza/domain';
import { v5 as nameBasedId } from 'uuid';
import { SAMPLED, type SampledEntity, type SampleLanguage, type SampleProject, type Words } from './sample.js';

/** Finds the id of a record by entity and key; of a term by its vocabulary and code. */
export type IdOf = (key: string) => string;

export const keyOf = (entity: string, key: string): string => `${entity} ${key}`;
export const termKey = (vocabulary: string, code: string): string => keyOf('term', `${vocabulary} ${code}`);

/** Entities whose ids must not tell when they were made: what somebody said. */
const TIMELESS: ReadonlySet<string> = new Set(
  Object.values(OPERATIONS).flatMap(({ input }) => Object.values(input as Shape).flatMap((field) => (field.type === 'newId' && field.timeless ? [field.entity] : []))),
);
/** Marks an id as one of version 4. One that follows from a key tells no time either. */
const asTimeless = (id: string): string => `${id.slice(0, 14)}4${id.slice(15)}`;

/** The same ids every time for the same project, so that putting a sample in twice changes nothing; those of terms are the ones that a new project gives them. */
export const sampleIds =
  (projectId: string): IdOf =>
  (key) => {
    const id = nameBasedId(key, projectId);
    return TIMELESS.has(key.split(' ', 1)[0]!) ? asTimeless(id) : id;
  };

export interface SampleRecordRow extends Record<string, unknown> {
  id: string;
}
/** Input of one `importRecords`: rows by entity. */
export type SampleBatch = Record<string, SampleRecordRow[]>;

/**
 * Inputs for `importRecords`, at most `MOST_ROWS` rows each, in the order in which they must be submitted.
 * @throws Error where a row refers to a key or a term that the sample does not have.
 */
export function sampleRecords(sample: SampleProject, idOf: IdOf, language: SampleLanguage = 'en'): SampleBatch[] {
  const terms = TEMPLATES[sample.template].terms.map((term): [string, SampleRecordRow] => ['term', { id: idOf(termKey(term.vocabulary, term.code)), ...term }]);
  const others = SAMPLED.flatMap((entity) => rowsOf(sample, entity, idOf, language).map((row): [string, SampleRecordRow] => [entity, row]));
  const rows = [...terms, ...others];
  const batches: SampleBatch[] = [];
  for (let start = 0; start < rows.length; start += MOST_ROWS) {
    const batch: SampleBatch = {};
    for (const [entity, row] of rows.slice(start, start + MOST_ROWS)) (batch[entity] ??= []).push(row);
    batches.push(batch);
  }
  return batches;
}

/**
 * The judgements of a sample as whole records, in the order in which they were made. They are those of invented judges, who have names and no accounts.
 * @throws Error where one refers to a key that the sample does not have.
 */
export function sampleJudgements(sample: SampleProject, idOf: IdOf, language: SampleLanguage = 'en'): Records['judgement'][] {
  const rows = rowsOf(sample, 'judgement', idOf, language);
  return rows
    .map((row) => completeRecord(ENTITIES.judgement as unknown as EntityDefinition, row.id, row) as unknown as Records['judgement'])
    .sort((a, b) => compareCodes(a.judgedAt, b.judgedAt));
}

/** Name and description of the project in one language, for `foundProject`. */
export function sampleProject({ project, template }: SampleProject, language: SampleLanguage = 'en') {
  return { name: project.name[language], description: project.description[language], timeZone: project.timeZone, fictional: project.fictional, template };
}

function rowsOf(sample: SampleProject, entity: SampledEntity, idOf: IdOf, language: SampleLanguage): SampleRecordRow[] {
  const { fields } = ENTITIES[entity] as unknown as EntityDefinition;
  return sample.records[entity].map(({ key, ...values }) => {
    const row: SampleRecordRow = { id: idOf(keyOf(entity, key)) };
    for (const [name, value] of Object.entries(values)) {
      const where = `${entity} ${key}, ${name}`;
      row[name] = name === 'properties' ? propertiesOf(sample, value as object, idOf, language, where) : valueOf(sample, fields[name], value, idOf, language, where);
    }
    return entity === 'stakeholder' ? withOtherNames(row, (values as { name: string | Words }).name, language) : row;
  });
}

function valueOf(sample: SampleProject, field: FieldSpec | undefined, value: unknown, idOf: IdOf, language: SampleLanguage, where: string): unknown {
  if (field?.type !== 'reference' || value === null) return said(value, language);
  if (field.vocabulary === undefined) return referred(sample, field.entity as SampledEntity, value as string, idOf, where);
  return termOf(sample, field.vocabulary, value as string, idOf, where);
}

/** Id of a word of the sample's template. @throws Error where the template has no such word. */
export function termOf(sample: SampleProject, vocabulary: string, code: string, idOf: IdOf, where: string): string {
  if (!TEMPLATES[sample.template].terms.some((term) => term.vocabulary === vocabulary && term.code === code)) throw new Error(`${where}: the template has no ${vocabulary} “${code}”.`);
  return idOf(termKey(vocabulary, code));
}

function referred(sample: SampleProject, entity: SampledEntity, key: string, idOf: IdOf, where: string): string {
  if (!sample.records[entity].some((row) => row.key === key)) throw new Error(`${where}: the sample has no ${entity} “${key}”.`);
  return idOf(keyOf(entity, key));
}

const propertiesOf = (sample: SampleProject, values: object, idOf: IdOf, language: SampleLanguage, where: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [referred(sample, 'property', key, idOf, where), said(value, language)]));

/** The value in one language. */
export function said(value: unknown, language: SampleLanguage): unknown {
  if (Array.isArray(value)) return value.map((item) => said(item, language));
  return typeof value === 'object' && value !== null ? (value as Words)[language] : value;
}

/** The name in the other languages joins the aliases, so that a search finds it by any of them. */
function withOtherNames(row: SampleRecordRow, name: string | Words, language: SampleLanguage): SampleRecordRow {
  if (typeof name === 'string') return row;
  const others = Object.entries(name).flatMap(([other, text]) => (other === language || text === name[language] ? [] : [text]));
  return { ...row, aliases: [...new Set([...((row['aliases'] as string[] | undefined) ?? []), ...others])] };
}
