import { comment, thread } from '../entities/comment.js';
import type { Records } from '../entities.generated.js';
import { type AnyRecord, completeRecord, creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { longText, newId, reference } from '../fields.js';
import { COMMENTABLE, mentionsIn } from '../mentions.js';
import { defineOperation, type OperationContext, requireRight, type Transaction } from '../operation.js';
import { hasRight } from '../policy.js';
import { checkReferences, referencedRecords, without } from './crud.js';

/** A comment that mentions more is a circular, not a conversation. */
const MOST_MENTIONED = 50;
const text = longText({ description: comment.fields.text.description, required: true, max: 5000 });
const commentRef = reference('comment', { description: 'The comment.', required: true });
const threadRef = reference('thread', { description: 'The thread.', required: true });

function checkMentions(written: string): void {
  if (mentionsIn(written).length > MOST_MENTIONED) throw new Refusal('outOfRange', `A comment mentions at most ${MOST_MENTIONED} people.`, { max: MOST_MENTIONED }, 'text');
}

const aboutFields = (of: Records['thread']): Record<string, unknown> => Object.fromEntries(COMMENTABLE.map((field) => [field, of[field]]));

/** About what the thread is, and of its class. */
function write(tx: Transaction, id: string, of: Records['thread'], written: string, { actor, at }: OperationContext): void {
  checkMentions(written);
  tx.insert('comment', completeRecord(comment, id, { ...aboutFields(of), classification: of.classification, thread: of.id, author: actor.account, text: written, writtenAt: at, edited: false }));
}

export const startThread = defineOperation({
  name: 'startThread',
  description: 'Begins a conversation about a record with a first comment. It is at least as classified as the record; a stricter class may be given.',
  right: 'comment',
  errors: ['alreadyExists', 'outOfRange', 'aboveClearance'],
  input: { id: newId('thread'), comment: newId('comment'), ...without(creationShape(thread), ['startedBy', 'resolvedBy', 'resolvedAt']), text },
  result: { entity: 'thread', id: ({ id }) => id },
  reads: (values) => [{ entity: 'thread', ids: [values.id] }, { entity: 'comment', ids: [values.comment] }, ...referencedRecords(thread.fields, values)],
  apply: (tx, { comment: first, text: written, ...values }, context) => {
    if (thread.hangsOn.filter((field) => values[field as keyof typeof values] !== null).length !== 1) throw new Refusal('invalidInput', 'A thread is about one record.', {}, 'stakeholder');
    checkReferences(tx, 'thread', thread.fields, values);
    const begun = completeRecord(thread, values.id, { ...values, startedBy: context.actor.account });
    tx.insert('thread', begun);
    write(tx, first, begun as unknown as Records['thread'], written, context);
  },
});

export const addComment = defineOperation({
  name: 'addComment',
  description: 'Answers in a thread. A thread that was settled is open again, so that the answer is seen.',
  right: 'comment',
  errors: ['alreadyExists', 'outOfRange'],
  input: { id: newId('comment'), thread: threadRef, text },
  result: { entity: 'comment', id: ({ id }) => id },
  reads: ({ id, thread: of }) => [{ entity: 'comment', ids: [id] }, { entity: 'thread', ids: [of] }],
  apply: (tx, { id, thread: of, text: written }, context) => {
    const there = tx.get('thread', of);
    if (there.resolvedBy !== null) tx.update('thread', of, { resolvedBy: null, resolvedAt: null });
    write(tx, id, there, written, context);
  },
});

/** Refuses to let anybody but its author put words into a comment. */
function checkAuthor({ author }: Pick<Records['comment'], 'author'>, { actor }: OperationContext): void {
  if (author !== actor.account) throw new Refusal('forbidden', 'Only who wrote a comment changes it.');
}
/** Refuses to anybody but its author or an owner: who wrote it may have left, and what harms must be removable. */
function checkRemover({ author }: Pick<Records['comment'], 'author'>, { actor }: OperationContext): void {
  if (author !== actor.account && !hasRight(actor, 'manageProject')) throw new Refusal('forbidden', 'Only who wrote a comment or an owner of the project does this.');
}

export const editComment = defineOperation({
  name: 'editComment',
  description: 'Changes the text of one’s own comment.',
  right: 'comment',
  errors: ['forbidden', 'outOfRange'],
  input: { id: commentRef, text },
  result: { entity: 'comment', id: ({ id }) => id },
  reads: ({ id }) => [{ entity: 'comment', ids: [id] }],
  apply: (tx, { id, text: written }, context) => {
    const before = tx.get('comment', id);
    checkAuthor(before, context);
    checkMentions(written);
    if (before.text !== written) tx.update('comment', id, { text: written, edited: true });
  },
});

export const removeComment = defineOperation({
  name: 'removeComment',
  description: 'Takes a comment out of its thread: the author’s own, or any for an owner. Undo brings it back; answers stay.',
  right: 'comment',
  errors: ['forbidden'],
  input: { id: commentRef },
  reads: ({ id }) => [{ entity: 'comment', ids: [id] }],
  apply: (tx, { id }, context) => {
    checkRemover(tx.get('comment', id), context);
    tx.update('comment', id, { deleted: true });
  },
});

export const eraseComment = defineOperation({
  name: 'eraseComment',
  description: 'Takes a comment out for good, also from the history: what harms somebody must not be kept. The author’s own, or any for an owner; also one that was taken out before. Cannot be undone.',
  right: 'comment',
  errors: ['forbidden'],
  input: { id: commentRef },
  reads: ({ id }) => [{ entity: 'comment', ids: [id] }],
  apply: (tx, { id }, context) => {
    const before = tx.findDeleted('comment', id);
    if (!before) throw new Refusal('notFound', 'There is no such comment here.', { entity: 'comment' }, null);
    checkRemover(before, context);
    tx.update('comment', id, { text: null, deleted: true });
    // What stood there leaves earlier states and events too.
    tx.redact('comment', id, ['text'], false);
  },
});

export const resolveThread = defineOperation({
  name: 'resolveThread',
  description: 'Says that what the thread is about is settled.',
  right: 'comment',
  input: { id: threadRef },
  result: { entity: 'thread', id: ({ id }) => id },
  reads: ({ id }) => [{ entity: 'thread', ids: [id] }],
  apply: (tx, { id }, { actor, at }) => {
    if (tx.get('thread', id).resolvedBy === null) tx.update('thread', id, { resolvedBy: actor.account, resolvedAt: at });
  },
});

export const reopenThread = defineOperation({
  name: 'reopenThread',
  description: 'Opens a settled thread again.',
  right: 'comment',
  input: { id: threadRef },
  result: { entity: 'thread', id: ({ id }) => id },
  reads: ({ id }) => [{ entity: 'thread', ids: [id] }],
  apply: (tx, { id }) => {
    tx.get('thread', id);
    tx.update('thread', id, { resolvedBy: null, resolvedAt: null });
  },
});

/** Who reads a thread is said when it is begun: what was written for some eyes is not opened to others. */
export function refuseTalkClass(): never {
  throw new Refusal('notUndoable', 'Who may read a conversation is said when it is begun. Begin another one.', { field: 'classification' }, 'classification');
}

/** What undo may do with a thread: what `restore` is told can be anything, and must not lead words to another record or put them into somebody’s mouth. */
export function checkThreadChange(tx: Transaction, record: AnyRecord, field: string, value: unknown, moves: boolean, context: OperationContext): void {
  if (movesBack(field, moves, context)) return;
  if (field === 'deleted') return checkNobodyElse(tx, record, value, context);
  if (field === 'resolvedAt') return;
  if (field !== 'resolvedBy') throw new Refusal('notUndoable', 'A thread stays where it was begun.', { field }, field);
  if (value !== null && value !== context.actor.account) throw new Refusal('notUndoable', 'Only who settled a thread brings that back. It can be settled again.', { field }, field);
}

/** It went to another stakeholder by a merge, and comes back with that. */
function movesBack(field: string, moves: boolean, { actor }: OperationContext): boolean {
  if (field !== 'stakeholder' || !moves) return false;
  requireRight(actor, 'editRegistry');
  return true;
}

/** Taking back that one began a thread must not take the words of others with it. */
function checkNobodyElse(tx: Transaction, record: AnyRecord, value: unknown, { actor }: OperationContext): void {
  if (record['startedBy'] !== actor.account && !hasRight(actor, 'manageProject')) throw new Refusal('forbidden', 'Only who began a thread or an owner of the project does this.');
  if (value === true && tx.where('comment', 'thread', record.id, 'unreadable').some(({ author }) => author !== actor.account)) throw new Refusal('stillNeeded', 'Others have answered in this thread. Take out your own comment instead.', {}, 'deleted');
}

/** What undo may do with a comment. */
export function checkCommentChange(record: AnyRecord, field: string, moves: boolean, context: OperationContext): void {
  if (movesBack(field, moves, context)) return;
  const written = record as unknown as Records['comment'];
  if (written.text === null) throw new Refusal('notUndoable', 'What was erased does not come back.', { field }, field);
  if (field === 'deleted') return checkRemover(written, context);
  if (field === 'text' || field === 'edited') return checkAuthor(written, context);
  throw new Refusal('notUndoable', 'A comment stays in its thread, with who wrote it and when.', { field }, field);
}
