import { attachment } from '../entities/attachment.js';
import { completeRecord } from '../entity.js';
import { Refusal } from '../errors.js';
import { newId } from '../fields.js';
import { defineOperation } from '../operation.js';
import { checkReferences, deletion, referencedRecords, without } from './crud.js';

export const attachFile = defineOperation({
  name: 'attachFile',
  description: 'Attaches a file whose content the server has taken and looked at.',
  right: 'editRegistry',
  serverOnly: true,
  errors: ['alreadyExists', 'aboveClearance'],
  input: { id: newId('attachment'), ...without(attachment.fields, ['addedBy', 'addedAt']) },
  result: { entity: 'attachment', id: ({ id }) => id },
  reads: (values) => [{ entity: 'attachment', ids: [values.id] }, ...referencedRecords(attachment.fields, values)],
  apply: (tx, values, { actor, at }) => {
    checkReferences(tx, 'attachment', attachment.fields, values);
    tx.insert('attachment', completeRecord(attachment, values.id, { ...values, addedBy: actor.account, addedAt: at }));
  },
});
export const deleteAttachment = deletion(attachment);

/** What undo may do with an attachment: what is said of a content that lies elsewhere stays as it was found. */
export function checkAttachmentChange(field: string): void {
  if (field !== 'deleted' && field !== 'classification') throw new Refusal('notUndoable', 'A file stays as it was attached.', { field }, field);
}
