import { ENTITIES, type EntityName } from '../entities.generated.js';
import { type AnyRecord, classificationField, type EntityDefinition } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId, patchOf, type Shape } from '../fields.js';
import { defineOperation, type OperationContext, type Read, requireRight, type Transaction } from '../operation.js';
import { sameValue } from '../registers.js';
import type { Dimension } from '../scales.js';
import { changedRead, type Check, dependantReads, insertRecord, referencedRecords, updateRecord } from './crud.js';
import { checkCoalitionMember, coalitionReads } from './coalition.js';
import { checkDistinction } from './distinction.js';
import { checkHolding } from './interest.js';
import { checkJudged, checkValue, judgedReads } from './judgement.js';
import { checkMembership, membershipReads } from './map.js';
import { checkTerm, termReads } from './vocabulary.js';

/** Most rows of one operation; a larger file becomes several, in one undo group. */
export const MOST_ROWS = 500;

/** What a file may bring, in the order in which it is put in: what others refer to comes first. */
export const IMPORTED = ['term', 'property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'distinction', 'coalition', 'coalitionMember', 'map', 'membership', 'savedView', 'judgement', 'importMapping'] as const satisfies readonly EntityName[];
type Imported = (typeof IMPORTED)[number];
const CHECKS: Partial<Record<Imported, Check>> = { term: checkTerm, holding: checkHolding, membership: checkMembership, coalitionMember: checkCoalitionMember, distinction: checkDistinction, judgement: (tx, record) => checkJudged(tx, 'judgement', record) };
/** Of these nothing that a check looks at changes: a member shows what it showed, and a judgement is never another one, also of what is a thing by now. */
const UNCHECKED: readonly Imported[] = ['membership', 'judgement'];
/** Fields that a row may leave out although a record must have them. */
const SUPPLIED: Partial<Record<Imported, (context: OperationContext) => Record<string, unknown>>> = {
  judgement: ({ at }) => ({ judgedAt: at, withdrawn: false, standing: 'own' }),
};

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
  apply: (tx, values, context) => {
    const count = IMPORTED.reduce((sum, entity) => sum + rowsOf(values, entity).length, 0);
    if (count > MOST_ROWS) throw new Refusal('outOfRange', `At most ${MOST_ROWS} rows at once; this has ${count}.`, { max: MOST_ROWS, count });
    for (const entity of IMPORTED) for (const row of rowsOf(values, entity)) importRow(tx, entity, row, context);
  },
});

function rowReads(entity: Imported, rows: Row[]): Read[] {
  if (rows.length === 0) return [];
  if (entity === 'membership') return membershipReads(rows);
  return [...rows.map((row) => ({ ...changedRead(entity, row.id, Object.keys(row)), ...(entity === 'coalitionMember' ? { alike: ['stakeholder'] } : {}) })), ...rows.flatMap((row) => [...referencedRecords(definitionOf(entity).fields, row), ...(row['classification'] === undefined ? [] : dependantReads(entity, row.id))]), ...(entity === 'term' ? termReads : []), ...(entity === 'coalitionMember' ? coalitionReads(rows) : []), ...(entity === 'judgement' ? judgedReads(rows) : [])];
}

function importRow(tx: Transaction, entity: Imported, given: Row, context: OperationContext): void {
  const definition = definitionOf(entity);
  const existing = tx.find(entity, given.id);
  if (entity === 'judgement') checkImportedJudgement(given, existing as AnyRecord | undefined, context);
  if (existing && entity in STAYS) mustStaySame(existing as unknown as AnyRecord, given, entity, STAYS[entity]!);
  if (existing) return updateRecord(tx, definition, given, context, UNCHECKED.includes(entity) ? undefined : CHECKS[entity]);
  const row = { ...SUPPLIED[entity]?.(context), ...given };
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.required && row[name] === undefined && !['textList', 'properties'].includes(field.type)) {
      throw new Refusal('invalidInput', `A new ${entity} needs ${name}.`, { field: name }, `${entity}.${name}`);
    }
  }
  insertRecord(tx, definition, row, context, CHECKS[entity]);
}

/** A file may bring judgements of people without an account, and one's own; never another account's, and never a change of what was judged. */
function checkImportedJudgement(row: Row, existing: AnyRecord | undefined, context: OperationContext): void {
  if (existing && !Object.entries(row).every(([field, value]) => sameValue(existing[field], value))) {
    throw new Refusal('alreadyExists', 'This judgement is there already, with other values. A judgement is never changed, only taken back.', {}, 'judgement');
  }
  if (row['standing'] === 'agreed') requireRight(context.actor, 'agreeJudgements');
  if (typeof row['judge'] === 'string' && row['judge'] !== context.actor.account) throw new Refusal('forbidden', 'A file cannot bring judgements in the name of somebody else’s account.', {}, 'judgement.judge');
  if (!existing && typeof row['value'] === 'number' && typeof row['dimension'] === 'string') checkValue(row['dimension'] as Dimension, row['value']);
}

/** A member of a map can be moved, but not turned into one of another map, or of something else; nor one of a coalition, or a view of another map. */
const STAYS: Partial<Record<Imported, readonly string[]>> = { membership: ['map', 'stakeholder', 'interest'], coalitionMember: ['coalition', 'stakeholder'], savedView: ['map'] };
function mustStaySame(known: AnyRecord, row: Row, entity: Imported, fields: readonly string[]): void {
  for (const field of fields) {
    if (row[field] !== undefined && row[field] !== known[field]) throw new Refusal('invalidInput', `The ${field} of a ${entity} cannot be changed. Take it out and add another.`, { field }, `${entity}.${field}`);
  }
}
