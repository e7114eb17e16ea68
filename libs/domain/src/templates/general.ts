/** Any other process with many parties: a health reform, a river basin, a town plan. Nothing in it speaks of security. */
import { HUES, LEVELS, SESSION_TYPES, type Template, termsOf } from './template.js';

const { blue, green, grey, orange, pink, sky, vermilion, yellow } = HUES;

export const generalTemplate: Template = {
  code: 'general',
  terms: [
    ...termsOf('kind', {
      institution: { shape: 'circle' },
      organisation: { shape: 'square' },
      company: { shape: 'triangle' },
      group: { shape: 'pill' },
      network: { shape: 'star' },
      person: { shape: 'pentagon' },
      customaryAuthority: { shape: 'diamond' },
      internationalPartner: { shape: 'hexagon' },
    }),
    ...termsOf('sector', {
      government: { colour: blue },
      business: { colour: orange },
      civilSociety: { colour: green },
      research: { colour: pink },
      media: { colour: yellow },
      communities: { colour: vermilion },
      internationalPartners: { colour: sky },
    }),
    ...termsOf('level', LEVELS),
    ...termsOf('relationshipType', {
      regulation: { colour: blue, line: 'solid', arrow: 'hollow' },
      cooperation: { colour: green, line: 'solid', arrow: 'none' },
      alliance: { colour: green, line: 'solid' },
      funding: { colour: orange, line: 'dashed', arrow: 'filled' },
      supply: { colour: orange, line: 'solid', arrow: 'filled' },
      dependency: { colour: orange, line: 'dotted', arrow: 'hollow' },
      information: { colour: sky, line: 'dotted' },
      influence: { colour: grey, line: 'dotted', arrow: 'filled' },
      representation: { colour: pink, line: 'solid' },
      service: { colour: green, line: 'dashed' },
      competition: { colour: yellow, line: 'zigzag', arrow: 'hollow' },
      mistrust: { colour: vermilion, line: 'zigzag', arrow: 'none' },
      conflict: { colour: vermilion, line: 'zigzag' },
    }),
    ...termsOf('interestKind', { economic: {}, social: {}, environmental: {}, health: {}, professional: {}, political: {}, fear: {}, value: {}, redLine: {} }),
    ...termsOf('sessionType', SESSION_TYPES),
  ],
};
