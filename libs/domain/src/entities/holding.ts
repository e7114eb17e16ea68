import { defineEntity } from '../entity.js';
import { choice, integer, longText, partialDate, reference } from '../fields.js';
import { CONFIDENCES } from '../scales.js';

/** A stakeholder holds an interest, for or against, with an intensity. */
export const holding = defineEntity('holding', {
  table: 'holding',
  description: 'That a stakeholder holds an interest: for or against it, and how strongly.',
  hangsOn: ['stakeholder', 'interest'],
  coupled: [['validFrom', 'validTo']],
  fields: {
    stakeholder: reference('stakeholder', { description: 'Who holds it.', required: true }),
    interest: reference('interest', { description: 'What is held.', required: true }),
    stance: integer({ description: '+1 for, −1 against.', min: -1, max: 1, required: true }),
    intensity: integer({ description: 'How strongly, 0–10.', min: 0, max: 10 }),
    note: longText({ description: 'In what words, under which conditions.' }),
    confidence: choice(CONFIDENCES, { description: 'How sure the analyst is.' }),
    source: reference('source', { description: 'What it rests on.' }),
    validFrom: partialDate({ description: 'Since when.' }),
    validTo: partialDate({ description: 'Until when.' }),
  },
});
