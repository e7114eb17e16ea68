import { attachment } from '../entities/attachment.js';
import { completeRecord } from '../entity.js';
import { Refusal } from '../errors.js';
import { newId, reference } from '../fields.js';
import { defineOperation } from '../operation.js';
import { hasRight } from '../policy.js';
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

export const eraseAttachment = defineOperation({
  name: 'eraseAttachment',
  description: 'Says that the server destroys what is in a file, also of one that was removed before: on behalf of whoever attached it, or of an owner. What is still attached is removed by it.',
  right: 'editRegistry',
  serverOnly: true,
  errors: ['forbidden'],
  input: { id: reference('attachment', { description: 'The file.', required: true }) },
  reads: ({ id }) => [{ entity: 'attachment', ids: [id] }],
  apply: (tx, { id }, { actor }) => {
    const file = tx.findDeleted('attachment', id);
    if (!file) throw new Refusal('notFound', 'There is no such file here.', { entity: 'attachment' }, null);
    if (file.addedBy !== actor.account && !hasRight(actor, 'manageProject')) throw new Refusal('forbidden', 'Only who attached a file or an owner of the project erases it.');
    if (!file.deleted) tx.update('attachment', id, { deleted: true });
  },
});

/** What undo may do with an attachment: what is said of a content that lies elsewhere stays as it was found. */
export function checkAttachmentChange(field: string): void {
  if (field !== 'deleted' && field !== 'classification') throw new Refusal('notUndoable', 'A file stays as it was attached.', { field }, field);
}
