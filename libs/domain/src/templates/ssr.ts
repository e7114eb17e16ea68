/** Security sector reform: the lists of DOMAIN §2. Sectors divide the field as the Secretary-General's report A/62/659–S/2008/39, paragraph 14, describes it. */
import { HUES, LEVELS, SESSION_TYPES, type Template, termsOf } from './template.js';

const { blue, green, grey, orange, pink, sky, vermilion } = HUES;

export const ssrTemplate: Template = {
  code: 'ssr',
  terms: [
    ...termsOf('kind', {
      institution: { shape: 'circle' },
      organisation: { shape: 'square' },
      group: { shape: 'pill' },
      network: { shape: 'star' },
      person: { shape: 'pentagon' },
      customaryAuthority: { shape: 'diamond' },
      armedGroup: { shape: 'triangle' },
      internationalPartner: { shape: 'hexagon' },
    }),
    ...termsOf('sector', {
      coreSecurity: { colour: blue },
      judicial: { colour: pink },
      oversight: { colour: green },
      nonState: { colour: vermilion },
      internationalPartners: { colour: sky },
      public: { colour: orange },
    }),
    ...termsOf('level', LEVELS),
    // Pattern and head tell the types apart in grey; colour helps. Command is drawn in ink, which is dark on light and light on dark, so it names no colour. Where the head
    // is null the theme has one of its own for the type (dot, diamond, open arrow, bar).
    ...termsOf('relationshipType', {
      command: { line: 'solid', arrow: 'filled' },
      oversight: { colour: blue, line: 'solid', arrow: 'hollow' },
      alliance: { colour: green, line: 'solid' },
      cooperation: { colour: green, line: 'solid', arrow: 'none' },
      funding: { colour: orange, line: 'dashed', arrow: 'filled' },
      dependency: { colour: orange, line: 'dotted', arrow: 'hollow' },
      information: { colour: sky, line: 'dotted' },
      influence: { colour: grey, line: 'dotted', arrow: 'filled' },
      representation: { colour: pink, line: 'solid' },
      service: { colour: green, line: 'dashed' },
      kinship: { colour: pink, line: 'dashed', arrow: 'none' },
      mistrust: { colour: vermilion, line: 'zigzag', arrow: 'none' },
      conflict: { colour: vermilion, line: 'zigzag' },
    }),
    ...termsOf('interestKind', { political: {}, economic: {}, professional: {}, social: {}, security: {}, fear: {}, value: {}, redLine: {} }),
    ...termsOf('sessionType', SESSION_TYPES),
  ],
};
