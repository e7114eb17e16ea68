/** Invented interests, and who holds them: for (+1) or against (−1), how strongly. */
import { type SampleRow, w, type Words } from '../sample.js';

const interest = (key: string, kind: string, name: Words, description: Words, source?: string): SampleRow<'interest'> => ({ key, kind, name, description, ...(source ? { source } : {}) });

export const interests: SampleRow<'interest'>[] = [
  interest('civilControl', 'value', w('Civilians decide', 'القرار للمدنيين'), w('Elected people set the rules of the services and can ask what was done.', 'المنتخبون يضعون قواعد الأجهزة ولهم أن يسألوا عما جرى.'), 'statute'),
  interest('oneCommand', 'redLine', w('One chain of command', 'تسلسل قيادة واحد'), w('No armed body answers to one person alone.', 'لا جهاز مسلحاً يأتمر بأمر شخص وحده.'), 'accord'),
  interest('noTrials', 'redLine', w('No trials for one side alone', 'لا محاكمات لطرف دون آخر'), w('Crimes of the war are judged on both sides or on neither.', 'تُحاكم جرائم الحرب لدى الطرفين أو لا تُحاكم.'), 'roundTable'),
  interest('smallerArmy', 'political', w('A smaller army', 'جيش أصغر'), w('From 8,400 to 5,000 in four years.', 'من 8400 إلى 5000 في أربع سنوات.'), 'accord'),
  interest('openBudget', 'professional', w('Open defence accounts', 'حسابات دفاع مفتوحة'), w('The auditors see every account of the services.', 'يطّلع المدققون على كل حسابات الأجهزة.'), 'budget'),
  interest('merit', 'professional', w('Promotion on merit', 'الترقية بالجدارة'), w('Ranks by examination, not by side or village.', 'الرتب بالامتحان لا بالانتماء أو القرية.')),
  interest('pay', 'economic', w('Pay and pensions on time', 'الرواتب والمعاشات في موعدها'), w('A fixed day in the month, paid to the person.', 'يوم محدد في الشهر، وتُسلَّم لصاحبها.'), 'survey'),
  interest('noTolls', 'economic', w('Roads without tolls', 'طرق بلا إتاوات'), w('Nobody pays at a checkpoint.', 'لا يدفع أحد عند الحواجز.'), 'traderSaid'),
  interest('localPolice', 'security', w('Police one can walk to', 'شرطة في متناول الناس'), w('A post within two hours on foot, with a woman on duty.', 'مركز على مسيرة ساعتين فيه شرطية مناوبة.'), 'survey'),
  interest('keepWatch', 'security', w('Village watch stays', 'بقاء حراسة القرى'), w('Neighbours go on guarding until the police come.', 'يواصل الجيران الحراسة إلى أن تأتي الشرطة.'), 'townHall'),
  interest('return', 'social', w('Safe return home', 'عودة آمنة إلى الديار'), w('Families go back to the hills, with their land.', 'تعود الأسر إلى التلال وإلى أراضيها.'), 'survey'),
  interest('seats', 'social', w('Women in a third of the posts', 'ثلث المناصب للنساء'), w('In each service and on each board.', 'في كل جهاز وفي كل مجلس.')),
  interest('routes', 'social', w('Open grazing routes', 'مسارات رعي مفتوحة'), w('Herds cross the border at known places, in peace.', 'تعبر القطعان الحدود من أماكن معلومة بسلام.')),
  interest('custom', 'value', w('Custom is respected', 'احترام العرف'), w('Elders go on settling what they settled before.', 'يواصل الشيوخ الفصل فيما كانوا يفصلون فيه.'), 'townHall'),
  interest('reprisal', 'fear', w('Revenge on those who speak', 'الانتقام ممن يتكلم'), w('People who complain are known by name the next day.', 'من يشتكي يُعرف اسمه في اليوم التالي.'), 'townHall'),
  interest('jobLoss', 'fear', w('Nothing after the uniform', 'لا شيء بعد الزي'), w('Those who leave find no work and no land.', 'من يترك الخدمة لا يجد عملاً ولا أرضاً.'), 'roundTable'),
];

