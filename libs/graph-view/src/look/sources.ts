/**
 * By what a map can be coloured, sized and shaped: fields of stakeholders and relationships, dimensions they are judged on, how many ties somebody has, and the properties that the project defined itself. All of it follows from
 * the definitions in `@baraza/domain`; a key names one of them, and says nothing else, so that it can be kept and sent.
 */
import { DIMENSIONS, type Dimension, earliestDay, ENTITIES, type FieldSpec, isPartialDate, type Records, SCALES } from '@baraza/domain';
import type { GraphSource } from '../types.js';

export type StyledEntity = 'stakeholder' | 'relationship';
/** What kind of value it is: one of several, or a number. */
export type Nature = 'terms' | 'places' | 'choices' | 'flag' | 'text' | 'number' | 'date' | 'position' | 'score' | 'ties';

export interface StyleSource {
  /** Name of a field or a dimension, `ties`, or id of a property. */
  key: string;
  entity: StyledEntity;
  nature: Nature;
  /** Choices in their order. */
  options?: readonly string[];
  /** The whole range of a number, where it has one. */
  range?: readonly [least: number, most: number];
  /** A property of the project's own. */
  own: boolean;
}

/** A range wider than this says nothing about what there is. */
const WIDEST_RANGE = 100;

function natureOf(field: FieldSpec): Pick<StyleSource, 'nature' | 'options' | 'range'> | null {
  if (field.type === 'choice') return { nature: 'choices', options: field.values };
  if (field.type === 'boolean') return { nature: 'flag' };
  if (field.type === 'partialDate') return { nature: 'date' };
  if (field.type === 'reference' && (field.entity === 'term' || field.entity === 'place')) return { nature: field.entity === 'term' ? 'terms' : 'places' };
  if (field.type === 'integer' || field.type === 'number') return { nature: 'number', ...(field.max - field.min <= WIDEST_RANGE && { range: [field.min, field.max] as const }) };
  return null;
}

function fieldsOf(entity: StyledEntity): StyleSource[] {
  return Object.entries<FieldSpec>(ENTITIES[entity].fields).flatMap(([key, field]) => {
    // What needs a right of its own is not spread over a picture.
    const nature = field.readRight ? null : natureOf(field);
    return nature ? [{ key, entity, own: false, ...nature }] : [];
  });
}

const score = (key: Dimension): StyleSource => ({ key, entity: 'stakeholder', own: false, nature: key === 'position' ? 'position' : 'score', range: [SCALES[key].min, SCALES[key].max] });

/** Dimensions by which a map can be drawn. Allegations are not among them: a map of the accused is a weapon. */
export const SCORES: readonly Dimension[] = DIMENSIONS.filter((dimension) => SCALES[dimension].atLeast !== 'strictlyConfidential');
/** Whether it says what somebody was judged, which needs the right to read scores. */
export const isScore = (key: string): boolean => (DIMENSIONS as readonly string[]).includes(key);

const BUILT_IN: Readonly<Record<StyledEntity, readonly StyleSource[]>> = {
  stakeholder: [...SCORES.map(score), ...fieldsOf('stakeholder'), { key: 'ties', entity: 'stakeholder', nature: 'ties', own: false }],
  relationship: fieldsOf('relationship'),
};

const OWN_NATURE: Partial<Record<Records['property']['valueType'], Nature>> = { text: 'text', number: 'number', boolean: 'flag', date: 'date' };

function ownSource({ id, of, valueType, options }: Records['property']): StyleSource | null {
  const nature = OWN_NATURE[valueType];
  if (!nature || of === 'interest') return null;
  return nature === 'text' && options.length > 0 ? { key: id, entity: of, nature: 'choices', options, own: true } : { key: id, entity: of, nature, own: true };
}

/** All there are for stakeholders or for relationships. */
export const styleSources = (entity: StyledEntity, properties: readonly Records['property'][]): StyleSource[] => [...BUILT_IN[entity], ...properties.flatMap((property) => (property.of === entity ? (ownSource(property) ?? []) : []))];

/** The one of a key; undefined where there is none, or none any more. */
export function styleSource(entity: StyledEntity, key: string, store: Pick<GraphSource, 'live'>): StyleSource | undefined {
  const built = BUILT_IN[entity].find((source) => source.key === key);
  if (built) return built;
  const property = store.live('property', key);
  const own = property && ownSource(property);
  return own?.entity === entity ? own : undefined;
}

export const isNumeric = ({ nature }: StyleSource): boolean => nature === 'number' || nature === 'date' || nature === 'score' || nature === 'ties';

const DAY_MS = 86_400_000;
/** A date as a number of days since 1970, for scales: the first day that it can mean; null where it is none. */
const daysOf = (date: string): number | null => (isPartialDate(date) ? Date.parse(earliestDay(date)) / DAY_MS : null);
/** The day (YYYY-MM-DD) of such a number. */
export const dayOf = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** Judgements of a stakeholder, aggregated as the map says. */
export type Judged = (dimension: Dimension) => number | null;

/** What a record says there: the value of a category, or a number (dates in days since 1970); null: not stated. `ties` is counted by the model. */
export function styleValue(source: StyleSource | undefined, record: object, judged: Judged): string | number | null {
  if (!source || source.nature === 'ties') return null;
  if (source.nature === 'score' || source.nature === 'position') return judged(source.key as Dimension);
  const values = source.own ? (record as { properties: Record<string, unknown> }).properties : (record as Record<string, unknown>);
  const value = values[source.key] ?? null;
  if (value === null || value === '') return null;
  if (source.nature === 'date') return daysOf(String(value));
  if (source.nature === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null;
  return String(value).trim() || null;
}

