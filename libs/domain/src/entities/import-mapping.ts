import { defineEntity, type RecordOf } from '../entity.js';
import { longText, text } from '../fields.js';

/** Decision 10: what the columns of a table were said to mean, for whoever brings the next edition of the same file. */
export const importMapping = defineEntity('importMapping', {
  table: 'import_mapping',
  description: 'What the sheets and columns of an imported file were said to mean. The next file with the same headers is read the same way.',
  readRight: 'import',
  editRight: 'import',
  // Headers can say what a file was about.
  defaultClassification: 'confidential',
  searchable: ['name'],
  fields: {
    name: text({ description: 'Name of the file it was made for.', required: true }),
    headers: text({ description: 'Digest of the names of its sheets and columns, by which it is found again.', required: true, max: 100 }),
    meaning: longText({ description: 'What they mean, as JSON.', required: true, max: 500_000 }),
  },
});
export type ImportMapping = RecordOf<typeof importMapping>;
