/** What definitions do not say of random inputs about consultations: that things belong to one session or process, and that groups are those of a dimension. */
import type { AnyRecord, EntityName, OperationName, Records } from '@baraza/domain';
import { SCALES } from '@baraza/domain';
import type { Random } from './random.js';
import type { Readable, ValueContext } from './values.js';

type Values = Record<string, unknown>;
type Correction = (values: Values, context: ValueContext) => Values | null;

const pick = <T>(random: Random, all: readonly T[]): T | null => (all.length === 0 ? null : random.pick(all));
const find = <N extends EntityName>(store: Readable, entity: N, id: unknown): Records[N] | undefined => store.allLive(entity).find((record) => record.id === id);
/** Mostly what fits; that the rest is refused is worth a try now and then. */
const mostly = (random: Random): boolean => random.chance(0.9);

/** Puts the session of the record that `field` names beside it. */
const sessionOf =
  (field: string, entity: EntityName): Correction =>
  (values, { random, store }) => {
    const record = find(store, entity, values[field]) as unknown as AnyRecord | undefined;
    return record && mostly(random) ? { ...values, session: record['session'] } : values;
  };

/** Fields that name something of the session: another of the same session, or nothing. */
function within(values: Values, fields: Readonly<Record<string, EntityName>>, { random, store }: ValueContext): Values {
  const result = { ...values };
  for (const [field, entity] of Object.entries(fields)) {
    if (result[field] === undefined || result[field] === null) continue;
    const fitting = (store.allLive(entity) as unknown as AnyRecord[]).filter((record) => record['session'] === values['session']);
    result[field] = random.chance(0.8) ? (pick(random, fitting)?.id ?? null) : null;
  }
  return result;
}

function ofProcess(values: Values, { random, store }: ValueContext): Values {
  const process = find(store, 'session', values['session'])?.process;
  const questions = store.allLive('question').filter((question) => question.process === process);
  return values['question'] ? { ...values, question: pick(random, questions)?.id ?? null } : values;
}

/** A person is one and is in the vault; a head count is several and names nobody; groups are those of the process's dimensions. */
function counted(values: Values, { random, store }: ValueContext): Values {
  const process = find(store, 'session', values['session'])?.process;
  const dimensions = store.allLive('dimension').filter((dimension) => dimension.process === process && dimension.groups.length > 0);
  const mode = random.pick(['person', 'pseudonym', 'headCount'] as const);
  const people = mode === 'headCount' ? random.int(1, 60) : 1;
  const by = pick(random, dimensions);
  const groups = by && random.chance(0.7) ? { groups: [{ dimension: by.id, group: random.pick(by.groups), people: random.int(1, people) }] } : {};
  const { groups: _groups, consent: _consent, ...rest } = values;
  return { ...rest, mode, people, person: mode === 'person' ? random.uuid() : null, ...groups };
}

/** One thing that is spoken of; codes and versions of the session's own codebook. */
const one = (given: Values, session: unknown, { random, store }: ValueContext): Values | null => {
  const process = find(store, 'session', session)?.process;
  const own = (entity: 'code' | 'codebookVersion', id: unknown): unknown => (find(store, entity, id)?.process === process ? id : (pick(random, store.allLive(entity).filter((each) => each.process === process))?.id ?? null));
  const coded: Values = { ...given, ...(given['code'] ? { code: own('code', given['code']) } : {}), ...(given['codebookVersion'] ? { codebookVersion: own('codebookVersion', given['codebookVersion']) } : {}) };
  const named = ['code', 'stakeholder', 'interest', 'threat'].filter((end) => coded[end] !== null && coded[end] !== undefined);
  const kept: string | null = pick(random, named);
  return kept === null ? null : { codebookVersion: coded['codebookVersion'] ?? null, [kept]: coded[kept] };
};
function about(values: Values, context: ValueContext): Values {
  const usable = ((values['about'] as Values[] | undefined) ?? []).map((coded) => one(coded, values['session'], context)).filter((coded) => coded !== null);
  const { about: _about, ...rest } = values;
  return usable.length > 0 ? { ...rest, about: usable } : rest;
}

/** Two of one session. */
const pair: Correction = (values, { random, store }) => {
  const all = store.allLive('intervention').filter(({ mergedInto }) => mergedInto === null);
  const first = pick(random, all);
  const second = first && pick(random, all.filter(({ id, session }) => id !== first.id && session === first.session));
  return first && second ? { ...values, id: first.id, other: second.id } : null;
};

/** How rows of an import are put right; those of other entities fit as they are. */
const ROWS: Partial<Record<EntityName, Correction>> = {
  target: (row, context) => CONSULTATION_CORRECTIONS.createTarget!(row, context),
  code: (row) => ({ ...row, parent: null }),
  agendaItem: ofProcess,
  intervention: (row, context) => within(ofProcess(row, context), { item: 'agendaItem', speaker: 'participation' }, context),
  coding: (row, context) => {
    const said = pick(context.random, context.store.allLive('intervention'));
    const coded = said && one(row, said.session, context);
    return coded && { id: row['id'], session: said.session, intervention: said.id, ...coded };
  },
  proposal: (row, context) => {
    const made = CONSULTATION_CORRECTIONS.createProposal!(row, context);
    return made && { ...made, state: 'open' };
  },
};

