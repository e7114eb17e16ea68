/** A random input for any operation, from its definition; a table holds only what a definition does not say. */
import { type AnyOperation, type AnyRecord, COMMENTABLE, creationShape, dependantsOf, ENTITIES, type EntityDefinition, type EntityName, type FieldSpec, fieldValue, OPERATIONS, type OperationName, parentsOf, SCALES, type Shape } from '@baraza/domain';
import { CONSULTATION_CORRECTIONS } from './consultations.js';
import type { Random } from './random.js';
import { NOTHING, randomShape, randomValue, type Readable, type ValueContext } from './values.js';

type Values = Record<string, unknown>;
/** Corrects what was derived, or makes it; null: there is nothing to do this with yet. */
type Correction = (values: Values, context: Context) => Values | null;
type Context = ValueContext & Required<InputOptions>;

export interface InputOptions {
  /** Ids of members that are neither changed nor removed, so that somebody stays to go on. */
  spared?: ReadonlySet<string>;
  /** Accounts of those who may become members. Empty: somebody new each time. */
  accounts?: readonly string[];
  /** Leave what decides who sees which record as it is: members, classes, and what a record hangs on. */
  steady?: boolean;
}

/** Operations that exist to change who sees what. */
export const UNSTEADY: readonly OperationName[] = ['classify', 'createMember', 'updateMember', 'removeMember', 'createAssignment', 'updateAssignment', 'deleteAssignment', 'setAttribution', 'mergeStakeholders'];

/** A random input that the operation's validator accepts, over what `store` shows; null where there is nothing to do it with yet. The rules may still refuse it. */
export function randomInput(name: OperationName, store: Readable, random: Random, { spared = new Set(), accounts = [], steady = false }: InputOptions = {}): Values | null {
  if (steady && UNSTEADY.includes(name)) return null;
  const operation = OPERATIONS[name] as unknown as AnyOperation;
  const context: Context = { random, store, entity: entityOf(operation.input), spared, accounts, steady };
  const drawn = MADE.has(name) ? {} : randomShape(operation.input, context);
  if (drawn === NOTHING) return null;
  const values = steady && !isNew(operation.input) ? withoutParents(context.entity, drawn) : drawn;
  return CORRECTIONS[name]?.(values, context) ?? (CORRECTIONS[name] ? null : values);
}

const isNew = (shape: Shape): boolean => (shape['id'] as FieldSpec | undefined)?.type === 'newId';

/** A change of the record that leaves it hanging on what it hangs on. */
function withoutParents(entity: EntityName | null, values: Values): Values {
  const parents = entity === null ? [] : parentsOf(entity).map(([field]) => field);
  return Object.fromEntries(Object.entries(values).filter(([field]) => !parents.includes(field)));
}

/** The entity that an input is about: that of its id, or of the ids in its list. */
function entityOf(shape: Shape): EntityName | null {
  const id = shape['id'] as FieldSpec | undefined;
  if (id && (id.type === 'newId' || id.type === 'reference')) return id.entity as EntityName;
  for (const field of Object.values(shape) as FieldSpec[]) if (field.type === 'list') return entityOf(field.of);
  return null;
}

const stance: Correction = (values, { random }) => ('stance' in values ? { ...values, stance: random.pick([-1, 1]) } : values);
const eachOnce: Correction = ({ members }) => ({ members: [...new Map((members as Values[]).map((member) => [member['id'], member])).values()] });
const spare: Correction = (values, { spared }) => (spared.has(values['id'] as string) ? null : values);

/** What a definition does not say: rules across fields, and operations that name records by a plain id. */
const CORRECTIONS: Partial<Record<OperationName, Correction>> = {
  ...CONSULTATION_CORRECTIONS,
  createHolding: stance,
  updateHolding: stance,
  createMember: (values, { accounts, random }) => (accounts.length > 0 ? { ...values, account: random.pick(accounts) } : values),
  // Rarely somebody else takes the place; mostly the same person may more or less.
  updateMember: ({ account, ...values }, context) => spare(account !== undefined && context.random.chance(0.2) ? { ...values, account } : values, context),
  removeMember: spare,
  addJudgement: (values, { random }) => ({ ...values, value: onScale(values, random) }),
  addToMap: ({ members }, context) => {
    const usable = (members as Values[]).map((member) => oneOfTwo(member, context.random)).filter((member) => member !== null);
    return usable.length > 0 ? { members: usable } : null;
  },
  // A thread is about one record.
  startThread: (values, { random }) => {
    const named = COMMENTABLE.filter((field) => values[field] !== null);
    const about = named.length > 0 ? random.pick(named) : null;
    return about && { ...values, ...Object.fromEntries(COMMENTABLE.map((field) => [field, field === about ? values[field] : null])) };
  },
  // One cannot be taken off twice.
  removeFromMap: eachOnce,
  removeFromCoalition: eachOnce,
  updateProject: (values, { random, store }) => {
    const archived = store.allLive('project')[0]?.archived === true;
    return archived ? { id: values['id'], archived: false } : { ...values, archived: random.chance(0.05) };
  },
  classify: (_values, context) => {
    const found = anyRecord(NAMES.filter((name) => name !== 'project' && name !== 'member'), context);
    const { entity, id } = (context.random.chance(0.7) ? somethingBearing(context) : null) ?? (found && { entity: found.entity, id: found.record.id }) ?? {};
    return entity && id ? { entity, id, classification: context.random.pick(['public', 'restricted', 'restricted', 'confidential', 'strictlyConfidential']) } : null;
  },
  restore: (_values, context) => {
    const found = anyRecord(NAMES.filter((name) => name !== 'project' && name !== 'member' && !(context.steady && name === 'assignment')), context);
    return found && { changes: [restoration(found, context)] };
  },
  // Two of one list, mostly; that others are refused is worth a try now and then.
  replaceTerm: (values, { random, store }) => {
    const terms = store.allLive('term');
    const vocabulary = terms.find(({ id }) => id === values['term'])?.vocabulary;
    const alike = terms.filter((term) => term.vocabulary === vocabulary && term.id !== values['term']);
    return alike.length > 0 && random.chance(0.8) ? { ...values, by: random.pick(alike).id } : values;
  },
  // Mostly of two; now and then of a choice of what is taken.
  mergeStakeholders: ({ keep, gone }, { random }) => ({ keep, gone, fields: random.chance(0.3) ? [random.pick(Object.keys(ENTITIES.stakeholder.fields).filter((field) => field !== 'properties'))] : [] }),
  importRecords: (_values, context) => {
    const rows: Values = {};
    for (const entity of IMPORTED) {
      const made = context.random.chance(0.3) ? importRow(entity, context) : null;
      if (made) rows[entity] = [made];
    }
    return Object.keys(rows).length > 0 ? rows : null;
  },
};
/** What a file may bring, in the order in which it is put in. */
const IMPORTED = Object.keys(OPERATIONS.importRecords.input) as EntityName[];
const MADE = new Set<OperationName>(['classify', 'restore', 'importRecords']);
const NAMES = Object.keys(ENTITIES) as EntityName[];
const definitionOf = (entity: EntityName): EntityDefinition => ENTITIES[entity] as unknown as EntityDefinition;

