import { agendaItem, assignment, ATTRIBUTIONS, isOver, session } from '../entities/session.js';
import type { EntityName, Records } from '../entities.generated.js';
import { creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { isStricter, ruleOf, takeAway } from '../attribution.js';
import { choice, instant, listOf, newId, reference } from '../fields.js';
import { defineOperation, type Read, requireRightIn, type Transaction } from '../operation.js';
import { CAN_HAVE_DUTIES } from '../policy.js';
import { change, creation, deletion, insertRecord, referencedRecords, without } from './crud.js';

/** Set by what happens, not by hand. */
const RUN = ['state', 'openedAt', 'closedAt'] as const;
const TIMED = ['startedAt', 'endedAt'] as const;
const PLANNED = { id: newId('agendaItem'), ...without(creationShape(agendaItem), ['session', ...TIMED]) };

export const createSession = defineOperation({
  name: 'createSession',
  description: 'Plans a session of a process, with its agenda.',
  right: 'planConsultations',
  errors: ['alreadyExists', 'wrongVocabulary', 'aboveClearance'],
  input: { id: newId('session'), ...without(creationShape(session), RUN), agenda: { ...listOf('PlannedItem', PLANNED, { description: 'Its agenda.', max: 100 }), absentable: true as const } },
  result: { entity: 'session', id: ({ id }) => id },
  reads: ({ agenda = [], ...values }) => [
    { entity: 'session', ids: [values.id] },
    ...referencedRecords(session.fields, values),
    { entity: 'agendaItem', ids: agenda.map(({ id }) => id) },
    ...agenda.flatMap((item) => referencedRecords(agendaItem.fields, item)),
  ],
  apply: (tx, { agenda = [], ...values }, context) => {
    insertRecord(tx, session, { ...values, state: 'planned' }, context);
    for (const item of agenda) insertRecord(tx, agendaItem, { ...item, session: values.id }, context, checkItem);
  },
});

export const updateSession = change(session, { omit: ['process', 'attribution', ...RUN] });
/** Who plans a session takes it off the calendar; who runs it cancels it. */
export const deleteSession = deletion(session, { right: createSession.right });

/** Live, held, planned again, or cancelled; with the times at which it began and ended. What runs of its agenda ends with it. */
export const setSessionState = defineOperation({
  name: 'setSessionState',
  description: 'Opens a session, closes it, plans it again or cancels it.',
  right: 'runSessions',
  input: { id: reference('session', { description: 'The session.', required: true }), state: session.fields.state, at: instant({ description: 'When it began or ended, where that is noted later; empty: now. Never later than now.' }) },
  result: { entity: 'session', id: ({ id }) => id },
  reads: ({ id }) => [
    { entity: 'session', ids: [id] },
    { entity: 'agendaItem', field: 'session', values: [id] },
  ],
  apply: (tx, { id, state, at: given }, { at: now }) => {
    const before = tx.get('session', id);
    const at = given === null || given > now ? now : given;
    const openedAt = state === 'planned' ? null : (before.openedAt ?? (state === 'live' ? at : null));
    const closedAt = state === 'held' ? (before.closedAt ?? at) : null;
    tx.update('session', id, { state, openedAt, closedAt });
    if (!isOver(state)) return;
    for (const { id: item, startedAt, endedAt } of tx.where('agendaItem', 'session', id)) if (startedAt !== null && endedAt === null) tx.update('agendaItem', item, { endedAt: startedAt > at ? startedAt : at });
  },
});

/** An item works on a question of the session's own process. */
export function checkItem(tx: Transaction, record: Record<string, unknown>): void {
  const { question } = record as { question: string | null };
  if (question === null) return;
  if (tx.get('question', question).process !== tx.get('session', record['session'] as string).process) throw new Refusal('invalidInput', 'The question belongs to another process.', { field: 'question' }, 'question');
}
export const createAgendaItem = creation(agendaItem, { omit: [...TIMED], check: checkItem });
export const updateAgendaItem = change(agendaItem, { omit: ['session', 'question', 'attribution', ...TIMED] });
export const deleteAgendaItem = deletion(agendaItem);

export const startAgendaItem = defineOperation({
  name: 'startAgendaItem',
  description: 'Begins an item of the agenda, and ends those that run.',
  right: 'runSessions',
  input: { id: reference('agendaItem', { description: 'The item that begins.', required: true }), session: reference('session', { description: 'Its session.', required: true }) },
  result: { entity: 'agendaItem', id: ({ id }) => id },
  reads: ({ id, session: of }) => [
    { entity: 'agendaItem', ids: [id] },
    { entity: 'session', ids: [of] },
    { entity: 'agendaItem', field: 'session', values: [of] },
  ],
  apply: (tx, { id, session: of }, { at }) => {
    if (tx.get('agendaItem', id).session !== of) throw new Refusal('invalidInput', 'The item is on the agenda of another session.', { field: 'session' }, 'session');
    for (const item of tx.where('agendaItem', 'session', of)) if (item.id !== id && item.startedAt !== null && item.endedAt === null) tx.update('agendaItem', item.id, { endedAt: at });
    const { startedAt } = tx.get('agendaItem', id);
    tx.update('agendaItem', id, { startedAt: startedAt ?? at, endedAt: null });
    const { state, openedAt } = tx.get('session', of);
    if (state === 'planned') tx.update('session', of, { state: 'live', openedAt: openedAt ?? at });
  },
});
export const endAgendaItem = defineOperation({
  name: 'endAgendaItem',
  description: 'Ends an item of the agenda.',
  right: 'runSessions',
  input: { id: reference('agendaItem', { description: 'The item that ends.', required: true }) },
  result: { entity: 'agendaItem', id: ({ id }) => id },
  reads: ({ id }) => [{ entity: 'agendaItem', ids: [id] }],
  apply: (tx, { id }, { at }) => {
    const { startedAt, endedAt } = tx.get('agendaItem', id);
    tx.update('agendaItem', id, { startedAt: startedAt ?? at, endedAt: endedAt ?? at });
  },
});

/** What setting a rule looks at: everything that was said, and who took part. */
export const attributionReads = (of: string): Read[] => [
  { entity: 'session', ids: [of] },
  ...(['agendaItem', 'intervention', 'participation', 'disaggregation'] as const).map((entity): Read => ({ entity, field: 'session', values: [of] })),
];

/** Sets a rule, and takes away what it forbids: from the records and from the log. What was not kept does not come back with an open rule. */
export function applyRule(tx: Transaction, target: { entity: 'session' | 'agendaItem'; id: string; session: string }, rule: Records['agendaItem']['attribution']): void {
  const { session: of } = target;
  const before = tx.get('session', of);
  const itemsBefore = new Map(tx.where('agendaItem', 'session', of, 'all').map((item) => [item.id, item]));
  tx.update(target.entity, target.id, { attribution: rule });
  const after = tx.get('session', of);
  const itemsAfter = new Map(tx.where('agendaItem', 'session', of, 'all').map((item) => [item.id, item]));
  for (const said of tx.where('intervention', 'session', of, 'all')) {
    const now = ruleOf(after, itemsAfter.get(said.item ?? ''));
    if (isStricter(now, ruleOf(before, itemsBefore.get(said.item ?? '')))) takeAway(tx, said, now);
  }
  if (after.attribution === 'notAttributed') for (const here of tx.where('participation', 'session', of, 'all')) {
    tx.update('participation', here.id, { hidden: true });
    tx.redact('participation', here.id, [], false);
  }
}

export const setAttribution = defineOperation({
  name: 'setAttribution',
  description: 'Says who may be named with what is said: in a session, or in one item of its agenda. A stricter rule takes away what stands there, from the log too; an open one brings nothing back.',
  right: 'runSessions',
  input: {
    session: reference('session', { description: 'The session.', required: true }),
    item: reference('agendaItem', { description: 'The item; empty: the session.' }),
    attribution: choice(ATTRIBUTIONS, { description: 'The rule. Empty, for an item: that of the session.' }),
  },
  result: { entity: 'session', id: ({ session: of }) => of },
  reads: ({ session: of, item }) => [...attributionReads(of), ...(item === null ? [] : [{ entity: 'agendaItem' as EntityName, ids: [item] }])],
  apply: (tx, { session: of, item, attribution }, { actor }) => {
    requireRightIn(actor, 'runSessions', of);
    if (item !== null && tx.get('agendaItem', item).session !== of) throw new Refusal('invalidInput', 'The item is on the agenda of another session.', { field: 'item' }, 'item');
    if (item === null && attribution === null) throw new Refusal('invalidInput', 'A session has a rule.', { field: 'attribution' }, 'attribution');
    applyRule(tx, item === null ? { entity: 'session', id: of, session: of } : { entity: 'agendaItem', id: item, session: of }, attribution);
  },
});

/** Who gets a duty works in the project, in a role that can have one, and has one duty in a session. */
export function checkAssignment(tx: Transaction, record: Record<string, unknown>): void {
  const { id, account, name, session: of } = record as Record<string, string | null>;
  if ((account === null) === (name === null)) throw new Refusal('invalidInput', 'Name either a member of the project or somebody without an account.', { field: 'account' }, 'account');
  if (account === null || record['deleted'] === true) return;
  if (!CAN_HAVE_DUTIES.some((role) => tx.where('member', 'role', role, 'unreadable').some((member) => member.account === account))) throw new Refusal('forbidden', 'This person cannot have a duty: make them a facilitator or rapporteur of the project first.', { field: 'account' }, 'account');
  const twin = tx.where('assignment', 'session', of!, 'unreadable').find((other) => other.account === account && other.id !== id);
  if (twin) throw new Refusal('alreadyExists', 'This person has a duty in the session already.', {}, 'account');
}
export const assignmentReads = ({ account, session: of }: { account?: unknown; session?: unknown }): Read[] => [
  ...(typeof account === 'string' ? [{ entity: 'member' as EntityName, field: 'role', values: [...CAN_HAVE_DUTIES] }] : []),
  ...(typeof of === 'string' ? [{ entity: 'assignment' as EntityName, field: 'session', values: [of] }] : []),
];
export const createAssignment = creation(assignment, { check: checkAssignment, reads: assignmentReads });
export const updateAssignment = change(assignment, { omit: ['session', 'account', 'name'] });
export const deleteAssignment = deletion(assignment);
