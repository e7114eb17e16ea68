/** How each case of `operations.csv` is asked: what must be there, and the input of the operation. */
import { randomUUID } from 'node:crypto';
import { type Classification, ENTITIES, type OperationName, rankOf } from '@baraza/domain';
import { changeOf, type Question, restoring } from './cell.js';
import { CONSULTATION_QUESTIONS, IN_SESSION } from './consultation-questions.js';
import { type Consulted, CONSULTED } from './consultations.js';
import type { Fixtures, Imported } from './fixtures.js';
import { TALK_QUESTIONS } from './talk.js';
import type { Asker } from './world.js';

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
/** `createStakeholder` → create, stakeholder. */
function partsOf(operation: OperationName): { verb: string; entity: Imported | Consulted } | null {
  const [, verb, name] = /^(create|update|delete)(.+)$/.exec(operation) ?? [];
  const entity = lower(name ?? '');
  return verb !== undefined && entity in ENTITIES && entity !== 'member' && entity !== 'project' ? { verb, entity: entity as Imported | Consulted } : null;
}

/** Operations that are made from the definition of an entity are asked alike. */
function derived(operation: OperationName): Question | null {
  const parts = partsOf(operation);
  if (!parts) return null;
  const { verb, entity } = parts;
  const consulted = CONSULTED.find((one) => one === entity);
  const where: (f: Fixtures, asker: Asker) => Record<string, unknown> = (f, asker) => (consulted && IN_SESSION.includes(consulted) ? { session: f.sessionOf(asker) } : {});
  if (verb === 'create') {
    return ({ asker, classification }, f) => {
      const values = where(f, asker);
      return { id: randomUUID(), ...(consulted ? f.usualOf(consulted, values) : f.usual(entity as Imported)), ...values, classification };
    };
  }
  return ({ asker, classification }, f) => ({ id: f.record(entity, classification, where(f, asker)), ...(verb === 'update' ? changeOf(entity) : {}) });
}

const judging = (f: Fixtures, values: object): object => ({ id: randomUUID(), stakeholder: f.record('stakeholder', 'public'), dimension: 'influence', value: 5, standing: 'own', ...values });
const withProperty: (of: 'stakeholder' | 'interest' | 'relationship') => Question = (of) => (cell, f) => ({ id: f.record(of, 'public'), properties: { [cell.property(of, cell.classification)]: 'Changed' } });
const newMember = (account: string, values: object = {}): object => ({ id: randomUUID(), account, displayName: 'New', role: 'observer', classification: 'public', ...values });
const newStakeholder = (values: object): object => ({ id: randomUUID(), name: 'New', classification: 'public', ...values });
/** Two terms of one list, and a record that has the first. */
const replacing = (f: Fixtures, classes: { term?: Classification; by?: Classification; record?: Classification }): object => {
  const [term, by] = [classes.term, classes.by].map((classification) => f.record('term', classification ?? 'public', { vocabulary: 'sector' }));
  f.record('stakeholder', classes.record ?? 'public', { sector: term });
  return { term, by };
};

/** An operation that names an account which is not of the workspace. */
function forEachAccount(operation: OperationName, input: (f: Fixtures, account: string) => object): Record<string, Question> {
  return {
    [`${operation}|account of somebody outside the workspace`]: ({ world }, f) => input(f, world.outsiders.otherWorkspace.account),
    [`${operation}|account of somebody taken out of the workspace`]: ({ world }, f) => input(f, world.outsiders.takenOut.account),
    [`${operation}|account of nobody`]: (_cell, f) => input(f, randomUUID()),
  };
}
/** A class that a judgement may have, and does not have: nothing is put back where it stands already. */
const otherThan = (classification: Classification): Classification => (rankOf(classification) <= rankOf('restricted') ? 'confidential' : 'restricted');

