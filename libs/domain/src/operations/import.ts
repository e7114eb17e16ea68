import { ENTITIES, type EntityName } from '../entities.generated.js';
import { classificationField, type EntityDefinition } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId, patchOf, type Shape } from '../fields.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
import { type Check, dependantReads, insertRecord, referencedRecords, updateRecord } from './crud.js';
import { checkHolding } from './interest.js';
import { checkMembership, membershipReads } from './map.js';
import { checkTerm, termReads } from './vocabulary.js';

/** Most rows of one operation; a larger file becomes several, in one undo group. */
export const MOST_ROWS = 500;

/** What a file may bring, in the order in which it is put in: what others refer to comes first. */
export const IMPORTED = ['term', 'property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'map', 'membership'] as const satisfies readonly EntityName[];
type Imported = (typeof IMPORTED)[number];
const CHECKS: Partial<Record<Imported, Check>> = { term: checkTerm, holding: checkHolding, membership: checkMembership };

const definitionOf = (entity: Imported): EntityDefinition<EntityName> => ENTITIES[entity] as unknown as EntityDefinition<EntityName>;
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

type Row = Record<string, unknown> & { id: string };
const rowShape = (entity: Imported): Shape => ({ id: newId(entity), ...patchOf({ classification: classificationField, ...definitionOf(entity).fields }) });
const input: Shape = Object.fromEntries(
  IMPORTED.map((entity) => [entity, { ...listOf(`Imported${capital(entity)}`, rowShape(entity), { description: `Records of ${entity}.`, max: MOST_ROWS }), absentable: true }]),
);
const rowsOf = (values: Record<string, unknown>, entity: Imported): Row[] => (values[entity] as Row[] | undefined) ?? [];

export const importRecords = defineOperation({
  name: 'importRecords',
  description: 'Puts rows of a file into the project: records with a known id are changed, the others added. Up to 500 rows at once.',
  right: 'import',
  errors: ['alreadyExists', 'wrongVocabulary', 'outOfRange', 'aboveClearance'],
  input,
  reads: (values) => IMPORTED.flatMap((entity) => rowReads(entity, rowsOf(values, entity))),
  apply: (tx, values) => {
    const count = IMPORTED.reduce((sum, entity) => sum + rowsOf(values, entity).length, 0);
    if (count > MOST_ROWS) throw new Refusal('outOfRange', `At most ${MOST_ROWS} rows at once; this has ${count}.`, { max: MOST_ROWS, count });
    for (const entity of IMPORTED) for (const row of rowsOf(values, entity)) importRow(tx, entity, row);
  },
});

function rowReads(entity: Imported, rows: Row[]): Read[] {
  if (rows.length === 0) return [];
  if (entity === 'membership') return membershipReads(rows);
  return [{ entity, ids: rows.map(({ id }) => id) }, ...rows.flatMap((row) => [...referencedRecords(definitionOf(entity).fields, row), ...(row['classification'] === undefined ? [] : dependantReads(entity, row.id))]), ...(entity === 'term' ? termReads : [])];
}

function importRow(tx: Transaction, entity: Imported, row: Row): void {
  const definition = definitionOf(entity);
  const known = tx.find(entity, row.id) as Record<string, unknown> | undefined;
  if (known && entity === 'membership') mustStaySame(known, row);
  // What a known member of a map shows stays, so it needs no second look for twins.
  if (known) return updateRecord(tx, definition, row, entity === 'membership' ? undefined : CHECKS[entity]);
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.required && row[name] === undefined && !['textList', 'properties'].includes(field.type)) {
      throw new Refusal('invalidInput', `A new ${entity} needs ${name}.`, { field: name }, `${entity}.${name}`);
    }
  }
  insertRecord(tx, definition, row, CHECKS[entity]);
}

/** A member of a map can be moved, but not turned into one of another map, or of something else. */
function mustStaySame(known: Record<string, unknown>, row: Row): void {
  for (const field of ['map', 'stakeholder', 'interest']) {
    if (row[field] !== undefined && row[field] !== known[field]) throw new Refusal('invalidInput', `The ${field} of a member of a map cannot be changed. Take it off and add another.`, { field }, `membership.${field}`);
  }
}
