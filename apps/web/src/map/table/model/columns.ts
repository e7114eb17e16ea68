/** The columns of the table, out of the definitions of entities, the project's own properties and the dimensions of judgements. */
import { type AnyRecord, type Dimension, DIMENSIONS, ENTITIES, type EntityDefinition, type EntityName, type FieldSpec, fieldValue, propertyField, type Records, type Right, SCALES, type Classification } from '@baraza/domain';
import type { Format } from '@baraza/ui';
import { inOrder } from '../../../project/in-order.js';
import { specOf } from '../../data/own-properties.js';

export const TABLE_ENTITIES = ['stakeholder', 'relationship', 'interest', 'holding'] as const satisfies readonly EntityName[];
/** What the rows are. */
export type TableEntity = (typeof TABLE_ENTITIES)[number];

/** `value`: what the map shows of a dimension, in which one writes one's own judgement; `judges` and `confidence` are what it rests on. */
export type ScorePart = 'value' | 'judges' | 'confidence';

export interface Column {
  /** Name of the field; `properties.ID` for a property of the project's own; `value.position` … for judgements. */
  readonly key: string;
  /** Name of the field or of the property, as the words of choices are looked up by. */
  readonly name: string;
  /** How its values are written: by the definition of the field. */
  readonly field: FieldSpec;
  readonly own?: true;
  readonly score?: { readonly dimension: Dimension; readonly part: ScorePart };
  readonly readOnly: boolean;
}

export interface Reader {
  readonly can: (right: Right) => boolean;
  readonly isCleared: (classification: Classification) => boolean;
}

const fieldsOf = (entity: TableEntity): Record<string, FieldSpec> => (ENTITIES[entity] as unknown as EntityDefinition).fields;
const mayRead = ({ can, isCleared }: Reader, { classification, readRight }: FieldSpec): boolean => (classification === undefined || isCleared(classification)) && (readRight === undefined || can(readRight));

/** Columns that this person may see, in the order of the definitions, those of the project's own in theirs (`compare`: of names); `hidden`: how many more there are. Names come first. */
export function columnsOf(entity: TableEntity, properties: readonly Records['property'][], reader: Reader, compare: Format['compare']): { columns: Column[]; hidden: number } {
  const fields = Object.entries(fieldsOf(entity)).filter(([name]) => name !== 'properties');
  const builtIn = fields.map(([name, field]): Column => ({ key: name, name, field, readOnly: false }));
  const own = inOrder(properties.filter(({ of }) => of === entity), compare).map((property): Column => ({ key: propertyField(property.id), name: property.name, field: specOf(property), own: true, readOnly: false }));
  const all = [...builtIn, ...(entity === 'stakeholder' ? scoreColumns() : []), ...own];
  const columns = all.filter((column) => (column.score ? reader.can('readScores') && reader.isCleared(SCALES[column.score.dimension].atLeast) : mayRead(reader, column.field)));
  return { columns, hidden: all.length - columns.length };
}

function scoreColumns(): Column[] {
  return DIMENSIONS.flatMap((dimension): Column[] => {
    const { min, max, ordinal } = SCALES[dimension];
    const common = { description: '', required: false };
    const part = (name: ScorePart, field: object): Column => ({ key: `${name}.${dimension}`, name, field: { ...common, ...field } as FieldSpec, score: { dimension, part: name }, readOnly: name !== 'value' });
    return [part('value', { type: ordinal ? 'integer' : 'number', min, max }), part('judges', { type: 'integer', min: 0, max: Infinity }), part('confidence', { type: 'choice', values: ['low', 'medium', 'high'] })];
  });
}

/** What stands in the table before anybody chose: what is asked about most. */
const AT_FIRST: Record<TableEntity, readonly string[]> = {
  stakeholder: ['name', 'sector', 'value.influence', 'value.interest', 'value.position', 'judges.position', 'confidence.position', 'source', 'kind', 'level', 'place', 'description'],
  relationship: ['from', 'type', 'to', 'direction', 'strength', 'sentiment', 'confidence', 'validFrom', 'validTo', 'source', 'description'],
  interest: ['name', 'kind', 'description', 'source', 'tags'],
  holding: ['stakeholder', 'interest', 'stance', 'intensity', 'confidence', 'source', 'note'],
};
/** The columns that are shown at first, and all properties of the project's own: somebody brought or made them to see them. After the name, those in which something stands (`filled`) come before those in which nothing does. */
export function shownAtFirst(entity: TableEntity, columns: readonly Column[], filled: ReadonlySet<string>): string[] {
  const there = new Set(columns.map(({ key }) => key));
  const [first, ...rest] = [...AT_FIRST[entity], ...columns.filter(({ own }) => own).map(({ key }) => key)].filter((key) => there.has(key));
  return first === undefined ? [] : [first, ...rest.filter((key) => filled.has(key)), ...rest.filter((key) => !filled.has(key))];
}

/** Keys of the columns in which something stands, in any of the records. */
export function filledColumns(columns: readonly Column[], records: readonly AnyRecord[], judged: ReadonlySet<Dimension>): ReadonlySet<string> {
  const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return new Set(columns.filter((column) => (column.score ? judged.has(column.score.dimension) : records.some((record) => isFilled(valueIn(record, column))))).map(({ key }) => key));
}

/** What a new row has where nobody says otherwise. */
export const NEW_ROW: Record<TableEntity, Readonly<Record<string, unknown>>> = { stakeholder: {}, interest: {}, relationship: { direction: 'directed' }, holding: { stance: 1 } };

/** Fields without which a row cannot be added. */
export const neededFor = (entity: TableEntity): string[] =>
  Object.entries(fieldsOf(entity)).flatMap(([name, field]) => (field.required && field.type !== 'textList' && field.type !== 'properties' && !(name in NEW_ROW[entity]) ? [name] : []));

/** The value of a column that is a field; undefined where it is hidden from this person. */
export const valueIn = (record: AnyRecord, { key }: Column): unknown => (key in record || key.startsWith('properties.') ? fieldValue(record, key) : undefined);

/** Widths in px, by what stands in a column. */
export function widthAtFirst({ key, field, score }: Column): number {
  if (score) return score.part === 'value' ? (score.dimension === 'position' ? 170 : 120) : 130;
  if (key === 'name') return 260;
  if (field.type === 'longText') return 280;
  if (field.type === 'reference') return field.entity === 'term' ? 190 : 200;
  if (field.type === 'integer' || field.type === 'number') return 100;
  return field.type === 'partialDate' || field.type === 'boolean' ? 110 : 150;
}
