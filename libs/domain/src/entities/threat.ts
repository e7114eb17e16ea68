import { defineEntity } from '../entity.js';
import { longText, reference, text, textList } from '../fields.js';

/** ITGN-NSP Annex I: anything that may cause harm. Likelihood and impact, which make it a risk, are judged elsewhere. */
export const threat = defineEntity('threat', {
  table: 'threat',
  editRight: 'logSessions',
  description: 'Anything that may cause harm, as people named it.',
  searchable: ['name', 'description', 'tags'],
  fields: {
    name: text({ description: 'The threat in a few words.', required: true }),
    description: longText({ description: 'What it means, in plain words.' }),
    place: reference('place', { description: 'Where it is felt.' }),
    source: reference('source', { description: 'What it rests on.' }),
    tags: textList({ description: 'Free keywords.' }),
  },
});
