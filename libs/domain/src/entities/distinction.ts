import { defineEntity } from '../entity.js';
import { longText, reference } from '../fields.js';

/** It hangs on both, so that its being there tells nobody of a stakeholder that they may not read. */
export const distinction = defineEntity('distinction', {
  table: 'distinction',
  description: 'That two stakeholders which look like the same one are two: they are not proposed as duplicates again.',
  hangsOn: ['one', 'other'],
  fields: {
    one: reference('stakeholder', { description: 'One of the two.', required: true }),
    other: reference('stakeholder', { description: 'The other one.', required: true }),
    note: longText({ description: 'How they are told apart.', max: 2000 }),
  },
});
