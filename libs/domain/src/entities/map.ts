import { defineEntity } from '../entity.js';
import { choice, longText, number, reference, text } from '../fields.js';

/** DOMAIN §2: one graph with a purpose. It shows members of the registry; it does not own them. */
export const map = defineEntity('map', {
  table: 'map',
  description: 'A picture with a purpose of part of the registry: which stakeholders and interests it shows, and where.',
  editRight: 'editMaps',
  searchable: ['name', 'purpose'],
  fields: {
    name: text({ description: 'Name of the map.', required: true }),
    purpose: longText({ description: 'What the map is for.' }),
    aggregate: choice(['agreed', 'mine', 'median'], { description: 'Which judgements it shows: the agreed ones, the viewer’s own, or the median of the judges.', required: true }),
    order: number({ description: 'Place in the list of maps.', min: -1e9, max: 1e9 }),
  },
});

/** That a stakeholder or an interest is on a map, and where. Removing it from a map is not deleting it from the registry. */
export const membership = defineEntity('membership', {
  table: 'membership',
  description: 'That a stakeholder or an interest is shown on a map, and where.',
  scope: 'map',
  editRight: 'editMaps',
  hangsOn: ['map', 'stakeholder', 'interest'],
  coupled: [['x', 'y']],
  fields: {
    map: reference('map', { description: 'The map.', required: true }),
    stakeholder: reference('stakeholder', { description: 'The stakeholder shown; or:' }),
    interest: reference('interest', { description: 'The interest shown.' }),
    x: number({ description: 'Position to the right of the origin, in model pixels; empty until laid out.', min: -1e7, max: 1e7 }),
    y: number({ description: 'Position below the origin, in model pixels; empty until laid out.', min: -1e7, max: 1e7 }),
  },
});
