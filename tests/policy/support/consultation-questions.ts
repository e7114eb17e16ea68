/** How the cases of `operations.csv` about consultations are asked. */
import { randomUUID } from 'node:crypto';
import type { Classification, OperationName } from '@baraza/domain';
import { type Cell, changeOf, type Question, restoring } from './cell.js';
import { type Consulted } from './consultations.js';
import type { Fixtures } from './fixtures.js';

/** What is in a session names it. */
export const IN_SESSION: readonly Consulted[] = ['agendaItem', 'participation', 'intervention', 'proposal'];

/** A record of this class in the session in which the asker has the duty. */
const inSession = (f: Fixtures, { asker, classification }: Cell, entity: Consulted, values: object = {}): string => f.record(entity, classification, { session: f.sessionOf(asker), ...values });
/** What an operation puts in. */
const fresh = (f: Fixtures, entity: Consulted, classification: Classification, values: Record<string, unknown> = {}): Record<string, unknown> => ({ id: randomUUID(), ...f.usualOf(entity, values), ...values, classification });
const somebody = (f: Fixtures, role: 'observer' | 'public' | 'rapporteur'): { account: string; member: string } => {
  const account = f.account();
  return { account, member: f.member('public', role, null, { account }) };
};
const duty = (f: Fixtures, values: Record<string, unknown>, classification: Classification = 'public'): object => fresh(f, 'assignment', classification, { session: f.session('public', []), ...values });
const pairOf = (f: Fixtures, cell: Cell, which: 'id' | 'other'): object => {
  const [one, two] = [inSession(f, cell, 'intervention'), f.record('intervention', 'public', { session: f.sessionOf(cell.asker) })];
  return which === 'id' ? { id: one, other: two } : { id: two, other: one };
};
/** A proposal of the class, and the decision about it. */
const deciding = (f: Fixtures, cell: Cell, decision: object, values: object = {}): object => {
  const session = f.sessionOf(cell.asker);
  const intervention = f.record('intervention', 'public', { session });
  return { id: f.record('proposal', cell.classification, { session, intervention, ...values }), session, intervention, ...decision };
};
const ALLEGATION = { dimension: 'readyForViolence', value: 1 };

/** Cases of several operations. */
const alike = (operations: readonly OperationName[], kind: string, question: (operation: OperationName) => Question): Record<string, Question> => Object.fromEntries(operations.map((operation) => [`${operation}|${kind}`, question(operation)]));
const PUT_IN: Partial<Record<OperationName, Consulted>> = { createQuestion: 'question', createCode: 'code', createDimension: 'dimension', createSession: 'session', createAgendaItem: 'agendaItem', logIntervention: 'intervention', registerParticipation: 'participation', createProposal: 'proposal', createAssignment: 'assignment' };

/** A participation in a session with the strictest rule, and what is done to it. */
const hiddenParticipation = (operation: OperationName, reopened: boolean): Question => ({ asker, classification }, f) => {
  const session = f.session('public', [asker], { attribution: 'notAttributed' });
  const id = f.record('participation', classification, { session });
  if (reopened) f.afterwards([['setAttribution', { session, item: null, attribution: 'attributed' }]]);
  return { id, ...(operation === 'correctParticipation' ? { session, ...changeOf('participation') } : operation === 'withdrawConsent' ? { withdrawn: true } : {}) };
};
const OF_PARTICIPATIONS = ['correctParticipation', 'deleteParticipation', 'withdrawConsent'] as const;