/** Interest → holder → stance × intensity. */
const HELD: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  civilControl: { justice: 9, minister: 9, committee: 8, assembly: 6, platform: 9, ombuds: 8, mission: 7, defence: -4, guard: -7, intelligence: -6, chief: -5 },
  oneCommand: { army: 8, chief: 9, interior: 5, mission: 7, guard: -8, presidency: -4, front: -3 },
  noTrials: { front: 9, army: 7, chief: 6, veterans: 6, prosecutor: -6, women: -4, displaced: -7 },
  smallerArmy: { finance: 8, bank: 7, norvessa: 5, justice: 5, army: -7, chief: -8, veterans: -5 },
  openBudget: { audit: 10, finance: 6, committee: 7, press: 8, bank: 9, platform: 7, defence: -6, guard: -8, intelligence: -5 },
  merit: { police: 7, army: 4, bar: 6, supremeCourt: 6, youth: 8, women: 6, guard: -5 },
  pay: { army: 9, police: 9, gendarmerie: 9, prisons: 8, front: 9, veterans: 8, teachers: 7, finance: -2 },
  noTolls: { traders: 10, herders: 8, platform: 6, bank: 5, border: -5, gendarmerie: -6, brigade: -8 },
  localPolice: { women: 9, traders: 8, displaced: 8, disabled: 7, police: 6, justice: 7, elders: 3, harbour: -3 },
  keepWatch: { watch: 10, elders: 8, chiefs: 5, herders: -6, police: -5, gendarmerie: -4 },
  return: { displaced: 10, women: 7, mission: 6, elders: 4, shores: 5, brigade: -6 },
  seats: { women: 10, youth: 6, mission: 6, institute: 6, minister: 7, disabled: 4, elders: -4, gendarmerie: -3 },
  routes: { herders: 10, anwe: 8, shores: 5, border: 3, watch: -7, elders: -3 },
  custom: { elders: 10, chiefs: 9, watch: 5, bar: -4, prosecutor: -3, supremeCourt: -2 },
  reprisal: { press: -8, displaced: -9, traders: -7, ombuds: -8, anwe: -6, women: -8 },
  jobLoss: { army: -7, guard: -8, front: -8, veterans: -9, gendarmerie: -5 },
};
const NOTES: Readonly<Record<string, Words>> = {
  'front pay': w('Said at the round table: first the pay, then the camps.', 'قيل في المائدة المستديرة: الرواتب أولاً ثم المعسكرات.'),
  'women localPolice': w('First on their list in all nine branches.', 'الأول في قائمتهن في الفروع التسعة كلها.'),
  'elders keepWatch': w('Until there is a police post in each valley.', 'إلى أن يكون في كل وادٍ مركز شرطة.'),
};

/** What an armed group or a service is said to want is not for everybody. */
const GUARDED = new Set(['front', 'brigade', 'guard', 'intelligence']);
const confidenceOf = (intensity: number): 'high' | 'medium' | 'low' => (intensity >= 8 ? 'high' : intensity >= 5 ? 'medium' : 'low');

export const holdings: SampleRow<'holding'>[] = Object.entries(HELD).flatMap(([held, holders]) =>
  Object.entries(holders).map(([stakeholder, value]): SampleRow<'holding'> => {
    const key = `${stakeholder} ${held}`;
    const intensity = Math.abs(value);
    return {
      key, stakeholder, interest: held, stance: Math.sign(value), intensity, confidence: confidenceOf(intensity), validFrom: '2004',
      classification: GUARDED.has(stakeholder) ? 'confidential' : 'restricted', ...(NOTES[key] ? { note: NOTES[key] } : {}),
    };
  }),
);
