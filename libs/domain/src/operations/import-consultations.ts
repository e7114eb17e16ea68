import { allowedUnder, ruleOf } from '../attribution.js';
import { ENTITIES, type EntityName, type Records } from '../entities.generated.js';
import { creationShape, type EntityDefinition } from '../entity.js';
import { Refusal } from '../errors.js';
import { listOf, newId, type Shape } from '../fields.js';
import { defineOperation, type OperationContext, type Read, type Transaction } from '../operation.js';
import { sameValue } from '../registers.js';
import { type Check, insertRecord, referencedRecords } from './crud.js';
import { checkTarget } from './dimension.js';
import { MOST_ROWS } from './import.js';
import { checkOneEnd } from './intervention.js';
import { judgedReads } from './judgement.js';
import { checkProposal } from './proposal.js';
import { checkTogether } from './together.js';

/** What the file of a whole project brings of consultations, in the order in which it is put in. Duties are not among it: they give rights to accounts. */
export const CONSULTED = ['process', 'question', 'consentText', 'communication', 'dimension', 'target', 'code', 'codebookVersion', 'threat', 'session', 'agendaItem', 'participation', 'disaggregation', 'intervention', 'coding', 'proposal'] as const satisfies readonly EntityName[];
type Consulted = (typeof CONSULTED)[number];

const definitionOf = (entity: Consulted): EntityDefinition<EntityName> => ENTITIES[entity] as unknown as EntityDefinition<EntityName>;
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

type Row = Record<string, unknown> & { id: string };
const rowShape = (entity: Consulted): Shape => ({ id: newId(entity, { timeless: entity === 'intervention' }), ...creationShape(definitionOf(entity)) });
const input: Shape = Object.fromEntries(CONSULTED.map((entity) => [entity, { ...listOf(`Consulted${capital(entity)}`, rowShape(entity), { description: `Records of ${entity}.`, max: MOST_ROWS }), absentable: true }]));
const rowsOf = (values: Record<string, unknown>, entity: Consulted): Row[] => (values[entity] as Row[] | undefined) ?? [];

export const importConsultations = defineOperation({
  name: 'importConsultations',
  description: `Puts the consultations of another copy of the project in, as the file of a whole project holds them: new records with their ids, at most ${MOST_ROWS} at once. What the rules of attribution forbid is not kept, also where it was sent.`,
  right: 'import',
  errors: ['alreadyExists', 'wrongVocabulary', 'outOfRange', 'aboveClearance'],
  input,
  reads: (values) => CONSULTED.flatMap((entity) => rowReads(entity, rowsOf(values, entity))),
  apply: (tx, values, context) => {
    const count = CONSULTED.reduce((sum, entity) => sum + rowsOf(values, entity).length, 0);
    if (count > MOST_ROWS) throw new Refusal('outOfRange', `At most ${MOST_ROWS} rows at once; this has ${count}.`, { max: MOST_ROWS, count });
    const kept = Object.fromEntries(CONSULTED.map((entity) => [entity, rowsOf(values, entity).map((row) => importRow(tx, entity, row, context))]));
    if (CONSULTED.some((entity) => !sameValue(kept[entity], rowsOf(values, entity)))) tx.keepOnly(Object.fromEntries(Object.entries(kept).filter(([, rows]) => rows!.length > 0)), true);
  },
});

const rowReads = (entity: Consulted, rows: readonly Row[]): Read[] => (rows.length === 0 ? [] : [{ entity, ids: rows.map(({ id }) => id) }, ...rows.flatMap((row) => referencedRecords(definitionOf(entity).fields, row)), ...(entity === 'proposal' ? judgedReads(rows) : [])]);

/** As where they are made one by one. */
const CHECKS: Partial<Record<Consulted, Check>> = { target: checkTarget, coding: (_tx, record) => checkOneEnd(record as unknown as Records['coding']), proposal: checkProposal };

/** Puts the row in as its session's rule allows it, and returns what of it was taken. */
function importRow(tx: Transaction, entity: Consulted, given: Row, context: OperationContext): Row {
  const row = underRule(tx, entity, given);
  checkTogether(tx, entity, row);
  insertRecord(tx, definitionOf(entity), row, context, CHECKS[entity]);
  return row;
}

function underRule(tx: Transaction, entity: Consulted, row: Row): Row {
  if (entity === 'participation') return { ...row, hidden: row['hidden'] === true || tx.get('session', row['session'] as string).attribution === 'notAttributed' };
  if (entity !== 'intervention') return row;
  const rule = ruleOf(tx.get('session', row['session'] as string), typeof row['item'] === 'string' ? tx.get('agendaItem', row['item']) : null);
  // Nobody here noted it: accounts of another installation are not ours.
  const { speaker, affiliation, affiliationName, externalId, at } = row as Partial<Records['intervention']>;
  return { ...row, ...allowedUnder(rule, { speaker, affiliation, affiliationName, externalId, at }), rapporteur: null };
}
