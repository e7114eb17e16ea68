import { defineEntity } from '../entity.js';
import { account, anyId, boolean, instant, longText, reference } from '../fields.js';

/**
 * What can be talked about. A thread names one of them, by the field of its entity. Not what hangs on stakeholders itself (relationships, interests held, judgements): whoever may see its threads would change two steps below a stakeholder whose
 * class changes, and everybody would have to be sent everything anew for it.
 */
const ABOUT = ['stakeholder', 'interest', 'map', 'source', 'place', 'process', 'session'] as const;
const about = {
  stakeholder: reference('stakeholder', { description: 'The stakeholder that it is about; or:' }),
  interest: reference('interest', { description: 'The interest; or:' }),
  map: reference('map', { description: 'The map; or:' }),
  source: reference('source', { description: 'The source; or:' }),
  place: reference('place', { description: 'The place; or:' }),
  process: reference('process', { description: 'The consultation process; or:' }),
  session: reference('session', { description: 'The session.' }),
};

/** Decision 18. A thread hangs on what it is about. */
export const thread = defineEntity('thread', {
  table: 'thread',
  description: 'A conversation of the team about one record. It is hidden with the record, returns with it, and is at least as classified.',
  readRight: 'readComments',
  editRight: 'comment',
  hangsOn: ABOUT,
  coupled: [['resolvedBy', 'resolvedAt']],
  fields: {
    ...about,
    startedBy: account({ description: 'Who began it.', required: true }),
    resolvedBy: account({ description: 'Who said that it is settled; empty: it is open.' }),
    resolvedAt: instant({ description: 'When it was settled.' }),
  },
});

/** What somebody wrote into a thread. It hangs on the record itself, for the same reason, and has the class of its thread. */
export const comment = defineEntity('comment', {
  table: 'comment',
  description: 'What somebody of the team wrote about a record. Whoever may read its thread may read it.',
  readRight: 'readComments',
  editRight: 'comment',
  hangsOn: ABOUT,
  coupled: [['text', 'edited']],
  searchable: ['text'],
  fields: {
    thread: anyId({ description: 'Id of the thread that it is in.', required: true }),
    ...about,
    author: account({ description: 'Who wrote it.', required: true }),
    text: longText({ description: 'What was written. Somebody who is mentioned stands in it as @[ACCOUNT ID], so that a new name shows. Empty: it was erased for good.', max: 5000 }),
    writtenAt: instant({ description: 'When it was written.', required: true }),
    edited: boolean({ description: 'Whether the author changed the text afterwards. What stood there before is in its history.', required: true }),
  },
});
