import { defineEntity, type RecordOf } from '../entity.js';
import { account, boolean, choice, instant, longText, number, partialDate, reference, text } from '../fields.js';
import { CONFIDENCES, DIMENSIONS } from '../scales.js';

/** DOMAIN §2, DESIGN §2: a judgement says who judged whom, when, on what source, how sure. Append-only: it is withdrawn, never changed. */
export const judgement = defineEntity('judgement', {
  table: 'judgement',
  description: 'A judgement of a stakeholder on one dimension: who judged, when, on what source, how confident. Append-only; a wrong one is withdrawn.',
  readRight: 'readScores',
  editRight: 'judge',
  hangsOn: ['stakeholder'],
  fields: {
    stakeholder: reference('stakeholder', { description: 'Who is judged.', required: true }),
    dimension: choice(DIMENSIONS, { description: 'On what.', required: true }),
    value: number({ description: 'The value on the scale of the dimension.', min: -2, max: 10, required: true }),
    standing: choice(['own', 'agreed'], { description: 'own: of the judge; agreed: of the team.', required: true }),
    judge: account({ description: 'Account of the judge; empty for a judge without an account.' }),
    judgeName: text({ description: 'Name of a judge without an account.' }),
    map: reference('map', { description: 'The map it was made for; empty when it holds for all.' }),
    validAt: partialDate({ description: 'For when it holds.' }),
    judgedAt: instant({ description: 'When it was entered.', required: true }),
    source: reference('source', { description: 'What it rests on.' }),
    confidence: choice(CONFIDENCES, { description: 'How sure the judge is.' }),
    note: longText({ description: 'Why; the evidence.' }),
    expiresAt: partialDate({ description: 'When it must be looked at again and no longer counts.' }),
    withdrawn: boolean({ description: 'Taken back by the judge.', required: true }),
  },
});
export type Judgement = RecordOf<typeof judgement>;
