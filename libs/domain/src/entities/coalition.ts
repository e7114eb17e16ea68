import { defineEntity, type RecordOf } from '../entity.js';
import { longText, partialDate, reference, text, textList } from '../fields.js';

/** DESIGN §2: a named set of stakeholders. Who is in it is told by records of their own. */
export const coalition = defineEntity('coalition', {
  table: 'coalition',
  description: 'A named set of stakeholders that act together, such as an alliance, a joint platform or a bloc in a negotiation.',
  searchable: ['name', 'purpose', 'tags'],
  coupled: [['validFrom', 'validTo']],
  fields: {
    name: text({ description: 'Name as people use it.', required: true }),
    purpose: longText({ description: 'What they act together for.' }),
    validFrom: partialDate({ description: 'Since when it has existed.' }),
    validTo: partialDate({ description: 'Until when it existed.' }),
    source: reference('source', { description: 'What it rests on.' }),
    tags: textList({ description: 'Free keywords.' }),
  },
});
export type Coalition = RecordOf<typeof coalition>;

/** A stakeholder is in as many coalitions as it likes, and in each once. */
export const coalitionMember = defineEntity('coalitionMember', {
  table: 'coalition_member',
  description: 'That a stakeholder belongs to a coalition.',
  hangsOn: ['coalition', 'stakeholder'],
  coupled: [['validFrom', 'validTo']],
  fields: {
    coalition: reference('coalition', { description: 'The coalition.', required: true }),
    stakeholder: reference('stakeholder', { description: 'Who belongs to it.', required: true }),
    part: text({ description: 'What it does in it, such as speaking for it.' }),
    validFrom: partialDate({ description: 'Since when it belongs to it.' }),
    validTo: partialDate({ description: 'Until when it belonged to it.' }),
    source: reference('source', { description: 'What it rests on.' }),
  },
});
export type CoalitionMember = RecordOf<typeof coalitionMember>;
