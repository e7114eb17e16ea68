import { defineEntity, type RecordOf } from '../entity.js';
import { boolean, choice, integer, number, partialDate, reference, text, textList } from '../fields.js';
import { CONFIDENCES } from '../scales.js';

/** The ways to look at a map, in the order of their keys. */
export const MAP_MODES = ['network', 'list', 'table', 'places'] as const;
/** The ways to lay out a map (decision 17). */
export const ARRANGEMENTS = ['force', 'ringsByInfluence', 'ringsByTies', 'layersByTies', 'layersByLevel', 'circle'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** In a list of terms of a filter: those of which none is stated. */
export const NONE_STATED = '-';
/** Alone in a list of a filter: nothing of it is shown; an empty list shows all. */
export const NONE_SHOWN = '0';

const key = (description: string) => text({ description: `${description} A name of a field or dimension, “ties”, or the id of a property; empty: as usual.`, max: 100 });
const terms = (description: string) => textList({ description: `${description} Ids of terms; “${NONE_STATED}”: none is stated; “${NONE_SHOWN}” alone: nothing; empty: all.` });

/**
 * A way to look at a map that the team shares (decision 17). It says how to look, never what is there: ids and names of fields only, so that nothing is told by it. Places are those of the map.
 */
export const savedView = defineEntity('savedView', {
  table: 'saved_view',
  description: 'A way to look at a map that the team shares: what is filtered, how it is drawn and laid out, and around whom. It names what it is about by id only.',
  scope: 'map',
  editRight: 'editMaps',
  hangsOn: ['map'],
  fields: {
    map: reference('map', { description: 'The map that is looked at.', required: true }),
    name: text({ description: 'What the view is called.', required: true, max: 120 }),
    opensMap: boolean({ description: 'The map opens with it; of several such views with the first.' }),
    mode: choice(MAP_MODES, { description: 'The picture, the list, the table or by place; empty: the picture.' }),
    arrangement: choice(ARRANGEMENTS, { description: 'How the picture is laid out for whoever looks, without moving anybody on the map; empty: as the map is.' }),
    colourBy: key('What the fill says; “none”: nothing.'),
    sizeBy: key('What the size says; “same”: nothing.'),
    shapeBy: key('What the shape says; “none”: nothing.'),
    lineBy: key('What the colour of relationships says; “none”: nothing.'),
    widthBy: key('What the width of relationships says; “same”: nothing.'),
    groupBy: key('What areas say; “none”: nothing.'),
    sectors: terms('Sectors that are shown.'),
    kinds: terms('Kinds that are shown.'),
    levels: terms('Levels that are shown.'),
    places: textList({ description: `Places that are shown, each with what lies in it. Ids of places; “${NONE_STATED}”: none is stated; “${NONE_SHOWN}” alone: nothing; empty: all.` }),
    relationshipTypes: terms('Types of relationship that are shown.'),
    minStrength: integer({ description: 'Relationships known to be weaker are hidden.', min: 0, max: 10 }),
    confidence: choice(CONFIDENCES, { description: 'Relationships judged with less confidence are hidden.' }),
    day: partialDate({ description: 'The day that is shown; empty: whatever its dates.' }),
    aroundStakeholder: reference('stakeholder', { description: 'Only what is around this stakeholder is shown; or:' }),
    aroundInterest: reference('interest', { description: 'Only what is around this interest is shown.' }),
    steps: integer({ description: 'How many steps around it are shown; empty: one.', min: 1, max: 6 }),
    order: number({ description: 'Place in the list of views.', min: -1e9, max: 1e9 }),
  },
});
export type SavedView = RecordOf<typeof savedView>;
