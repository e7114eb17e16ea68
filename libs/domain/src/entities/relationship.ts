import { defineEntity, type RecordOf } from '../entity.js';
import { choice, integer, longText, partialDate, properties, reference, text, textList } from '../fields.js';
import { CONFIDENCES } from '../scales.js';

/** DOMAIN §2: a typed tie between two stakeholders. */
export const relationship = defineEntity('relationship', {
  table: 'relationship',
  description: 'A typed tie between two stakeholders: command, oversight, funding, mistrust …',
  hangsOn: ['from', 'to'],
  coupled: [['validFrom', 'validTo']],
  searchable: ['label', 'description', 'tags'],
  fields: {
    from: reference('stakeholder', { description: 'Where it starts.', required: true }),
    to: reference('stakeholder', { description: 'Where it ends.', required: true }),
    type: reference('term', { vocabulary: 'relationshipType', description: 'Command, oversight, alliance, cooperation, funding …' }),
    direction: choice(['directed', 'mutual', 'undirected'], { description: 'directed: from one to the other; mutual: both ways; undirected: the direction means nothing or is not known.', required: true }),
    label: text({ description: 'A word of its own on the line, instead of the type.' }),
    strength: integer({ description: 'How strong, 0–10.', min: 0, max: 10 }),
    sentiment: integer({ description: 'From −2 hostile to +2 friendly.', min: -2, max: 2 }),
    formality: choice(['formal', 'informal'], { description: 'Formal or informal.' }),
    description: longText({ description: 'What is between them.' }),
    confidence: choice(CONFIDENCES, { description: 'How sure the analyst is.' }),
    source: reference('source', { description: 'What it rests on.' }),
    validFrom: partialDate({ description: 'Since when.' }),
    validTo: partialDate({ description: 'Until when.' }),
    tags: textList({ description: 'Free keywords.' }),
    externalId: text({ description: 'Its id in the file it was imported from.' }),
    properties: properties({ description: 'Values of properties that the project defined itself.' }),
  },
});
export type Relationship = RecordOf<typeof relationship>;
