/** Four maps over the one invented registry. Sectors stand in areas; labels of about 150 px have room. */
import { membersOf, rowAt } from '../layout.js';
import { type SampleRow, w } from '../sample.js';

export const maps: SampleRow<'map'>[] = [
  { key: 'actors', order: 1, aggregate: 'median', name: w('Actors 2005', 'الأطراف في 2005'), purpose: w('Everybody with a stake in the security services act, by sector. Invented.', 'كل من له شأن بقانون أجهزة الأمن، حسب القطاع. مُختلق.') },
  { key: 'interests', order: 2, aggregate: 'median', name: w('What they want', 'ماذا يريدون'), purpose: w('Who holds which interest, for and against: where an agreement could begin. Invented.', 'من يحمل أي مصلحة، مع أو ضد: من أين يمكن أن يبدأ الاتفاق. مُختلق.') },
  { key: 'providers', order: 3, aggregate: 'agreed', name: w('Formal and informal security', 'الأمن الرسمي وغير الرسمي'), purpose: w('Who in fact keeps people safe, on paper and in the villages. Invented.', 'من يحفظ أمن الناس فعلاً، على الورق وفي القرى. مُختلق.') },
  { key: 'support', order: 4, aggregate: 'agreed', name: w('International support', 'الدعم الدولي'), purpose: w('Who supports whom and until when, so that nothing is done twice. Invented.', 'من يدعم من وإلى متى، حتى لا يتكرر الجهد. مُختلق.') },
];

export const memberships: SampleRow<'membership'>[] = [
  ...membersOf('actors', {
    ...rowAt(0, { norvessa: 100, mission: 470, institute: 850 }),
    ...rowAt(60, { bank: 285, shores: 660 }),
    // Oversight, with the secretariat of the reform in the middle of the map.
    ...rowAt(190, { presidency: 40, finance: 215, audit: 390, platform: 565 }),
    ...rowAt(290, { defence: 0, interior: 170, committee: 590 }),
    ...rowAt(320, { justice: 400 }),
    ...rowAt(390, { assembly: 60, ombuds: 235, press: 570 }),
    ...rowAt(420, { minister: 400 }),
    ...rowAt(170, { supremeCourt: 790, bar: 1110 }),
    ...rowAt(200, { prosecutor: 950 }),
    ...rowAt(275, { militaryCourt: 820 }),
    ...rowAt(370, { chief: 780, guard: 1110 }),
    ...rowAt(400, { army: 945 }),
    ...rowAt(470, { police: 740, intelligence: 1090 }),
    ...rowAt(500, { gendarmerie: 910 }),
    ...rowAt(575, { prisons: 750, civilProtection: 1110 }),
    ...rowAt(605, { border: 930 }),
    ...rowAt(545, { women: 60, anwe: 400 }),
    ...rowAt(575, { youth: 230 }),
    ...rowAt(650, { traders: 0, teachers: 340 }),
    ...rowAt(680, { displaced: 170 }),
    ...rowAt(765, { disabled: 50, herders: 270 }),
    ...rowAt(700, { elders: 560, harbour: 900 }),
    ...rowAt(730, { watch: 730, brigade: 1080 }),
    ...rowAt(810, { chiefs: 500, veterans: 660 }),
    ...rowAt(835, { front: 900 }),
  }),
  ...membersOf(
    'interests',
    {
      ...rowAt(0, { committee: 0, audit: 860 }),
      ...rowAt(100, { minister: 60, finance: 900 }),
      ...rowAt(200, { platform: 0, army: 860 }),
      ...rowAt(300, { police: 60, chief: 900 }),
      ...rowAt(400, { women: 0, guard: 860 }),
      ...rowAt(500, { displaced: 60, front: 900 }),
      ...rowAt(600, { traders: 0, veterans: 860 }),
      ...rowAt(700, { herders: 60, elders: 900 }),
      ...rowAt(800, { anwe: 0, watch: 860 }),
    },
    {
      ...rowAt(0, { civilControl: 340, openBudget: 560 }),
      ...rowAt(100, { merit: 300, oneCommand: 600 }),
      ...rowAt(200, { seats: 340, smallerArmy: 560 }),
      ...rowAt(300, { localPolice: 300, noTrials: 600 }),
      ...rowAt(400, { reprisal: 340, pay: 560 }),
      ...rowAt(500, { return: 300, jobLoss: 600 }),
      ...rowAt(600, { noTolls: 340, custom: 560 }),
      ...rowAt(720, { routes: 320, keepWatch: 580 }),
    },
  ),
  ...membersOf('providers', {
    ...rowAt(0, { presidency: 330 }),
    ...rowAt(110, { interior: 110, defence: 330, justice: 560 }),
    ...rowAt(110, { finance: 740 }),
    ...rowAt(230, { police: 0, chief: 370, prisons: 560, border: 740 }),
    ...rowAt(260, { gendarmerie: 190 }),
    ...rowAt(340, { army: 330, intelligence: 560, guard: 720 }),
    ...rowAt(350, { civilProtection: 40 }),
    ...rowAt(480, { watch: 20, elders: 210, chiefs: 400, harbour: 600 }),
    ...rowAt(590, { herders: 80, veterans: 300, front: 500, brigade: 690 }),
  }),
  ...membersOf('support', {
    ...rowAt(0, { norvessa: 0, mission: 220, shores: 440, bank: 660, institute: 880 }),
    ...rowAt(170, { chief: 60, justice: 360, finance: 600, supremeCourt: 780 }),
    ...rowAt(200, { presidency: 210 }),
    ...rowAt(300, { army: 0, veterans: 240, platform: 760, women: 930 }),
    ...rowAt(330, { border: 440, prosecutor: 600 }),
    ...rowAt(410, { guard: 80, displaced: 330, disabled: 820 }),
  }),
];
