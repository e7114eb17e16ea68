import { code, codebookVersion } from '../entities/codebook.js';
import { completeRecord, creationShape } from '../entity.js';
import { Refusal } from '../errors.js';
import { newId, reference } from '../fields.js';
import { defineOperation, type Read, type Transaction } from '../operation.js';
import { change, creation, deletion, without } from './crud.js';

const ofProcess = (of: unknown): Read[] => (typeof of === 'string' ? [{ entity: 'code', field: 'process', values: [of] }] : []);

/** A code lies under one of the same codebook, and never under itself. */
export function checkCode(tx: Transaction, record: Record<string, unknown>): void {
  const codes = new Map(tx.where('code', 'process', String(record['process'])).map((other) => [other.id, other]));
  const above = new Set([record['id']]);
  for (let parent = record['parent'] as string | null; parent !== null; ) {
    const broader = codes.get(parent);
    if (!broader) throw new Refusal('invalidInput', 'The broader code is not in this codebook.', { field: 'parent' }, 'parent');
    if (above.has(broader.id)) throw new Refusal('invalidInput', 'A code cannot lie under itself.', { field: 'parent' }, 'parent');
    above.add(broader.id);
    parent = broader.parent;
  }
}
export const createCode = creation(code, { check: checkCode, reads: ({ process: of }) => ofProcess(of) });
export const updateCode = change(code, { omit: ['parent', 'process'] });
export const moveCode = defineOperation({
  name: 'moveCode',
  description: 'Puts a code under another one of its codebook, or at the top, and in its place among its siblings.',
  right: 'planConsultations',
  input: { id: reference('code', { description: 'The code to move.', required: true }), process: code.fields.process, parent: code.fields.parent, order: code.fields.order },
  result: { entity: 'code', id: ({ id }) => id },
  reads: ({ id, process: of }) => [{ entity: 'code', ids: [id] }, ...ofProcess(of)],
  apply: (tx, { id, process: of, parent, order }) => {
    const moved = tx.get('code', id);
    if (moved.process !== of) throw new Refusal('invalidInput', 'The code is in the codebook of another process.', { field: 'process' }, 'process');
    checkCode(tx, { ...moved, parent });
    tx.update('code', id, { parent, order });
  },
});
export const deleteCode = deletion(code, {
  reads: (id) => [
    { entity: 'code', field: 'parent', values: [id] },
    { entity: 'coding', field: 'code', values: [id] },
  ],
  check: (tx, id) => {
    if (tx.where('code', 'parent', id, 'unreadable').length > 0) throw new Refusal('stillNeeded', 'Narrower codes lie under it. Move or delete them first.', {}, 'parent');
    const uses = tx.where('coding', 'code', id, 'unreadable').length;
    if (uses > 0) throw new Refusal('stillNeeded', `${uses} interventions carry this code. Retire it: what carries it keeps it.`, { count: uses }, 'coding');
  },
});

export const makeCodebookVersion = defineOperation({
  name: 'makeCodebookVersion',
  description: 'Gives the codebook as it stands the next number. Codings name the version that they were made with.',
  right: 'planConsultations',
  errors: ['alreadyExists', 'aboveClearance'],
  input: { id: newId('codebookVersion'), ...without(creationShape(codebookVersion), ['number', 'madeAt']) },
  result: { entity: 'codebookVersion', id: ({ id }) => id },
  reads: ({ id, process: of }) => [{ entity: 'codebookVersion', ids: [id] }, { entity: 'process', ids: [of] }, { entity: 'codebookVersion', field: 'process', values: [of] }],
  apply: (tx, values, { at }) => {
    tx.get('process', values.process);
    const last = Math.max(0, ...tx.where('codebookVersion', 'process', values.process, 'unreadable').map(({ number }) => number));
    tx.insert('codebookVersion', completeRecord(codebookVersion, values.id, { ...values, number: last + 1, madeAt: at }));
  },
});