export const CONSULTATION_CORRECTIONS: Partial<Record<OperationName, Correction>> = {
  createDimension: (values, { random }) => ({ ...values, code: random.pick(['region', 'ethnicity', 'religion', `own ${random.int(0, 99)}`]), groups: ['north', 'south'] }),
  createTarget: (values, { random, store }) => {
    const by = pick(random, store.allLive('dimension').filter(({ groups }) => groups.length > 0));
    return by && { ...values, process: by.process, dimension: by.id, groups: [random.pick(by.groups)] };
  },
  createCode: (values, { random, store }) => ({ ...values, parent: random.chance(0.5) ? (pick(random, store.allLive('code').filter(({ process }) => process === values['process']))?.id ?? null) : null }),
  moveCode: (values, { random, store }) => {
    const process = find(store, 'code', values['id'])?.process;
    return process ? { ...values, process, parent: random.chance(0.7) ? (pick(random, store.allLive('code').filter((code) => code.process === process))?.id ?? null) : null } : null;
  },
  createAssignment: (values, { random, store }) => {
    const member = pick(random, store.allLive('member'));
    return member && random.chance(0.8) ? { ...values, account: member.account, name: null } : { ...values, account: null, name: 'Somebody' };
  },
  createAgendaItem: (values, context) => ofProcess(values, context),
  createSession: ({ agenda, ...values }) => (agenda === undefined ? values : { ...values, agenda: (agenda as Values[]).map((item) => ({ ...item, question: null })) }),
  startAgendaItem: sessionOf('id', 'agendaItem'),
  setAttribution: (values, context) => within({ ...values, attribution: values['attribution'] ?? 'affiliationOnly' }, { item: 'agendaItem' }, context),
  registerParticipation: counted,
  correctParticipation: (_values, context) => {
    const record = pick(context.random, context.store.allLive('participation'));
    return record && { id: record.id, ...counted({ session: record.session }, context) };
  },
  logIntervention: (values, context) => about(within(ofProcess(values, context), { item: 'agendaItem', speaker: 'participation' }, context), context),
  importInterventions: (values, context) => {
    const { session } = values;
    const rows = (values['interventions'] as Values[]).map((row) => ({ ...within(ofProcess({ ...row, session }, context), { item: 'agendaItem' }, context) }));
    return { ...values, interventions: rows.map(({ session: _session, ...row }) => row) };
  },
  // Of one kind at a time mostly: one row that does not fit refuses all.
  importConsultations: (values, context) => {
    const lists = Object.entries(values).filter(([, rows]) => Array.isArray(rows) && rows.length > 0) as [EntityName, Values[]][];
    const kept = mostly(context.random) && lists.length > 0 ? [context.random.pick(lists)] : lists;
    return Object.fromEntries(kept.map(([entity, rows]) => [entity, rows.flatMap((row) => (ROWS[entity] ?? ((given: Values) => given))(row, context) ?? [])]));
  },
  updateIntervention: (values, context) => {
    const record = find(context.store, 'intervention', values['id']);
    const { fromFile, ...changes } = values;
    return record ? within(ofProcess({ ...changes, ...(record.externalId === null ? {} : { fromFile }), session: record.session }, context), { item: 'agendaItem', speaker: 'participation' }, context) : values;
  },
  addCodings: (values, context) => {
    const made = about({ ...values, session: find(context.store, 'intervention', values['id'])?.session }, context);
    return made['session'] !== undefined && 'about' in made ? made : null;
  },
  mergeInterventions: pair,
  keepBoth: pair,
  createProposal: (values, { random, store }) => {
    const said = find(store, 'intervention', values['intervention']);
    const base = { id: values['id'], session: said?.session ?? values['session'], intervention: values['intervention'], stakeholder: values['stakeholder'], note: values['note'] ?? null };
    const dimension = random.pick(Object.keys(SCALES)) as keyof typeof SCALES;
    return random.chance(0.5)
      ? { ...base, dimension, value: random.int(SCALES[dimension].min, SCALES[dimension].max) }
      : { ...base, interestName: `Interest ${random.int(0, 999)}`, stance: random.pick([-1, 1]), intensity: random.int(0, 10) };
  },
  decideProposal: ({ interest: _interest, holding: _holding, ...values }, { store, random }) => {
    const proposed = find(store, 'proposal', values['id']);
    if (!proposed) return values;
    const interest = proposed.interestName === null ? undefined : store.allLive('interest').find(({ name }) => name === proposed.interestName)?.id;
    const meant = proposed.interest ?? interest;
    const holding = store.allLive('holding').find((held) => held.stakeholder === proposed.stakeholder && held.interest === meant)?.id;
    return { ...values, session: proposed.session, intervention: proposed.intervention, ...(interest && random.chance(0.7) ? { interest, ...(holding ? { holding } : {}) } : proposed.interest && holding && random.chance(0.7) ? { holding } : {}) };
  },
};
