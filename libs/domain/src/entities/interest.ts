import { defineEntity, type RecordOf } from '../entity.js';
import { longText, properties, reference, text, textList } from '../fields.js';

/** DOMAIN §2: a thing of its own, shared by several stakeholders. */
export const interest = defineEntity('interest', {
  table: 'interest',
  description: 'What somebody wants, needs, fears or will not give up; held by one or several stakeholders.',
  searchable: ['name', 'description', 'tags'],
  fields: {
    name: text({ description: 'The interest in a few words.', required: true }),
    kind: reference('term', { vocabulary: 'interestKind', description: 'Political, economic, professional, social, security need, fear, value or red line.' }),
    description: longText({ description: 'What it means, in plain words.' }),
    source: reference('source', { description: 'What it rests on.' }),
    tags: textList({ description: 'Free keywords.' }),
    properties: properties({ description: 'Values of properties that the project defined itself.' }),
  },
});
export type Interest = RecordOf<typeof interest>;
