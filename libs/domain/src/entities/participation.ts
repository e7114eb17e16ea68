import { defineEntity } from '../entity.js';
import { anyId, boolean, choice, instant, integer, reference, text, textList } from '../fields.js';

export const PARTICIPATION_MODES = ['person', 'pseudonym', 'headCount'] as const;

/** DOMAIN §3: a named person, a pseudonym, or just a head count. Names are in the vault (decision 8), never here. */
export const participation = defineEntity('participation', {
  table: 'participation',
  description: 'That somebody, or so many people, took part in a session; whom they speak for, and what they agreed to.',
  scope: 'session',
  readRight: 'readAttendance',
  editRight: 'logSessions',
  hangsOn: ['session'],
  hiddenBy: 'hidden',
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    mode: choice(PARTICIPATION_MODES, { description: 'A person whose name is in the vault, a pseudonym, or a number of people.', required: true }),
    person: anyId({ description: 'Id of the person in the identity vault.' }),
    pseudonym: text({ description: 'What the person is called here instead of the name: a seat, a number. Never a name.', max: 100 }),
    people: integer({ description: 'How many people: 1 but for a head count.', min: 1, max: 1_000_000, required: true }),
    stakeholder: reference('stakeholder', { description: 'Whom they speak for.' }),
    language: text({ description: 'Language they speak, as a BCP 47 tag.', max: 35 }),
    enteredBy: choice(['form', 'list', 'self', 'import'], { description: 'How it was entered: by form, from a pasted list, by the person, or from a file.', required: true }),
    enteredAt: instant({ description: 'When it was entered.', required: true }),
    consent: reference('consentText', { description: 'The text that was agreed to, with its version and language.' }),
    consentMode: choice(['oral', 'written'], { description: 'How it was agreed to.' }),
    consentPurposes: textList({ description: 'What was agreed to, of the purposes of the text.' }),
    consentWithdrawnAt: instant({ description: 'When consent was taken back: from then on in no export and no report.' }),
    hidden: boolean({ description: 'The list that it stands on is hidden from everybody: nothing said there may be attributed.', required: true }),
  },
});

/** Decision 7: so many of a participation belong to this group of this dimension. A snapshot: later changes of a person's record change nothing here. */
export const disaggregation = defineEntity('disaggregation', {
  table: 'disaggregation',
  description: 'How many of those who took part as one belong to a group of a dimension.',
  scope: 'session',
  readRight: 'readAttendance',
  editRight: 'logSessions',
  hangsOn: ['participation', 'dimension'],
  fields: {
    session: reference('session', { description: 'The session.', required: true }),
    participation: reference('participation', { description: 'Who took part.', required: true }),
    dimension: reference('dimension', { description: 'By what is counted.', required: true }),
    group: text({ description: 'The group, one of those of the dimension.', required: true, max: 300 }),
    people: integer({ description: 'How many of them.', min: 1, max: 1_000_000, required: true }),
  },
});
