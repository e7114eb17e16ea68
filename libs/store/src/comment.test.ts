/** What the team says to each other about a record. */
import { aboutOf, type AnyRecord, createId, effectiveClassification, mentionOf, mentionParts, mentionsIn } from '@baraza/domain';
import { inverse, recordedChange } from './inverse.js';
import { add, codeOf, emptyProject, me, refusal, run, store } from './test/project.js';
import type { Outcome } from './run.js';

emptyProject();

const [ada, ben] = [createId(), createId()];
const analyst = { account: ada, role: 'analyst' } as const;
const rapporteur = { account: ben, role: 'rapporteur' } as const;
let stakeholder: string;
let thread: string;
let first: string;
beforeEach(() => {
  stakeholder = add('stakeholder', { name: 'Ministry of Defence' });
  thread = createId();
  first = createId();
});
const start = (more: object = {}, actor: object = analyst): Outcome => run('startThread', { id: thread, comment: first, stakeholder, text: 'Is the name right?', ...more }, actor);
const answer = (text: string, actor: object = rapporteur): string => {
  const id = createId();
  run('addComment', { id, thread, text }, actor);
  return id;
};
const undo = ({ changes }: Outcome, actor: object): Outcome => run('restore', { changes: inverse(changes.map(recordedChange)) }, actor);
const put = (entity: 'thread' | 'comment', id: string, field: string, expected: unknown, value: unknown, actor: object): Outcome => run('restore', { changes: [{ entity, id, field, expected, value }] }, actor);
const textOf = (id: string): unknown => store.live('comment', id)?.text;

test('TALK-1 a thread is about exactly one record that is there, and begins with a comment of whoever began it', () => {
  start();
  expect(store.live('thread', thread)).toMatchObject({ stakeholder, startedBy: ada, resolvedBy: null });
  expect(aboutOf(store.live('thread', thread)!)).toEqual({ entity: 'stakeholder', id: stakeholder });
  expect(store.live('comment', first)).toMatchObject({ thread, author: ada, text: 'Is the name right?', edited: false, writtenAt: '2026-01-02T03:04:05.678Z' });
  [thread, first] = [createId(), createId()];
  expect(codeOf(() => start({ stakeholder: null }))).toBe('invalidInput');
  expect(codeOf(() => start({ map: add('map', { name: 'Map', aggregate: 'agreed' }) }))).toBe('invalidInput');
  expect(codeOf(() => start({ stakeholder: createId() }))).toBe('notFound');
  expect(codeOf(() => start({ text: '   ' }))).toBe('invalidInput');
});

test('TALK-2 it is at least as classified as the record, hides with it and returns with it', () => {
  add('stakeholder', { name: 'Hidden one', classification: 'strictlyConfidential' }, (stakeholder = createId()));
  start({}, { account: me });
  const secret = store.get('comment', first) as unknown as AnyRecord;
  expect(effectiveClassification('comment', secret, (entity, id) => store.get(entity, id))).toBe('strictlyConfidential');
  expect(codeOf(() => answer('I see this.', analyst))).toBe('notFound');
  expect(codeOf(() => run('editComment', { id: first, text: 'Changed' }, analyst))).toBe('notFound');
  run('deleteStakeholder', { id: stakeholder });
  expect([store.live('thread', thread), textOf(first)]).toEqual([undefined, undefined]);
  run('restore', { changes: [{ entity: 'stakeholder', id: stakeholder, field: 'deleted', expected: true, value: false }] });
  expect(textOf(first)).toBe('Is the name right?');
});

test('TALK-2 a stricter class is given to a thread when it is begun, holds for what is written in it, and is never changed', () => {
  start({ classification: 'confidential' });
  expect(store.live('comment', first)!.classification).toBe('confidential');
  expect(codeOf(() => answer('Too much for me.'))).toBe('notFound');
  expect(store.live('comment', answer('Enough.', analyst))!.classification).toBe('confidential');
  for (const [entity, id] of [['thread', thread], ['comment', first]] as const) {
    expect(codeOf(() => run('classify', { entity, id, classification: 'public' }, { account: me }))).toBe('notUndoable');
    expect(codeOf(() => put(entity, id, 'classification', 'confidential', 'public', { account: me }))).toBe('notUndoable');
  }
});

test('TALK-3 owners, analysts, facilitators and rapporteurs comment; observers and the public do not', () => {
  start();
  for (const role of ['owner', 'analyst', 'facilitator', 'rapporteur']) expect(codeOf(() => answer('Yes.', { account: createId(), role }))).toBe('not refused');
  for (const role of ['observer', 'public']) expect(codeOf(() => answer('Yes.', { account: createId(), role }))).toBe('forbidden');
});

test('TALK-4 only its author changes a comment, and that it was changed is told; its author or an owner takes it out, answers stay, and undo brings it back', () => {
  start();
  const reply = answer('It is.');
  expect(codeOf(() => run('editComment', { id: reply, text: 'It is not.' }, { account: me }))).toBe('forbidden');
  run('editComment', { id: reply, text: 'It is now.' }, rapporteur);
  expect(store.live('comment', reply)).toMatchObject({ text: 'It is now.', edited: true });
  expect(codeOf(() => run('removeComment', { id: first }, rapporteur))).toBe('forbidden');
  const removed = run('removeComment', { id: first }, { account: me });
  expect([textOf(first), textOf(reply)]).toEqual([undefined, 'It is now.']);
  expect(codeOf(() => undo(removed, rapporteur))).toBe('forbidden');
  undo(removed, { account: me });
  expect(textOf(first)).toBe('Is the name right?');
});

