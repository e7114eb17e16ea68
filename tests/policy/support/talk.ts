/** Conversations about records, and files of sources: what must be there, and how the cases of the tables about them are asked. */
import { randomUUID } from 'node:crypto';
import type { Classification } from '@baraza/domain';
import { type Question, restoring } from './cell.js';
import type { Ask } from './doors.js';
import type { Fixtures } from './fixtures.js';

const TEXT = 'Is this right?';

/** A thread of the founder’s with one comment; of the class by itself, or by the record that it is about. */
export function talk(f: Fixtures, by: 'itself' | 'record', classification: Classification, more: (ids: { thread: string; comment: string }) => Ask[] = () => []): { thread: string; comment: string } {
  const ids = { thread: randomUUID(), comment: randomUUID() };
  const stakeholder = f.record('stakeholder', by === 'record' ? classification : 'public');
  f.afterwards([['startThread', { id: ids.thread, comment: ids.comment, stakeholder, text: TEXT, classification: by === 'itself' ? classification : 'public' }], ...more(ids).map(({ name, input }) => [name, input] as const)]);
  return ids;
}

const FILE = { name: 'Minutes.pdf', mediaType: 'application/pdf', size: 4, sha256: '0'.repeat(64), cleaned: false };
/** A file of the class by itself, or by its source. */
export function attached(f: Fixtures, by: 'itself' | 'source', classification: Classification): string {
  const id = randomUUID();
  const source = f.record('source', by === 'source' ? classification : 'public');
  f.afterwards([
    ['attachFile', { id, source, ...FILE }],
    ['classify', { entity: 'attachment', id, classification: by === 'itself' ? classification : 'public' }],
  ]);
  return id;
}

const shown = (f: Fixtures, entity: 'thread' | 'comment', by: 'itself' | 'record', classification: Classification): { id: string; live: Ask } => {
  const { thread, comment } = talk(f, by, classification);
  return entity === 'thread' ? { id: thread, live: { name: 'resolveThread', input: { id: thread } } } : { id: comment, live: { name: 'editComment', input: { id: comment, text: 'Changed' } } };
};
/** By row of `reading.csv`. */
export const TALK_SHOWS: Record<string, (f: Fixtures, classification: Classification) => { id: string; live: Ask | null }> = {
  ...Object.fromEntries(
    (['thread', 'comment'] as const).flatMap((entity) => [
      [`${entity}|`, (f: Fixtures, classification: Classification) => shown(f, entity, 'itself', classification)],
      [`${entity}|record of the class`, (f: Fixtures, classification: Classification) => shown(f, entity, 'record', classification)],
    ]),
  ),
  'attachment|': (f, classification) => ({ id: attached(f, 'itself', classification), live: null }),
  'attachment|source of the class': (f, classification) => ({ id: attached(f, 'source', classification), live: null }),
};

const starting = (stakeholder: string, classification: Classification): object => ({ id: randomUUID(), comment: randomUUID(), stakeholder, text: TEXT, classification });

/** By case of `operations.csv`. */
export const TALK_QUESTIONS: Record<string, Question> = {
  'startThread|': ({ classification }, f) => starting(f.record('stakeholder', classification), 'public'),
  'startThread|class of its own': ({ classification }, f) => starting(f.record('stakeholder', 'public'), classification),
  'addComment|': ({ classification }, f) => ({ id: randomUUID(), thread: talk(f, 'record', classification).thread, text: 'Yes.' }),
  'resolveThread|': ({ classification }, f) => ({ id: talk(f, 'record', classification).thread }),
  'reopenThread|': ({ classification }, f) => ({ id: talk(f, 'record', classification, ({ thread }) => [{ name: 'resolveThread', input: { id: thread } }]).thread }),
  'editComment|of another': ({ classification }, f) => ({ id: talk(f, 'record', classification).comment, text: 'Changed' }),
  'removeComment|of another': ({ classification }, f) => ({ id: talk(f, 'record', classification).comment }),
  'eraseComment|of another': ({ classification }, f) => ({ id: talk(f, 'record', classification).comment }),
  'classify|thread of another': ({ classification }, f) => ({ entity: 'thread', id: talk(f, 'itself', classification).thread, classification: classification === 'public' ? 'restricted' : 'public' }),
  'attachFile|': ({ classification }, f) => ({ id: randomUUID(), source: f.record('source', classification), ...FILE }),
  'eraseAttachment|': ({ classification }, f) => ({ id: attached(f, 'source', classification) }),
  'deleteAttachment|': ({ classification }, f) => ({ id: attached(f, 'source', classification) }),
  'restore|name of an attachment': ({ classification }, f) => restoring('attachment', attached(f, 'source', classification), 'name', FILE.name, 'Other.pdf'),
  'restore|comment of another': ({ classification }, f) => restoring('comment', talk(f, 'record', classification, ({ comment }) => [{ name: 'removeComment', input: { id: comment } }]).comment, 'deleted', true, false),
  'restore|text of a comment of another': ({ classification }, f) => restoring('comment', talk(f, 'record', classification).comment, 'text', TEXT, 'Never said'),
};
