import { defineEntity } from '../entity.js';
import { longText, number, reference, text, textList } from '../fields.js';

/** Dimensions that are off unless somebody writes down why they are needed (METHODS, participation): a list of who is what can be used against them. */
export const SENSITIVE_DIMENSIONS: readonly string[] = ['ethnicity', 'religion'];

/** METHODS, participation: what people are counted by. The lists of a template are copied into a process and are data of it from then on. */
export const dimension = defineEntity('dimension', {
  table: 'dimension',
  description: 'What the participants of a process are counted by: sex, age band, region, displacement, disability …',
  editRight: 'planConsultations',
  hangsOn: ['process'],
  searchable: ['name'],
  fields: {
    process: reference('process', { description: 'The process that counts so.', required: true }),
    code: text({ description: 'Short name for files and queries, unique in the process. Dimensions of a template are translated by it.', required: true, max: 100 }),
    name: text({ description: 'Its name as people read it. Empty: the translation of the template’s word.' }),
    groups: textList({ description: 'The groups, in order: codes of the template, which are translated, or words of the process’s own.' }),
    reason: longText({ description: 'Why it is asked. Ethnicity and religion are not asked without one.' }),
    order: number({ description: 'Place among the dimensions.', min: -1e9, max: 1e9 }),
  },
});

/** ITGN-G §5.2: 30 % women is the usual minimum, below 20 % marginalisation is likely. Targets overlap; each is counted by itself. */
export const target = defineEntity('target', {
  table: 'target',
  description: 'Which share of seats, speaking time and interventions some groups of one dimension should have.',
  editRight: 'planConsultations',
  hangsOn: ['process', 'dimension'],
  fields: {
    process: reference('process', { description: 'The process that aims for it.', required: true }),
    dimension: reference('dimension', { description: 'By what is counted.', required: true }),
    groups: textList({ description: 'Which groups of the dimension count, together.' }),
    share: number({ description: 'The share aimed for, per cent.', min: 0, max: 100, required: true }),
    label: text({ description: 'What to call it. Empty: the names of the groups.' }),
    order: number({ description: 'Place among the targets.', min: -1e9, max: 1e9 }),
  },
});
