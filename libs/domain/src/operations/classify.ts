import { classificationField } from '../entity.js';
import { ENTITIES, type EntityName, type Records } from '../entities.generated.js';
import { anyId, choice } from '../fields.js';
import { defineOperation, requireRight } from '../operation.js';
import { changedRead, dependantReads } from './crud.js';
import { refuseTalkClass } from './comment.js';
import { checkJudge } from './judgement.js';

const CLASSIFIED = (Object.keys(ENTITIES) as EntityName[]).filter((name) => name !== 'project');

export const classify = defineOperation({
  name: 'classify',
  description: 'Changes who may read a record. What hangs on it is never less classified than the record itself.',
  right: 'editRegistry',
  errors: ['aboveClearance', 'notUndoable'],
  input: {
    entity: choice(CLASSIFIED as [EntityName, ...EntityName[]], { description: 'Which kind of record.', required: true }),
    id: anyId({ description: 'Id of the record.', required: true }),
    classification: classificationField,
  },
  // Everything that hangs on the record or names it is read, because who sees it, or what of it, changes with it.
  reads: ({ entity, id }) => [changedRead(entity, id, ['classification']), ...dependantReads(entity, id)],
  apply: (tx, { entity, id, classification }, context) => {
    requireRight(context.actor, ENTITIES[entity].editRight);
    const record = tx.get(entity, id);
    if (entity === 'judgement') checkJudge(record as Records['judgement'], context);
    if (entity === 'thread' || entity === 'comment') refuseTalkClass();
    tx.update(entity, id, { classification });
  },
});
