/** How records lie in tables: one table an entity, one column a field, derived from the definitions of libs/domain. */
import { type AnyRecord, ENTITIES, type EntityDefinition, type EntityName, type FieldSpec } from '@baraza/domain';

export interface Column {
  /** Field of the record. */
  field: string;
  /** Column of the table. */
  name: string;
  type: string;
  nullable: boolean;
  /** Table that the column refers to, for references that the database holds. */
  references: string | null;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quote = (name: string): string => `"${name}"`;

const SQL_TYPES: Record<Exclude<FieldSpec['type'], 'list' | 'value' | 'newId'>, string> = {
  id: 'uuid',
  text: 'text',
  longText: 'text',
  url: 'text',
  colour: 'text',
  choice: 'text',
  partialDate: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  instant: 'timestamp with time zone',
  textList: 'text[]',
  properties: 'jsonb',
  account: 'uuid',
  reference: 'uuid',
};

/** Definition of an entity by name, without its literal types. */
export const definitionOf = (entity: EntityName): EntityDefinition => ENTITIES[entity] as unknown as EntityDefinition;
export const tableOf = (entity: EntityName): string => definitionOf(entity).table;

function columnOf(field: string, spec: FieldSpec): Column {
  const isId = spec.type === 'reference' || spec.type === 'account';
  const references = spec.type === 'reference' && !spec.weak ? tableOf(spec.entity as EntityName) : null;
  return { field, name: isId ? `${snake(field)}_id` : snake(field), type: SQL_TYPES[spec.type as keyof typeof SQL_TYPES], nullable: !spec.required, references };
}

/** Columns that every table of an entity has before those of its fields. */
const OWN: Column[] = [
  { field: 'id', name: 'id', type: 'uuid', nullable: false, references: null },
  { field: 'classification', name: 'classification', type: 'text', nullable: false, references: null },
  { field: 'deleted', name: 'deleted', type: 'boolean', nullable: false, references: null },
];

const COLUMNS = Object.fromEntries(
  (Object.keys(ENTITIES) as EntityName[]).map((entity) => [entity, [...OWN, ...Object.entries(definitionOf(entity).fields).map(([field, spec]) => columnOf(field, spec))]]),
) as Record<EntityName, Column[]>;

/** Columns of the entity's table that hold a record: id, classification, deleted, then the fields in the order of the definition. */
export const columnsOf = (entity: EntityName): readonly Column[] => COLUMNS[entity];

/** Name of the column of a field. Throws on a field that the entity does not have. */
export function columnName(entity: EntityName, field: string): string {
  const column = COLUMNS[entity].find((candidate) => candidate.field === field);
  if (!column) throw new Error(`${entity} has no field ${field}.`);
  return column.name;
}

/** A record as one column `@record` of a SELECT; read it with `recordOfRow`. One list in JSON: describing thirty columns of each statement to the driver takes longer than most statements. */
export const selectRecord = (entity: EntityName, alias: string): string => `json_build_array(${COLUMNS[entity].map(({ name }) => `${quote(alias)}.${quote(name)}`).join(', ')}) AS "@record"`;

/** Some fields of a record as one JSON list, in the order of `fields`; read it with `fieldReader`. */
export const selectFields = (entity: EntityName, alias: string, fields: readonly string[]): string => `json_build_array(${fields.map((field) => `${quote(alias)}.${quote(columnName(entity, field))}`).join(', ')})`;

/** What makes the value of a field out of what `selectFields` brought; undefined: it is the value. */
export const fieldReader = (entity: EntityName, field: string): ((value: unknown) => unknown) | undefined =>
  COLUMNS[entity].find((column) => column.field === field)?.type === MOMENT ? momentOf : undefined;

const MOMENT = 'timestamp with time zone';
/** Postgres writes the zone of the connection. */
const momentOf = (value: unknown): unknown => (typeof value === 'string' ? new Date(value).toISOString() : value);

/** The record in a row of a statement that has `selectRecord`. */
export function recordOfRow(entity: EntityName, row: Record<string, unknown>): AnyRecord {
  const values = row['@record'] as unknown[];
  const record: Record<string, unknown> = {};
  for (const [index, { field, type }] of COLUMNS[entity].entries()) {
    const value = values[index];
    record[field] = type === MOMENT ? momentOf(value) : value;
  }
  return record as AnyRecord;
}

/** A record as a JSON row, keyed by column. */
export function rowOfRecord(entity: EntityName, record: AnyRecord): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { field, name } of COLUMNS[entity]) row[name] = record[field];
  return row;
}

/**
 * Entities so ordered that whatever a record refers to comes before it; entities that refer to each other in a circle cannot be defined. Writes go in this order,
 * loads in the reverse, so that the parents of what was loaded are known when their table's turn comes.
 */
export const ENTITIES_IN_ORDER: readonly EntityName[] = inOrder();

function inOrder(): EntityName[] {
  const done = new Set<EntityName>();
  const visit = (entity: EntityName, path: readonly EntityName[]): void => {
    if (done.has(entity)) return;
    if (path.includes(entity)) throw new Error(`Entities refer to each other in a circle: ${[...path, entity].join(' → ')}.`);
    for (const spec of Object.values(definitionOf(entity).fields)) {
      if (spec.type === 'reference' && spec.entity !== entity && !spec.weak) visit(spec.entity as EntityName, [...path, entity]);
      if (spec.type === 'properties') visit('property', [...path, entity]);
    }
    done.add(entity);
  };
  for (const entity of Object.keys(ENTITIES) as EntityName[]) visit(entity, []);
  return [...done];
}
