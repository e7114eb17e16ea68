/**
 * Quelmara: a country that does not exist, with everything that a map can hold. Nobody in it is real, nor meant to be anybody; the country lies in open water. It shows
 * judgements, interests and relationships of every kind, and a round of consultations, which no sample may say of a real body.
 */
import { holdings, interests } from './fictional/interests.js';
import { judgements } from './fictional/judgements.js';
import { maps, memberships } from './fictional/maps.js';
import { relationships } from './fictional/relationships.js';
import { round as consultations } from './fictional/round.js';
import { counted } from './fictional/round/counted.js';
import { people, partners, nonState } from './fictional/society.js';
import { places, properties, sources } from './fictional/sources.js';
import { judicialBodies, oversightBodies, services } from './fictional/state.js';
import { type SampleProject, w } from './sample.js';

export const fictional: SampleProject = {
  key: 'fictional',
  template: 'ssr',
  project: {
    name: w('Quelmara: reform of the security services (fictional)', 'كويلمارا: إصلاح أجهزة الأمن (خيالي)'),
    description: w(
      'An invented country, to show what a map can hold. Two years after a peace accord, Quelmara writes its first act on the security services. Every name, judgement and relationship here is made up.',
      'بلد مُختلق يبيّن ما يمكن أن تحمله الخريطة. بعد عامين من اتفاق السلام تكتب كويلمارا أول قانون لأجهزة الأمن. كل اسم وحكم وعلاقة هنا من نسج الخيال.',
    ),
    timeZone: 'Etc/GMT+1',
    fictional: true,
  },
  records: {
    property: properties,
    place: places,
    source: sources,
    stakeholder: [...partners, ...oversightBodies, ...judicialBodies, ...services, ...nonState, ...people],
    interest: interests,
    holding: holdings,
    relationship: relationships,
    map: maps,
    membership: memberships,
    judgement: judgements,
  },
  consultations,
  counted,
};
