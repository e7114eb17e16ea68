import { defineEntity } from '../entity.js';
import { boolean, instant, integer, longText, number, reference, text } from '../fields.js';

/** A code of the codebook with which what people said is marked, so that it can be found and counted. */
export const code = defineEntity('code', {
  table: 'code',
  description: 'A code of the codebook of a process; codes form a tree.',
  editRight: 'planConsultations',
  hangsOn: ['process'],
  searchable: ['name', 'definition'],
  fields: {
    process: reference('process', { description: 'The process whose codebook it is in.', required: true }),
    parent: reference('code', { description: 'The broader code.' }),
    name: text({ description: 'The code in a word or two.', required: true, max: 100 }),
    definition: longText({ description: 'What belongs to it, what does not, and where that goes.' }),
    retired: boolean({ description: 'Not used any more; what carries it keeps it.', required: true }),
    order: number({ description: 'Place among its siblings.', min: -1e9, max: 1e9 }),
  },
});

/** Decision 7: a numbered moment of the codebook, not a copy. */
export const codebookVersion = defineEntity('codebookVersion', {
  table: 'codebook_version',
  description: 'A version of the codebook: the codes as they stood when it was made.',
  editRight: 'planConsultations',
  hangsOn: ['process'],
  fields: {
    process: reference('process', { description: 'The process whose codebook it is.', required: true }),
    number: integer({ description: '1, 2, 3 … in each process.', min: 1, max: 100_000, required: true }),
    note: longText({ description: 'What has changed since the one before, and why.' }),
    madeAt: instant({ description: 'When it was made.', required: true }),
  },
});