test('TALK-5 a thread is settled and opened again by anybody who comments, and an answer opens it', () => {
  start();
  run('resolveThread', { id: thread }, rapporteur);
  expect(store.live('thread', thread)).toMatchObject({ resolvedBy: ben, resolvedAt: '2026-01-02T03:04:05.678Z' });
  run('resolveThread', { id: thread }, analyst);
  expect(store.live('thread', thread)!.resolvedBy).toBe(ben);
  run('reopenThread', { id: thread }, analyst);
  expect(store.live('thread', thread)!.resolvedBy).toBeNull();
  undo(run('resolveThread', { id: thread }, rapporteur), rapporteur);
  expect(store.live('thread', thread)!.resolvedBy).toBeNull();
  run('resolveThread', { id: thread }, analyst);
  answer('Not yet.');
  expect(store.live('thread', thread)).toMatchObject({ resolvedBy: null, resolvedAt: null });
});

test('TALK-6 undoing the beginning of a thread takes it away only while nobody else has answered', () => {
  const begun = start();
  const reply = answer('Wait.');
  // One’s own words go; those of others stay, and the thread with them.
  expect(undo(begun, analyst).report!.skipped).toEqual([expect.objectContaining({ entity: 'thread', code: 'stillNeeded' })]);
  expect([textOf(first), textOf(reply)]).toEqual([undefined, 'Wait.']);
  [thread, first] = [createId(), createId()];
  undo(start(), analyst);
  expect(store.live('thread', thread)).toBeUndefined();
});

test('TALK-7 undo puts no words into anybody’s mouth, and leads no thread to another record', () => {
  start();
  const other = add('stakeholder', { name: 'Other' });
  const owner = { account: me };
  expect(refusal(() => put('comment', first, 'text', 'Is the name right?', 'It is a lie.', owner)).code).toBe('forbidden');
  expect(refusal(() => put('comment', first, 'author', ada, me, owner)).code).toBe('notUndoable');
  expect(refusal(() => put('comment', first, 'writtenAt', '2026-01-02T03:04:05.678Z', '2020-01-01T00:00:00.000Z', analyst)).code).toBe('notUndoable');
  for (const [entity, id] of [['thread', thread], ['comment', first]] as const) expect(refusal(() => put(entity, id, 'stakeholder', stakeholder, other, owner)).code).toBe('notUndoable');
  expect(refusal(() => put('comment', first, 'thread', thread, createId(), owner)).code).toBe('notUndoable');
  expect(refusal(() => put('thread', thread, 'startedBy', ada, me, owner)).code).toBe('notUndoable');
  expect(refusal(() => put('thread', thread, 'resolvedBy', null, ben, analyst)).code).toBe('notUndoable');
});

test('TALK-7 a thread goes with its stakeholder to the one it is merged with, and back', () => {
  start();
  const keep = add('stakeholder', { name: 'MoD' });
  const merged = run('mergeStakeholders', { keep, gone: stakeholder }, { account: me });
  expect([store.live('thread', thread)!.stakeholder, store.live('comment', first)!.stakeholder]).toEqual([keep, keep]);
  undo(merged, { account: me });
  expect([store.live('thread', thread)!.stakeholder, store.live('comment', first)!.stakeholder]).toEqual([stakeholder, stakeholder]);
});

test('TALK-7 nothing that comes back with a stakeholder is torn off it, or gets a second record', () => {
  start();
  run('deleteStakeholder', { id: stakeholder }, { account: me });
  const back = { entity: 'stakeholder', id: stakeholder, field: 'deleted', expected: true, value: false };
  for (const [entity, id] of [['thread', thread], ['comment', first]] as const) {
    const torn = { entity, id, field: 'stakeholder', expected: stakeholder, value: null };
    const { report } = run('restore', { changes: [back, torn] }, { account: me });
    expect(report!.skipped).toEqual([expect.objectContaining({ entity, fields: ['stakeholder'] })]);
    run('deleteStakeholder', { id: stakeholder }, { account: me });
  }
  run('restore', { changes: [back] }, { account: me });
  expect([store.live('thread', thread)!.stakeholder, store.live('comment', first)!.stakeholder]).toEqual([stakeholder, stakeholder]);
});

test('TALK-8 what is erased is nowhere any more, and does not come back; only its author or an owner erases, also what was taken out', () => {
  start();
  expect(codeOf(() => run('eraseComment', { id: first }, rapporteur))).toBe('forbidden');
  const removed = run('removeComment', { id: first }, analyst);
  const { redactions } = run('eraseComment', { id: first }, { account: me });
  expect(redactions).toEqual([{ entity: 'comment', id: first, fields: ['text'], coarse: false }]);
  expect(store.get('comment', first)).toMatchObject({ text: null, deleted: true });
  expect(codeOf(() => undo(removed, analyst))).toBe('notUndoable');
});

test('TALK-9 people are mentioned by account: each once, in order; what is no account is plain text; a comment mentions at most fifty', () => {
  const text = `${mentionOf(ben)} and ${mentionOf(ada)}, ${mentionOf(ben)}: see @[nobody] and a@b.c`;
  expect(mentionsIn(text)).toEqual([ben, ada]);
  expect(mentionParts(text)).toEqual([{ account: ben }, ' and ', { account: ada }, ', ', { account: ben }, ': see @[nobody] and a@b.c']);
  start({ text: Array.from({ length: 50 }, () => mentionOf(createId())).join(' ') });
  expect(codeOf(() => answer(Array.from({ length: 51 }, () => mentionOf(createId())).join(' ')))).toBe('outOfRange');
});
