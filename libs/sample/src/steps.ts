/** Turns the consultations of a sample into operations to submit. */
import { DIMENSION_TEMPLATES, dimensionId, type FieldSpec, type OperationName, OPERATIONS, type Shape } from '@baraza/domain';
import { type IdOf, keyOf, said, termOf } from './records.js';
import type { SampleActor, SampleLanguage, SampleProject, Spoken } from './sample.js';
import { isWhen, momentOf } from './when.js';

/** An operation to submit, with ids. */
export interface SampleOperation {
  name: OperationName;
  input: Record<string, unknown>;
  by: SampleActor;
}

/** Account of the invented colleague: nobody's, and the same every time. */
export const colleagueOf = (idOf: IdOf): string => idOf(keyOf('account', 'colleague'));

interface Resolving {
  sample: SampleProject;
  idOf: IdOf;
  language: SampleLanguage;
  now: Date;
  /** Keys of the records that are there when an operation runs. */
  known: Set<string>;
}

/**
 * The consultations of a sample, in the order in which they must be submitted, after its records. Submitted once more they change nothing: what is there already is refused or stays as it is.
 * @param now the moment around which its calendar lies.
 * @throws Error where one refers to a key that is not there, or a term that the template does not have.
 */
export function sampleOperations(sample: SampleProject, idOf: IdOf, language: SampleLanguage = 'en', now: Date = new Date()): SampleOperation[] {
  const known = new Set(Object.entries(sample.records).flatMap(([entity, rows]) => rows.map(({ key }) => keyOf(entity, key))));
  const resolving: Resolving = { sample, idOf, language, now, known };
  return sample.consultations.map(({ name, input, by }, index) => ({ name, input: resolvedInput(resolving, OPERATIONS[name].input, input, `operation ${index + 1}, ${name}`), by }));
}

/** Field by field in the order of the input: an id that an operation gives is known to what follows. */
const resolvedInput = (resolving: Resolving, shape: Shape, input: object, where: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, resolved(resolving, shape[name], value, `${where}, ${name}`)]));

function resolved(resolving: Resolving, field: FieldSpec | undefined, value: unknown, where: string): unknown {
  const { sample, idOf, language, now, known } = resolving;
  if (field === undefined) throw new Error(`${where}: the operation has no such field.`);
  if (value === null) return null;
  if (isWhen(value)) return field.type === 'partialDate' ? momentOf(value, now).slice(0, 10) : momentOf(value, now);
  if (field.type === 'list') return (value as readonly object[]).map((item, index) => resolvedInput(resolving, field.of, item, `${where} ${index + 1}`));
  if (field.type === 'newId') {
    const key = keyOf(field.entity, value as string);
    if (known.has(key)) throw new Error(`${where}: the key “${key}” is given twice.`);
    known.add(key);
    return idOf(key);
  }
  if (field.type !== 'reference') return said(value, language);
  if (field.vocabulary !== undefined) return termOf(sample, field.vocabulary, value as string, idOf, where);
  return referred(resolving, field.entity, value as string, where);
}

/** A counter of a session, as `TallyEntry` has it. */
export interface SampleCounter {
  session: string;
  item: string;
  subject: 'total' | 'group' | 'participation';
  dimension: string | null;
  key: string;
  turns: number;
  seconds: number;
}

/**
 * What the floors of a sample counted.
 * @throws Error where it refers to a key that is not there.
 */
export function sampleCounters(sample: SampleProject, idOf: IdOf): SampleCounter[] {
  const known = new Set(sample.consultations.flatMap(({ name, input }) => newKeys(OPERATIONS[name].input, input)));
  const resolving = { idOf, known };
  return sample.counted.flatMap(({ session, item, spoken, groups, seats = [] }) => {
    const place = { session: referred(resolving, 'session', session, 'counted'), item: referred(resolving, 'agendaItem', item, 'counted') };
    const counter = (subject: SampleCounter['subject'], dimension: string | null, key: string, [turns, minutes]: Spoken): SampleCounter => ({ ...place, subject, dimension, key, turns, seconds: 60 * minutes });
    return [
      counter('total', null, '', spoken),
      ...groups.map(({ dimension, group, spoken: of }) => counter('group', referred(resolving, 'dimension', dimension, 'counted'), group, of)),
      ...seats.map(({ participation, spoken: of }) => counter('participation', null, referred(resolving, 'participation', participation, 'counted'), of)),
    ];
  });
}

/** Keys of the records that an operation brings. */
const newKeys = (shape: Shape, input: object): string[] =>
  Object.entries(input).flatMap(([name, value]) => {
    const field = shape[name];
    if (field?.type === 'newId') return [keyOf(field.entity, value as string)];
    return field?.type === 'list' && Array.isArray(value) ? value.flatMap((item) => newKeys(field.of, item as object)) : [];
  });

function referred({ idOf, known }: Pick<Resolving, 'idOf' | 'known'>, entity: string, key: string, where: string): string {
  if (entity === 'dimension') {
    const [process = '', code = ''] = key.split(' ');
    if (known.has(keyOf('process', process)) && DIMENSION_TEMPLATES.some((template) => template.code === code)) return dimensionId(idOf(keyOf('process', process)), code);
  } else if (known.has(keyOf(entity, key))) return idOf(keyOf(entity, key));
  throw new Error(`${where}: the sample has no ${entity} “${key}”.`);
}
