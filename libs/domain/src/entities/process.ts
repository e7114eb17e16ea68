import { defineEntity } from '../entity.js';
import { boolean, choice, integer, longText, number, partialDate, reference, text, textList } from '../fields.js';

/** DOMAIN §3: not one event but a calendar of them, with an objective, questions, targets and a communication plan. */
export const process = defineEntity('process', {
  table: 'process',
  description: 'A consultation process: what it is for, what is asked, who must be heard, and its sessions.',
  editRight: 'planConsultations',
  searchable: ['name', 'objective'],
  coupled: [['startsOn', 'endsOn']],
  fields: {
    name: text({ description: 'Name of the process.', required: true }),
    objective: longText({ description: 'What it is to bring about.' }),
    startsOn: partialDate({ description: 'When it begins.' }),
    endsOn: partialDate({ description: 'When it ends.' }),
    languages: textList({ description: 'Languages of the process as BCP 47 tags, such as en, fr or ar; the first is that of its papers.' }),
    minimumCell: integer({ description: 'Figures about fewer people than this are not shown where speakers must not be known.', min: 3, max: 50, required: true }),
    order: number({ description: 'Place in the list of processes.', min: -1e9, max: 1e9 }),
  },
});

/** One of the questions that every session works through. */
export const question = defineEntity('question', {
  table: 'question',
  description: 'A guiding question of a process.',
  editRight: 'planConsultations',
  hangsOn: ['process'],
  searchable: ['text', 'label'],
  fields: {
    process: reference('process', { description: 'The process that asks it.', required: true }),
    text: text({ description: 'The question as it is put to people.', required: true, max: 1000 }),
    label: text({ description: 'A few words for it, for narrow places.', max: 100 }),
    translation: text({ description: 'The question in the second language of the process.', max: 1000 }),
    order: number({ description: 'Place among the questions.', min: -1e9, max: 1e9 }),
  },
});

/** METHODS, participation: consent has a version of its text, a language and a purpose. */
export const consentText = defineEntity('consentText', {
  table: 'consent_text',
  description: 'What participants are asked to agree to: one version in one language.',
  editRight: 'planConsultations',
  hangsOn: ['process'],
  fields: {
    process: reference('process', { description: 'The process that it is for.', required: true }),
    version: integer({ description: 'Number of the version; a change of meaning is a new version.', min: 1, max: 10_000, required: true }),
    language: text({ description: 'Language as a BCP 47 tag.', required: true, max: 35 }),
    text: longText({ description: 'What is read out or shown.', required: true }),
    purposes: textList({ description: 'What for: each can be agreed to by itself.' }),
    retired: boolean({ description: 'No longer asked for.', required: true }),
  },
});

/** One line of the communication plan: who is told what, how and when. */
export const communication = defineEntity('communication', {
  table: 'communication',
  description: 'A line of the communication plan: who is told what, by which channel and when.',
  editRight: 'planConsultations',
  hangsOn: ['process'],
  searchable: ['audience', 'message'],
  fields: {
    process: reference('process', { description: 'The process that it belongs to.', required: true }),
    audience: text({ description: 'Who is to know.', required: true }),
    message: longText({ description: 'What they are to know.' }),
    channel: text({ description: 'How: radio, notice board, meeting, message.' }),
    languages: textList({ description: 'In which languages, as BCP 47 tags.' }),
    responsible: text({ description: 'Who sees to it.' }),
    plannedFor: partialDate({ description: 'When it is to happen.' }),
    state: choice(['planned', 'done', 'dropped'], { description: 'How far it is.', required: true }),
    order: number({ description: 'Place in the plan.', min: -1e9, max: 1e9 }),
  },
});