export const CONSULTATION_QUESTIONS: Record<string, Question> = {
  'beginProcess|': ({ classification }, f) => fresh(f, 'process', classification),
  'importConsultations|': ({ classification }, f) => ({ process: [fresh(f, 'process', classification)] }),
  'importInterventions|': ({ asker, classification }, f) => {
    const { session, ...row } = fresh(f, 'intervention', classification, { session: f.sessionOf(asker) });
    return { session, sources: [{ id: randomUUID(), title: 'File', kind: 'document', classification }], interventions: [row] };
  },
  'makeCodebookVersion|': ({ classification }, f) => fresh(f, 'codebookVersion', classification),
  'moveCode|': ({ classification }, f) => {
    const process = f.record('process', 'public');
    return { id: f.record('code', classification, { process }), process, parent: null, order: 2 };
  },
  ...alike(['createQuestion', 'createCode', 'createDimension', 'createSession'], 'process of the class', (operation) => ({ classification }, f) => fresh(f, PUT_IN[operation]!, 'public', { process: f.record('process', classification) })),

  ...alike(['updateSession', 'deleteSession', 'setSessionState'], '', (operation) => ({ asker, classification }, f) => ({
    id: f.session(classification, [asker]),
    ...(operation === 'updateSession' ? changeOf('session') : operation === 'setSessionState' ? { state: 'live' } : {}),
  })),
  'setAttribution|': ({ asker, classification }, f) => ({ session: f.session(classification, [asker]), item: null, attribution: 'affiliationOnly' }),
  'setAttribution|item of the class': ({ asker, classification }, f) => {
    const session = f.session('public', [asker]);
    return { session, item: f.record('agendaItem', classification, { session }), attribution: 'affiliationOnly' };
  },
  'startAgendaItem|': (cell, f) => ({ id: inSession(f, cell, 'agendaItem'), session: f.sessionOf(cell.asker) }),
  'endAgendaItem|': (cell, f) => ({ id: inSession(f, cell, 'agendaItem') }),

  ...alike(['logIntervention', 'registerParticipation'], '', (operation) => ({ asker, classification }, f) => fresh(f, PUT_IN[operation]!, classification, { session: f.sessionOf(asker) })),
  ...alike(['createAgendaItem', 'logIntervention', 'registerParticipation', 'createProposal', 'createAssignment'], 'session of the class', (operation) => ({ asker, classification }, f) => fresh(f, PUT_IN[operation]!, 'public', { session: f.session(classification, [asker]) })),
  'logIntervention|about a stakeholder of the class': ({ asker, classification }, f) => ({ ...fresh(f, 'intervention', 'public', { session: f.sessionOf(asker) }), about: [{ stakeholder: f.record('stakeholder', classification) }] }),
  'logIntervention|speaker of the class': (cell, f) => fresh(f, 'intervention', 'public', { session: f.sessionOf(cell.asker), speaker: inSession(f, cell, 'participation') }),
  'logIntervention|with a speaker while nothing may be attributed': ({ asker, classification }, f) => {
    const session = f.session('public', [asker]);
    const speaker = f.record('participation', 'public', { session });
    f.afterwards([['setAttribution', { session, item: null, attribution: 'notAttributed' }]]);
    return fresh(f, 'intervention', classification, { session, speaker });
  },
  'registerParticipation|while nothing may be attributed': ({ asker, classification }, f) => fresh(f, 'participation', classification, { session: f.session('public', [asker], { attribution: 'notAttributed' }) }),
  'updateIntervention|': (cell, f) => ({ id: inSession(f, cell, 'intervention'), session: f.sessionOf(cell.asker), ...changeOf('intervention') }),
  'addCodings|': (cell, f) => ({ id: inSession(f, cell, 'intervention'), session: f.sessionOf(cell.asker), about: [{ code: f.codeFor(f.sessionOf(cell.asker)) }] }),
  'addCodings|about a stakeholder of the class': ({ asker, classification }, f) => ({ id: f.record('intervention', 'public', { session: f.sessionOf(asker) }), session: f.sessionOf(asker), about: [{ stakeholder: f.record('stakeholder', classification) }] }),
  'removeCodings|': ({ asker, classification }, f) => ({ codings: [{ id: f.coding(classification, { session: f.sessionOf(asker) }) }] }),
  ...alike(['mergeInterventions', 'keepBoth'], '', () => (cell, f) => pairOf(f, cell, 'id')),
  ...alike(['mergeInterventions', 'keepBoth'], 'other one of the class', () => (cell, f) => pairOf(f, cell, 'other')),
  'correctParticipation|': (cell, f) => ({ id: inSession(f, cell, 'participation'), session: f.sessionOf(cell.asker), ...changeOf('participation') }),
  'withdrawConsent|': (cell, f) => ({ id: inSession(f, cell, 'participation'), withdrawn: true }),
  ...alike(OF_PARTICIPATIONS, 'session that is not attributed', (operation) => hiddenParticipation(operation, false)),
  ...alike(OF_PARTICIPATIONS, 'session that was not attributed and was opened again', (operation) => hiddenParticipation(operation, true)),

  'createProposal|stakeholder of the class': ({ asker, classification }, f) => fresh(f, 'proposal', 'public', { session: f.sessionOf(asker), stakeholder: f.record('stakeholder', classification) }),
  'createProposal|allegation': ({ asker, classification }, f) => fresh(f, 'proposal', classification, { session: f.sessionOf(asker), ...ALLEGATION }),
  'decideProposal|': (cell, f) => deciding(f, cell, { decision: 'accepted' }),
  'decideProposal|declined': (cell, f) => deciding(f, cell, { decision: 'declined' }),
  'decideProposal|agreed': (cell, f) => deciding(f, cell, { decision: 'accepted', standing: 'agreed' }),
  'decideProposal|holding': (cell, f) => deciding(f, cell, { decision: 'accepted' }, { interestName: 'Work' }),
  'decideProposal|allegation': (cell, f) => deciding(f, cell, { decision: 'accepted' }, ALLEGATION),

  'createAssignment|': ({ classification }, f) => duty(f, { account: somebody(f, 'rapporteur').account }, classification),
  'createAssignment|to an observer': (_cell, f) => duty(f, { account: somebody(f, 'observer').account }),
  'createAssignment|to somebody of the public': (_cell, f) => duty(f, { account: somebody(f, 'public').account }),
  'createAssignment|account of somebody outside the workspace': ({ world }, f) => duty(f, { account: world.outsiders.otherWorkspace.account }),
  'createAssignment|account of somebody taken out of the workspace': ({ world }, f) => duty(f, { account: world.outsiders.takenOut.account }),
  'createAssignment|account of nobody': (_cell, f) => duty(f, { account: randomUUID() }),
  'createAssignment|to oneself': ({ asker }, f) => duty(f, { account: asker.account }),
  ...alike(['updateAssignment', 'deleteAssignment'], '', (operation) => (cell, f) => ({ id: inSession(f, cell, 'assignment'), ...(operation === 'updateAssignment' ? changeOf('assignment') : {}) })),

  'classify|session of the class': ({ asker, classification }, f) => ({ entity: 'session', id: f.session(classification, [asker]), classification: 'public' }),
  ...Object.fromEntries((['intervention', 'participation', 'assignment'] as const).map((entity): [string, Question] => [`classify|${entity} of the class`, (cell, f) => ({ entity, id: inSession(f, cell, entity), classification: 'public' })])),
  'classify|threat of the class': ({ classification }, f) => ({ entity: 'threat', id: f.record('threat', classification), classification: 'public' }),
  'classify|participation that is hidden': ({ asker, classification }, f) => ({ entity: 'participation', id: f.record('participation', classification, { session: f.session('public', [asker], { attribution: 'notAttributed' }) }), classification: 'public' }),

  'restore|text of an intervention': (cell, f) => restoring('intervention', inSession(f, cell, 'intervention', { text: 'Now' }), 'text', 'Now', 'Before'),
  'restore|note of a participation': (cell, f) => restoring('participation', inSession(f, cell, 'participation', { pseudonym: 'Now' }), 'pseudonym', 'Now', 'Before'),
  'restore|state of a session': ({ asker, classification }, f) => restoring('session', f.session(classification, [asker]), 'state', 'planned', 'live'),
  'restore|rule of a session to an open one': ({ asker, classification }, f) => restoring('session', f.session(classification, [asker], { attribution: 'affiliationOnly' }), 'attribution', 'affiliationOnly', 'attributed'),
  'restore|session that was deleted': ({ asker, classification }, f) => {
    const id = f.session(classification, [asker]);
    f.afterwards([['deleteSession', { id }]]);
    return restoring('session', id, 'deleted', true, false);
  },
  'restore|question that was deleted': ({ classification }, f) => {
    const id = f.record('question', classification);
    f.afterwards([['deleteQuestion', { id }]]);
    return restoring('question', id, 'deleted', true, false);
  },
  'restore|threat': ({ classification }, f) => restoring('threat', f.record('threat', classification, { name: 'Now' }), 'name', 'Now', 'Before'),
  'restore|decision about a proposal': (cell, f) => {
    const decision = deciding(f, cell, { decision: 'declined' });
    f.afterwards([['decideProposal', decision]]);
    return restoring('proposal', (decision as { id: string }).id, 'state', 'declined', 'open');
  },
  'restore|proposal accepted without deciding': (cell, f) => restoring('proposal', inSession(f, cell, 'proposal'), 'state', 'open', 'accepted'),
  'restore|duty of an assignment': (cell, f) => restoring('assignment', inSession(f, cell, 'assignment'), 'duty', 'rapporteur', 'facilitator'),
  'restore|assignment that was deleted': (cell, f) => {
    const id = inSession(f, cell, 'assignment', { account: somebody(f, 'rapporteur').account });
    f.afterwards([['deleteAssignment', { id }]]);
    return restoring('assignment', id, 'deleted', true, false);
  },
  'restore|assignment of somebody who is an observer now': (cell, f) => {
    const { account, member } = somebody(f, 'rapporteur');
    const id = inSession(f, cell, 'assignment', { account });
    f.afterwards([['deleteAssignment', { id }], ['updateMember', { id: member, role: 'observer' }]]);
    return restoring('assignment', id, 'deleted', true, false);
  },
  'restore|intervention into another session': (cell, f) => restoring('intervention', inSession(f, cell, 'intervention'), 'session', f.sessionOf(cell.asker), f.session('public', [cell.asker])),
  'restore|speaker where only affiliations are kept': ({ asker, classification }, f) => {
    const session = f.session('public', [asker]);
    const speaker = f.record('participation', 'public', { session });
    const said = f.record('intervention', classification, { session, speaker });
    f.afterwards([['setAttribution', { session, item: null, attribution: 'affiliationOnly' }]]);
    return restoring('intervention', said, 'speaker', null, speaker);
  },
  'restore|hidden participation': ({ asker, classification }, f) => {
    const session = f.session('public', [asker]);
    const here = f.record('participation', classification, { session });
    f.afterwards([['setAttribution', { session, item: null, attribution: 'notAttributed' }]]);
    return restoring('participation', here, 'hidden', true, false);
  },
  'restore|field of a hidden participation that was guessed': ({ asker, classification }, f) => restoring('participation', f.record('participation', classification, { session: f.session('public', [asker], { attribution: 'notAttributed' }), pseudonym: 'Now' }), 'pseudonym', 'Now', 'Before'),
  'restore|what is proposed': (cell, f) => restoring('proposal', inSession(f, cell, 'proposal'), 'value', 1, 2),
};
