import { defineEntity } from '../entity.js';
import { account, boolean, instant, integer, reference, text } from '../fields.js';

/** Decision 19. The content lies beside the log, under the id of the record. */
export const attachment = defineEntity('attachment', {
  table: 'attachment',
  description: 'A file attached to a source: what it is called, how large it is and what is known of it. Its content is fetched over HTTP, with the rights of that moment.',
  hangsOn: ['source'],
  searchable: ['name'],
  fields: {
    source: reference('source', { description: 'The source that it belongs to.', required: true }),
    name: text({ description: 'Name of the file.', required: true, max: 200 }),
    mediaType: text({ description: 'What it is, as found in its content.', required: true, max: 100 }),
    size: integer({ description: 'Bytes.', min: 0, max: 2_000_000_000, required: true }),
    sha256: text({ description: 'SHA-256 of the content, in hexadecimal.', required: true, max: 64 }),
    cleaned: boolean({ description: 'It is a picture, and where and with what it was taken was taken out of it.', required: true }),
    addedBy: account({ description: 'Who attached it.', required: true }),
    addedAt: instant({ description: 'When it was attached.', required: true }),
  },
});
