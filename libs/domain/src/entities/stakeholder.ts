import { defineEntity, type RecordOf } from '../entity.js';
import { boolean, choice, integer, longText, number, partialDate, properties, reference, text, textList, url } from '../fields.js';

/** DOMAIN §2: whoever has a stake in the reform, from a minister to the market women of a town. */
export const stakeholder = defineEntity('stakeholder', {
  table: 'stakeholder',
  description: 'A person, organisation, institution, group, network, armed group, customary authority or international partner with a stake in the reform.',
  searchable: ['name', 'aliases', 'description', 'tags'],
  coupled: [['validFrom', 'validTo']],
  fields: {
    name: text({ description: 'Name as people use it.', required: true, max: 600 }),
    aliases: textList({ description: 'Other names, abbreviations and spellings.' }),
    kind: reference('term', { vocabulary: 'kind', description: 'What it is: institution, organisation, armed group …' }),
    sector: reference('term', { vocabulary: 'sector', description: 'Its place in the security sector (or the sectors of another field).' }),
    level: reference('term', { vocabulary: 'level', description: 'Individual, community, local … global.' }),
    state: choice(['state', 'nonState'], { description: 'Part of the State or not.' }),
    formality: choice(['formal', 'informal'], { description: 'Formal or informal.' }),
    description: longText({ description: 'Who this is, in plain words.' }),
    place: reference('place', { description: 'Where it is based or acts.' }),
    website: url({ description: 'Its page on the web. Shown, never fetched.' }),
    languages: textList({ description: 'Languages it can be spoken to in.' }),
    size: integer({ description: 'Number of people in it.', min: 0, max: 2_000_000_000 }),
    womenShare: number({ description: 'Share of women in it, per cent.', min: 0, max: 100 }),
    marginalised: boolean({ description: 'Whether it is usually left out.' }),
    marginalisedWhy: text({ description: 'Why it is usually left out.', max: 1000 }),
    motivations: longText({ description: 'What moves it.', classification: 'confidential' }),
    incentives: longText({ description: 'What it stands to gain or lose.', classification: 'confidential' }),
    background: longText({ description: 'Where it comes from; its history in the matter.' }),
    likelyReaction: longText({ description: 'How it will probably react to the reform.', classification: 'confidential' }),
    wouldChangeMind: longText({ description: 'What would change its mind.', classification: 'confidential' }),
    roleOverride: choice(['championOfChange', 'supporter', 'undecided', 'sceptic', 'blocker', 'potentialSpoiler'], {
      description: 'Role in the process where an analyst overrules the rule that derives it.',
      classification: 'confidential',
      // The role is derived from scores: to read it is to read them.
      readRight: 'readScores',
    }),
    roleOverrideReason: text({ description: 'Why the derived role is overruled.', max: 2000, classification: 'confidential', readRight: 'readScores' }),
    validFrom: partialDate({ description: 'Since when it has existed.' }),
    validTo: partialDate({ description: 'Until when it existed.' }),
    source: reference('source', { description: 'What the facts rest on.' }),
    tags: textList({ description: 'Free keywords.' }),
    externalId: text({ description: 'Its id in the file it was imported from.' }),
    properties: properties({ description: 'Values of properties that the project defined itself.' }),
  },
});
export type Stakeholder = RecordOf<typeof stakeholder>;
