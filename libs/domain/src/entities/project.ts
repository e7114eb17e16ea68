import { defineEntity, type RecordOf } from '../entity.js';
import { account, boolean, choice, longText, text } from '../fields.js';
import { CLASSIFICATIONS } from '../classification.js';
import { ROLES } from '../policy.js';

/** DESIGN §2: one reform or dialogue. The record has the id of its project. */
export const project = defineEntity('project', {
  table: 'project',
  openToMembers: true,
  editRight: 'manageProject',
  description: 'One reform or dialogue: its registry, maps, consultations and people.',
  searchable: ['name', 'description'],
  fields: {
    name: text({ description: 'Name of the project.', required: true }),
    description: longText({ description: 'What it is about.' }),
    timeZone: text({ description: 'IANA time zone of its clocks, such as Africa/Monrovia.', max: 100 }),
    fictional: boolean({ description: 'Invented for illustration; every screen says so.', required: true }),
    archived: boolean({ description: 'Read-only until taken out of the archive.', required: true }),
  },
});
export type Project = RecordOf<typeof project>;

/** Who works in the project, with which role and clearance. */
export const member = defineEntity('member', {
  table: 'member',
  editRight: 'manageMembers',
  description: 'A person who works in the project, with a role and a clearance.',
  fields: {
    account: account({ description: 'The person’s account.', required: true }),
    displayName: text({ description: 'Name the others see.', required: true }),
    role: choice(ROLES, { description: 'What the person does here.', required: true }),
    clearance: choice(CLASSIFICATIONS, { description: 'Up to which class the person reads. Empty: the default of the role.' }),
  },
});
export type Member = RecordOf<typeof member>;
