import { defineEntity, type RecordOf } from '../entity.js';
import { boolean, choice, colour, longText, number, text, textList } from '../fields.js';

export const VOCABULARIES = ['kind', 'sector', 'level', 'relationshipType', 'interestKind', 'sessionType'] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];
export const SHAPES = ['circle', 'square', 'pill', 'diamond', 'triangle', 'hexagon', 'star', 'pentagon', 'tag', 'rhomboid', 'vee', 'hourglass'] as const;
export const LINES = ['solid', 'dashed', 'dotted', 'zigzag'] as const;
export const ARROWS = ['filled', 'hollow', 'none'] as const;

/**
 * A word of one of the project's lists: a kind of stakeholder, a sector, a type of relationship … Lists come from a template when the project is created and are data of
 * the project from then on, so that nothing is locked to security sector reform.
 */
export const term = defineEntity('term', {
  table: 'term',
  description: 'A word of one of the project’s lists: kinds, sectors, levels, types of relationship, kinds of interest, types of session; with how it is drawn.',
  searchable: ['name'],
  fields: {
    vocabulary: choice(VOCABULARIES, { description: 'Which list.', required: true }),
    code: text({ description: 'Short name for files and queries, unique in its list. Words of a template are translated by it.', required: true, max: 100 }),
    name: text({ description: 'The word as people read it. Empty: the translation of the template’s word.' }),
    description: longText({ description: 'What it means.' }),
    thing: boolean({ description: 'Kinds: what is of this kind is a thing on the map, such as an agreement or an event, and no stakeholder: nobody judges it, and methods that speak of people leave it out.' }),
    shape: choice(SHAPES, { description: 'Kinds: shape on the map.' }),
    colour: colour({ description: 'Sectors and types of relationship: colour.' }),
    line: choice(LINES, { description: 'Types of relationship: how the line is drawn.' }),
    arrow: choice(ARROWS, { description: 'Types of relationship: its head.' }),
    order: number({ description: 'Place in the list.', min: -1e9, max: 1e9 }),
  },
});
export type Term = RecordOf<typeof term>;

/** A property that the project defined itself: an imported column, or one that somebody needed. */
export const property = defineEntity('property', {
  table: 'property',
  description: 'A property of stakeholders, interests or relationships that the project defined itself.',
  searchable: ['name'],
  fields: {
    of: choice(['stakeholder', 'interest', 'relationship'], { description: 'Which records have it.', required: true }),
    name: text({ description: 'Its name; an imported column keeps its header.', required: true }),
    valueType: choice(['text', 'number', 'boolean', 'date', 'textList'], { description: 'What its values are.', required: true }),
    options: textList({ description: 'Values to choose from; empty: any.' }),
    description: longText({ description: 'What it means.' }),
    order: number({ description: 'Place in the list.', min: -1e9, max: 1e9 }),
  },
});
export type Property = RecordOf<typeof property>;
