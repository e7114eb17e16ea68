import { defineEntity, type RecordOf } from '../entity.js';
import { choice, longText, number, partialDate, reference, text, url } from '../fields.js';

/** What facts and judgements rest on. */
export const source = defineEntity('source', {
  table: 'source',
  description: 'What facts and judgements rest on: a document, a session, an intervention, a person or a link.',
  searchable: ['title', 'reference'],
  fields: {
    title: text({ description: 'What it is called.', required: true, max: 1000 }),
    kind: choice(['document', 'session', 'intervention', 'person', 'link'], { description: 'What it is.', required: true }),
    reference: text({ description: 'Page, section, file number.', max: 1000 }),
    url: url({ description: 'Where it can be read. Shown, never fetched.' }),
    session: reference('session', { description: 'For a session: which one.', weak: true }),
    intervention: reference('intervention', { description: 'For an intervention: which one.', weak: true }),
    date: partialDate({ description: 'When it was made.' }),
    reliability: choice(['low', 'medium', 'high'], { description: 'How far it can be relied on.' }),
    note: longText({ description: 'What to know about it.' }),
  },
});
export type Source = RecordOf<typeof source>;

/** A place that records refer to. */
export const place = defineEntity('place', {
  table: 'place',
  description: 'A place: a country, region, district, town or village.',
  searchable: ['name'],
  coupled: [['latitude', 'longitude']],
  fields: {
    name: text({ description: 'Name of the place.', required: true }),
    level: choice(['country', 'region', 'district', 'town', 'village', 'site'], { description: 'What kind of place.' }),
    latitude: number({ description: 'Degrees north, WGS 84.', min: -90, max: 90 }),
    longitude: number({ description: 'Degrees east, WGS 84.', min: -180, max: 180 }),
    parent: reference('place', { description: 'The larger place it lies in.' }),
  },
});
export type Place = RecordOf<typeof place>;
