import { defineEntity } from '../entity.js';
import { account, boolean, instant, longText, reference } from '../fields.js';

/** Decision 18. A thread hangs on what it is about: one of these, named by the field of its entity. */
export const thread = defineEntity('thread', {
  table: 'thread',
  description: 'A conversation of the team about one record. It is hidden with the record, returns with it, and is at least as classified.',
  readRight: 'readComments',
  editRight: 'comment',
  hangsOn: ['stakeholder', 'interest', 'relationship', 'map', 'source', 'place', 'process', 'session'],
  coupled: [['resolvedBy', 'resolvedAt']],
  fields: {
    stakeholder: reference('stakeholder', { description: 'The stakeholder that it is about; or:' }),
    interest: reference('interest', { description: 'The interest; or:' }),
    relationship: reference('relationship', { description: 'The relationship; or:' }),
    map: reference('map', { description: 'The map; or:' }),
    source: reference('source', { description: 'The source; or:' }),
    place: reference('place', { description: 'The place; or:' }),
    process: reference('process', { description: 'The consultation process; or:' }),
    session: reference('session', { description: 'The session.' }),
    startedBy: account({ description: 'Who began it.', required: true }),
    resolvedBy: account({ description: 'Who said that it is settled; empty: it is open.' }),
    resolvedAt: instant({ description: 'When it was settled.' }),
  },
});

/** What somebody wrote into a thread. */
export const comment = defineEntity('comment', {
  table: 'comment',
  description: 'What somebody of the team wrote about a record. Whoever may read its thread may read it.',
  readRight: 'readComments',
  editRight: 'comment',
  hangsOn: ['thread'],
  coupled: [['text', 'edited']],
  searchable: ['text'],
  // Its class is that of its thread, and of what that is about.
  defaultClassification: 'public',
  fields: {
    thread: reference('thread', { description: 'The thread that it is in.', required: true }),
    author: account({ description: 'Who wrote it.', required: true }),
    text: longText({ description: 'What was written. Somebody who is mentioned stands in it as @[ACCOUNT ID], so that a new name shows. Empty: it was erased for good.', max: 5000 }),
    writtenAt: instant({ description: 'When it was written.', required: true }),
    edited: boolean({ description: 'Whether the author changed the text afterwards. What stood there before is in its history.', required: true }),
  },
});