/** Each dimension has a scale of its own. */
function onScale(judgement: Values, random: Random): number {
  const { min, max } = SCALES[judgement['dimension'] as keyof typeof SCALES];
  return random.int(min, max);
}

/** A member of a map is a stakeholder or an interest. */
function oneOfTwo(member: Values, random: Random): Values | null {
  if (member['stakeholder'] === null && member['interest'] === null) return null;
  const stakeholder = member['interest'] === null || (member['stakeholder'] !== null && random.chance(0.5));
  return stakeholder ? { ...member, interest: null } : { ...member, stakeholder: null };
}

function anyRecord(names: readonly EntityName[], { random, store }: ValueContext): { entity: EntityName; record: AnyRecord } | null {
  const filled = names.filter((name) => store.allLive(name).length > 0);
  if (filled.length === 0) return null;
  const entity = random.pick(filled);
  return { entity, record: random.pick(store.allLive(entity)) as unknown as AnyRecord };
}

/** A record that others hang on: changing its class changes who sees those as well. */
function somethingBearing({ random, store }: ValueContext): { entity: EntityName; id: string } | null {
  const borne = NAMES.flatMap((entity) => dependantsOf(entity).flatMap(([dependant, field]) => store.allLive(dependant).map((record) => ({ entity, id: fieldValue(record as unknown as Values, field) as string | null }))));
  const usable = borne.filter(({ id }) => id !== null) as { entity: EntityName; id: string }[];
  return usable.length > 0 ? random.pick(usable) : null;
}

/** Puts one field to another value, sometimes expecting what is not there. */
function restoration({ entity, record }: { entity: EntityName; record: AnyRecord }, context: Context): Values {
  const { random } = context;
  const fields = Object.entries(definitionOf(entity).fields).filter(([name, { type }]) => type !== 'properties' && record[name] !== undefined) as [string, FieldSpec][];
  const parents = [...parentsOf(entity).map(([name]) => name), 'attribution', 'hidden'];
  const usable = context.steady ? fields.filter(([name]) => !parents.includes(name)) : fields;
  const field = entity === 'judgement' ? 'withdrawn' : random.chance(0.3) || usable.length === 0 ? 'deleted' : random.pick(usable)[0];
  const spec = definitionOf(entity).fields[field];
  const given = field === 'deleted' || field === 'withdrawn' || !spec ? true : randomValue(spec, { ...context, entity });
  const value = given === NOTHING ? fieldValue(record, field) : given;
  return { entity, id: record.id, field, expected: random.chance(0.9) ? fieldValue(record, field) : 'something else', value };
}

function importRow(entity: EntityName, context: Context): Values | null {
  const { random, store } = context;
  const known = store.allLive(entity);
  const old = known.length > 0 && random.chance(0.4) ? random.pick(known).id : null;
  const shape = creationShape(definitionOf(entity));
  const values = randomShape(shape, { ...context, entity });
  if (values === NOTHING) return null;
  const row: Values = old === null ? { id: random.uuid(), ...values } : { id: old, ...changedByImport(entity, values, context) };
  if ('stance' in row) row['stance'] = random.pick([-1, 1]);
  if (entity === 'judgement') return old === null ? { ...row, judge: null, value: onScale(values, random) } : { id: old };
  if (entity !== 'membership') return row;
  return old === null ? oneOfTwo(row, random) : { id: old, x: 1, y: 2 };
}

/** What a file says of a record that is there already. */
function changedByImport(entity: EntityName, values: Values, { random, steady }: Context): Values {
  const some = Object.fromEntries(Object.entries(values).filter(() => random.chance(0.3)));
  if (!steady) return some;
  const { classification: _classification, ...rest } = withoutParents(entity, some);
  return rest;
}