/** The others, by operation and case. */
const QUESTIONS: Record<string, Question> = {
  ...CONSULTATION_QUESTIONS,
  ...TALK_QUESTIONS,
  'importRecords|': ({ classification }) => ({ stakeholder: [newStakeholder({ classification })] }),
  'importRecords|changes a record of the class': ({ classification }, f) => ({ stakeholder: [{ id: f.record('stakeholder', classification), name: 'Changed' }] }),
  'importRecords|judgement of one’s own': ({ asker, classification }, f) => ({ judgement: [{ ...judging(f, { judge: asker.account }), classification }] }),
  'importRecords|agreed judgement': ({ classification }, f) => ({ judgement: [{ ...judging(f, { standing: 'agreed' }), classification }] }),
  'importRecords|confidential field': ({ classification }) => ({ stakeholder: [newStakeholder({ classification, motivations: 'Imported' })] }),

  'addToMap|': ({ classification }, f) => ({ members: [{ id: randomUUID(), map: f.record('map', classification), stakeholder: f.record('stakeholder', 'public'), classification: 'public' }] }),
  'addToCoalition|': ({ classification }, f) => ({ members: [{ id: randomUUID(), coalition: f.record('coalition', classification), stakeholder: f.record('stakeholder', 'public'), classification: 'public' }] }),
  'addToCoalition|stakeholder of the class': ({ classification }, f) => ({ members: [{ id: randomUUID(), coalition: f.record('coalition', 'public'), stakeholder: f.record('stakeholder', classification), classification: 'public' }] }),
  'removeFromCoalition|': ({ classification }, f) => ({ members: [{ id: f.record('coalitionMember', classification) }] }),
  'addToMap|stakeholder of the class': ({ classification }, f) => ({ members: [{ id: randomUUID(), map: f.record('map', 'public'), stakeholder: f.record('stakeholder', classification), classification: 'public' }] }),
  'moveOnMap|': ({ classification }, f) => ({ positions: [{ id: f.record('membership', 'public', { map: f.record('map', classification) }), x: 1, y: 2 }] }),
  'removeFromMap|': ({ classification }, f) => ({ members: [{ id: f.record('membership', 'public', { map: f.record('map', classification) }) }] }),

  'classify|record of the class': ({ classification }, f) => ({ entity: 'stakeholder', id: f.record('stakeholder', classification), classification: 'public' }),
  'classify|to the class': ({ classification }, f) => ({ entity: 'stakeholder', id: f.record('stakeholder', 'public'), classification }),
  'classify|judgement of another': ({ classification }, f) => ({ entity: 'judgement', id: f.record('judgement', classification), classification: 'public' }),
  'classify|judgement of one’s own': ({ asker, classification }, f) => ({ entity: 'judgement', id: f.record('judgement', classification, {}, asker.account), classification: 'public' }),
  'classify|agreed judgement': ({ asker, classification }, f) => ({ entity: 'judgement', id: f.record('judgement', classification, { standing: 'agreed' }, asker.account), classification: 'public' }),
  'classify|member': ({ classification }, f) => ({ entity: 'member', id: f.member(classification, 'observer', 'public'), classification: 'public' }),
  'classify|project': ({ world, classification }) => ({ entity: 'project', id: world.place.project, classification }),

  'addJudgement|own': ({ classification }, f) => judging(f, { classification }),
  'addJudgement|agreed': ({ classification }, f) => judging(f, { standing: 'agreed', classification }),
  'addJudgement|allegation': ({ classification }, f) => judging(f, { dimension: 'readyForViolence', value: 1, classification }),
  'addJudgement|stakeholder of the class': ({ classification }, f) => judging(f, { stakeholder: f.record('stakeholder', classification), classification }),
  'withdrawJudgement|own': ({ asker, classification }, f) => ({ id: f.record('judgement', classification, {}, asker.account) }),
  'withdrawJudgement|of another': ({ classification }, f) => ({ id: f.record('judgement', classification) }),
  'withdrawJudgement|of a judge without an account': ({ classification }, f) => ({ id: f.record('judgement', classification, { judge: null, judgeName: 'Elder' }) }),
  'withdrawJudgement|agreed': ({ asker, classification }, f) => ({ id: f.record('judgement', classification, { standing: 'agreed' }, asker.account) }),

  'updateProject|': ({ world, asker }) => ({ id: world.place.project, description: `Changed by ${asker.account}` }),
  'foundProject|': ({ world }) => ({ id: world.place.project, name: 'Again', fictional: false, template: 'general', member: randomUUID(), displayName: 'Me' }),
  'createMember|': ({ classification }, f) => newMember(f.account(), { clearance: 'public', classification }),
  'createMember|gives clearance of the class': ({ classification }, f) => newMember(f.account(), { clearance: classification }),
  'createMember|gives the role of owner with its own clearance': (_cell, f) => newMember(f.account(), { role: 'owner' }),
  ...forEachAccount('createMember', (_f, account) => newMember(account, { clearance: 'public' })),
  'updateMember|': ({ classification }, f) => ({ id: f.member(classification, 'observer', 'public'), displayName: 'Changed' }),
  'updateMember|gives clearance of the class': ({ classification }, f) => ({ id: f.member('public', 'observer', 'public'), clearance: classification }),
  'updateMember|gives the role of owner with its own clearance': (_cell, f) => ({ id: f.member('public', 'observer', null), role: 'owner' }),
  ...forEachAccount('updateMember', (f, account) => ({ id: f.member('public', 'observer', 'public'), account })),
  'removeMember|': ({ classification }, f) => ({ id: f.member(classification, 'observer', 'public') }),

  'restore|record of the registry': ({ classification }, f) => restoring('stakeholder', f.record('stakeholder', classification, { name: 'Now' }), 'name', 'Now', 'Before'),
  'restore|class of a record to the class': ({ classification }, f) => restoring('stakeholder', f.record('stakeholder', 'public'), 'classification', 'public', classification),
  'restore|confidential field': ({ classification }, f) => restoring('stakeholder', f.record('stakeholder', classification, { motivations: 'Now' }), 'motivations', 'Now', 'Before'),
  'restore|role of a member': ({ classification }, f) => restoring('member', f.member(classification, 'observer', 'public'), 'role', 'observer', 'analyst'),
  'restore|clearance of a member to the class': ({ classification }, f) => restoring('member', f.member('public', 'observer', 'public'), 'clearance', 'public', classification),
  'restore|role of owner of a member with its own clearance': (_cell, f) => restoring('member', f.member('public', 'observer', null), 'role', 'observer', 'owner'),
  'restore|class of a member to the class': ({ classification }, f) => restoring('member', f.member('public', 'observer', 'public'), 'classification', 'public', classification),
  'restore|member who was taken out of the project': ({ classification }, f) => restoring('member', f.member(classification, 'observer', 'public', { removed: true }), 'deleted', true, false),
  'restore|member who was taken out of the workspace': ({ world }) => restoring('member', world.outsiders.takenOut.member, 'deleted', true, false),
  'restore|account of a member to somebody outside the workspace': ({ world }, f) => {
    const account = f.account();
    return restoring('member', f.member('public', 'observer', 'public', { account }), 'account', account, world.outsiders.otherWorkspace.account);
  },
  'restore|class of another’s judgement': ({ classification }, f) => restoring('judgement', f.record('judgement', classification), 'classification', classification, otherThan(classification)),
  'restore|withdrawn judgement of another': ({ classification }, f) => restoring('judgement', f.record('judgement', classification, { withdrawn: true }), 'withdrawn', true, false),
  'restore|property whose definition is of the class': (cell, f) => {
    const property = cell.property('stakeholder', cell.classification);
    return restoring('stakeholder', f.record('stakeholder', 'public', { properties: { [property]: 'Now' } }), `properties.${property}`, 'Now', 'Before');
  },
  'restore|in place of a source of the class': ({ classification }, f) => {
    const source = f.record('source', classification);
    return restoring('stakeholder', f.record('stakeholder', 'public', { source }), 'source', source, f.record('source', 'public'));
  },
  'restore|withdrawn judgement of one’s own': ({ asker, classification }, f) => restoring('judgement', f.record('judgement', classification, { withdrawn: true }, asker.account), 'withdrawn', true, false),
  'restore|withdrawn agreed judgement': ({ asker, classification }, f) => restoring('judgement', f.record('judgement', classification, { withdrawn: true, standing: 'agreed' }, asker.account), 'withdrawn', true, false),

  'createStakeholder|confidential field': ({ classification }) => newStakeholder({ classification, motivations: 'New' }),
  'createStakeholder|source of the class': ({ classification }, f) => newStakeholder({ source: f.record('source', classification) }),
  'updateStakeholder|confidential field': ({ classification }, f) => ({ id: f.record('stakeholder', classification), motivations: 'Changed' }),
  'updateStakeholder|source of the class': ({ classification }, f) => ({ id: f.record('stakeholder', 'public'), source: f.record('source', classification) }),
  'updateStakeholder|in place of a source of the class': ({ classification }, f) => ({ id: f.record('stakeholder', 'public', { source: f.record('source', classification) }), source: f.record('source', 'public') }),
  'createStakeholder|place and term of the class': ({ classification }, f) => newStakeholder({ place: f.record('place', classification), sector: f.record('term', classification) }),
  'updateStakeholder|property whose definition is of the class': withProperty('stakeholder'),
  'updateInterest|property whose definition is of the class': withProperty('interest'),
  'updateRelationship|property whose definition is of the class': withProperty('relationship'),
  'createRelationship|end of the class': ({ classification }, f) => ({ id: randomUUID(), ...f.usual('relationship'), to: f.record('stakeholder', classification), classification: 'public' }),
  'createHolding|interest of the class': ({ classification }, f) => ({ id: randomUUID(), ...f.usual('holding'), interest: f.record('interest', classification), classification: 'public' }),
  'createDistinction|one of the two of the class': ({ classification }, f) => ({ id: randomUUID(), one: f.record('stakeholder', 'public'), other: f.record('stakeholder', classification), classification: 'public' }),
  'mergeStakeholders|': ({ classification }, f) => ({ keep: f.record('stakeholder', classification), gone: f.record('stakeholder', 'public') }),
  'mergeStakeholders|the one that goes of the class': ({ classification }, f) => ({ keep: f.record('stakeholder', 'public'), gone: f.record('stakeholder', classification) }),
  'mergeStakeholders|something of the class hangs on the one that goes': ({ classification }, f) => {
    const gone = f.record('stakeholder', 'public');
    f.record('relationship', classification, { from: gone });
    return { keep: f.record('stakeholder', 'public'), gone };
  },
  'replaceTerm|': ({ classification }, f) => replacing(f, { term: classification }),
  'replaceTerm|other term of the class': ({ classification }, f) => replacing(f, { by: classification }),
  'replaceTerm|record that has the term, of the class': ({ classification }, f) => replacing(f, { record: classification }),
  'deleteTerm|record of the class has the term': ({ classification }, f) => {
    const id = f.record('term', 'public');
    f.record('stakeholder', classification, { sector: id });
    return { id };
  },
  'deleteStakeholder|something of the class hangs on it': ({ classification }, f) => {
    const id = f.record('stakeholder', 'public');
    f.record('relationship', classification, { from: id });
    return { id };
  },
};

/** How the case is asked. Throws where nobody wrote that down: a case without a question tests nothing. */
export function questionOf({ subject, case: kind }: { subject: string; case: string }): Question {
  const question = QUESTIONS[`${subject}|${kind}`] ?? (kind === '' ? derived(subject as OperationName) : null);
  if (!question) throw new Error(`Nobody has written how to ask ${subject} (${kind}).`);
  return question;
}
