/** The twelve sessions of the invented round: five held, one live, six planned, one of them for women only without a woman who facilitates it. */
import type { Attribution } from '@baraza/domain';
import { type SampleStep, step, w, type Words } from '../../sample.js';
import { fromNow, later, onDay, type When } from '../../when.js';
import { ROUND } from './process.js';

const QUESTIONS = ['have', 'want', 'steps', 'actors', 'ownership'] as const;
const OTHER_ITEMS = {
  opening: w('Opening and consent', 'الافتتاح والموافقة'),
  introductions: w('Who is here', 'من هنا'),
  statements: w('Statements', 'الإفادات'),
  survivors: w('Those who were harmed', 'من لحق بهم الأذى'),
  officers: w('About named officers', 'عن أفراد بأسمائهم'),
  conversation: w('Conversation', 'حديث'),
  readBack: w('Read-back', 'القراءة الراجعة'),
  closing: w('Closing', 'الختام'),
} as const;
const QUESTION_ITEMS: Readonly<Record<(typeof QUESTIONS)[number], Words>> = {
  have: w('1 What we have', '1 ما لدينا'), want: w('2 What we want', '2 ما نريد'), steps: w('3 How we get there', '3 كيف نصل'), actors: w('4 Who is needed', '4 من يلزم'), ownership: w('5 Ours and answerable', '5 لنا وتحت المساءلة'),
};
export type ItemCode = keyof typeof OTHER_ITEMS | keyof typeof QUESTION_ITEMS;
const isQuestion = (code: ItemCode): code is (typeof QUESTIONS)[number] => (QUESTIONS as readonly string[]).includes(code);

/** An item with its minutes, and a rule of its own where it has one. */
type Item = readonly [ItemCode, minutes: number, rule?: Attribution];
/** Facilitator or rapporteur, called by what they do; whether a woman. */
type Helper = readonly ['facilitator' | 'rapporteur', Words, woman: boolean];

interface Planned {
  key: string;
  type: string;
  title: Words;
  description: Words;
  place: string;
  venue: Words;
  setting: 'urban' | 'rural';
  starts: When;
  minutes: number;
  languages: readonly ('en' | 'fr')[];
  rule: Attribution;
  womenOnly?: true;
  speakerSeconds?: number;
  agenda: readonly Item[];
  team: readonly Helper[];
}

const woman = (duty: Helper[0], en: string, ar: string): Helper => [duty, w(en, ar), true];
const man = (duty: Helper[0], en: string, ar: string): Helper => [duty, w(en, ar), false];
const leagueWoman = woman('facilitator', 'Facilitator A, Women’s League', 'الميسِّرة أ، رابطة النساء');
const instituteMan = man('facilitator', 'Facilitator B, Institute', 'الميسِّر ب، المعهد');
const teacherWoman = woman('rapporteur', 'Rapporteur 1, Teachers’ Union', 'المقرِّرة 1، نقابة المعلمين');
const pressMan = man('rapporteur', 'Rapporteur 2, Union of Journalists', 'المقرِّر 2، نقابة الصحفيين');

export const SESSIONS = [
  {
    key: 'liaison', type: 'liaisonMeeting', title: w('Liaison meeting, Ostavel', 'اجتماع التنسيق، أوستافيل'), place: 'ostavel', venue: w('Hall of the Bar Association', 'قاعة نقابة المحامين'), setting: 'urban',
    description: w('Services, ministries and associations agree how the round is run.', 'الأجهزة والوزارات والجمعيات تتفق على كيفية سير الجولة.'),
    starts: onDay(-9, 10), minutes: 90, languages: ['en', 'fr'], rule: 'affiliationOnly', agenda: [['opening', 10], ['conversation', 65], ['closing', 15]], team: [instituteMan, teacherWoman],
  },
  {
    key: 'dulvaneHall', type: 'townHall', title: w('Town hall, Dulvane', 'لقاء مفتوح، دولفان'), place: 'dulvane', venue: w('Covered market', 'السوق المسقوفة'), setting: 'urban',
    description: w('Open to all. What is said about named officers is kept with nobody.', 'مفتوح للجميع. وما يقال عن أفراد بأسمائهم لا يُسند إلى أحد.'),
    starts: onDay(-7, 10), minutes: 240, languages: ['en', 'fr'], rule: 'affiliationOnly', speakerSeconds: 180,
    agenda: [['opening', 15], ['have', 50], ['officers', 25, 'notAttributed'], ['want', 50], ['steps', 40], ['ownership', 40], ['readBack', 20]], team: [instituteMan, leagueWoman, teacherWoman, pressMan],
  },
  {
    key: 'dulvaneWomen', type: 'focusGroup', title: w('Women’s group, Dulvane', 'مجموعة النساء، دولفان'), place: 'dulvane', venue: w('Girls’ school', 'مدرسة البنات'), setting: 'urban',
    description: w('Women only, facilitated by a woman, with child care.', 'للنساء فقط بتيسير امرأة، مع رعاية للأطفال.'),
    starts: onDay(-6, 15), minutes: 150, languages: ['en', 'fr'], rule: 'notAttributed', womenOnly: true, agenda: [['opening', 15], ['introductions', 15], ['have', 40], ['want', 40], ['steps', 25], ['readBack', 15]], team: [leagueWoman, teacherWoman],
  },
  {
    key: 'hearing', type: 'publicHearing', title: w('Public hearing, Ostavel', 'جلسة استماع عامة، أوستافيل'), place: 'ostavel', venue: w('Old customs house', 'مبنى الجمارك القديم'), setting: 'urban',
    description: w('Statements for the record, by seat. Those who were harmed speak under the strictest rule.', 'إفادات تُدوَّن بحسب المقعد. ومن لحق بهم الأذى يتحدثون وفق أشد القواعد.'),
    starts: onDay(-4, 10), minutes: 240, languages: ['en', 'fr'], rule: 'attributed', speakerSeconds: 300, agenda: [['opening', 15], ['statements', 110], ['survivors', 40, 'notAttributed'], ['ownership', 60], ['closing', 15]], team: [leagueWoman, pressMan, teacherWoman],
  },
  {
    key: 'interview', type: 'keyInformantInterview', title: w('Interview, a retired officer of the district', 'مقابلة مع مسؤول متقاعد من الإقليم'), place: 'tirrenque', venue: w('At home', 'في البيت'), setting: 'rural',
    description: w('One person, under the strictest rule.', 'شخص واحد وفق أشد القواعد.'),
    starts: onDay(-2, 16), minutes: 70, languages: ['en'], rule: 'notAttributed', agenda: [['opening', 5], ['have', 20], ['steps', 20], ['actors', 20], ['readBack', 5]], team: [instituteMan],
  },
  {
    key: 'tirrenqueHall', type: 'townHall', title: w('Town hall, Tirrenque', 'لقاء مفتوح، تيرينك'), place: 'tirrenque', venue: w('Under the tamarind trees', 'تحت أشجار التمر الهندي'), setting: 'rural',
    description: w('Herders and farmers, on a day without a market. Who must be at the table is said under the strictest rule.', 'الرعاة والمزارعون في يوم لا سوق فيه. ومن يجب أن يحضر يقال وفق أشد القواعد.'),
    starts: fromNow(-80), minutes: 225, languages: ['fr', 'en'], rule: 'affiliationOnly', speakerSeconds: 180,
    agenda: [['opening', 15], ['have', 45], ['want', 45], ['steps', 40], ['actors', 30, 'notAttributed'], ['ownership', 30], ['readBack', 20]], team: [instituteMan, leagueWoman, teacherWoman, pressMan],
  },
  {
    key: 'tirrenqueWomen', type: 'focusGroup', title: w('Women’s group, Tirrenque', 'مجموعة النساء، تيرينك'), place: 'tirrenque', venue: w('Mill house', 'بيت الطاحونة'), setting: 'rural',
    description: w('Women only. A woman to facilitate it is still to be found: Facilitator A is in Ostavel that day.', 'للنساء فقط. ولم تُعيَّن بعد امرأة لتيسيرها، فالميسِّرة أ في أوستافيل ذلك اليوم.'),
    starts: onDay(1, 15), minutes: 150, languages: ['fr', 'en'], rule: 'notAttributed', womenOnly: true, agenda: [['opening', 15], ['introductions', 15], ['have', 40], ['want', 40], ['steps', 25], ['readBack', 15]], team: [instituteMan, teacherWoman],
  },
  {
    key: 'chiefs', type: 'roundtable', title: w('Chiefs’ roundtable, Selmory', 'مائدة الزعماء المستديرة، سيلموري'), place: 'selmory', venue: w('Boat shed', 'سقيفة القوارب'), setting: 'rural',
    description: w('Chiefs of the Lagoon and elders of the hills: what custom settles, and what it hands on.', 'زعماء البحيرات وشيوخ التلال: ما يفصل فيه العرف وما يحيله.'),
    starts: onDay(3, 10), minutes: 180, languages: ['en'], rule: 'affiliationOnly', speakerSeconds: 240, agenda: [['opening', 15], ['introductions', 15], ['have', 40], ['steps', 50], ['ownership', 45], ['readBack', 15]], team: [instituteMan, teacherWoman],
  },
  {
    key: 'outreach', type: 'mobileOutreach', title: w('Bus through six villages of the hills', 'حافلة تمر بست قرى في التلال'), place: 'ullane', venue: w('Wells and school yards, one village each half day', 'الآبار وساحات المدارس، قرية في كل نصف يوم'), setting: 'rural',
    description: w('Three days, from Ullane to the pass and back.', 'ثلاثة أيام من أولان إلى الممر ثم العودة.'),
    starts: onDay(5, 9), minutes: 2 * 1440 + 480, languages: ['en', 'fr'], rule: 'affiliationOnly', agenda: [['opening', 10], ['have', 30], ['want', 30], ['readBack', 10]], team: [leagueWoman, pressMan],
  },
  {
    key: 'boxes', type: 'commentBox', title: w('Comment boxes, coast and hills', 'صناديق التعليقات، الساحل والتلال'), place: 'quelmara', venue: w('Clinics, markets and the ferry', 'العيادات والأسواق والعبّارة'), setting: 'rural',
    description: w('Nine locked boxes, emptied by two people together.', 'تسعة صناديق مقفلة يفرغها شخصان معاً.'),
    starts: onDay(8, 8), minutes: 7 * 1440, languages: ['en', 'fr'], rule: 'notAttributed', agenda: [['have', 5], ['want', 5]], team: [teacherWoman],
  },
  {
    key: 'survey', type: 'perceptionSurvey', title: w('How safe do you feel? Second survey', 'ما مدى شعورك بالأمان؟ المسح الثاني'), place: 'quelmara', venue: w('Four hundred households drawn by lot', 'أربعمئة أسرة بالقرعة'), setting: 'rural',
    description: w('The questions of the first survey once more, so that change can be seen.', 'أسئلة المسح الأول مرة أخرى كي يظهر ما تغيّر.'),
    starts: onDay(11, 8), minutes: 4 * 1440, languages: ['en', 'fr'], rule: 'notAttributed', agenda: [['have', 5], ['want', 5]], team: [pressMan],
  },
  {
    key: 'saltPansHall', type: 'townHall', title: w('Town hall, Salt Pans', 'لقاء مفتوح، الملاحات'), place: 'saltPans', venue: w('Water point', 'نقطة الماء'), setting: 'rural',
    description: w('With the displaced families and those who host them.', 'مع الأسر النازحة ومن يستضيفونها.'),
    starts: onDay(16, 9), minutes: 210, languages: ['fr', 'en'], rule: 'affiliationOnly', speakerSeconds: 180, agenda: [['opening', 15], ['have', 40], ['want', 40], ['steps', 40], ['ownership', 40], ['readBack', 20]], team: [leagueWoman, teacherWoman],
  },
] as const satisfies readonly Planned[];
export type SessionKey = (typeof SESSIONS)[number]['key'];

export const itemKey = (session: string, item: ItemCode): string => `${session} ${item}`;
/** The guiding question on which an item works. */
export const questionOf = (item: ItemCode): string | null => (isQuestion(item) ? item : null);
const planned = (key: SessionKey): Planned => SESSIONS.find((session) => session.key === key)!;
export const startOf = (key: SessionKey): When => planned(key).starts;

const planOf = ({ key, starts, minutes, rule, agenda, team, type, title, description, place, venue, setting, languages, womenOnly, speakerSeconds }: Planned): SampleStep[] => [
  step('createSession', {
    id: key, process: ROUND, type, title, description, place, venue, setting, languages, womenOnly: womenOnly === true, attribution: rule, startsAt: starts, endsAt: later(starts, minutes), ...(speakerSeconds ? { speakerSeconds } : {}),
    agenda: agenda.map(([code, planned, own], index) => ({ id: itemKey(key, code), title: isQuestion(code) ? QUESTION_ITEMS[code] : OTHER_ITEMS[code], question: questionOf(code), minutes: planned, attribution: own ?? null, order: index + 1 })),
  }),
  ...team.map(([duty, name, isWoman], index) => step('createAssignment', { id: `${key} ${index + 1}`, session: key, duty, name, woman: isWoman })),
];

export const sessionSteps: SampleStep[] = SESSIONS.flatMap(planOf);

export const held = (key: SessionKey): SampleStep => step('setSessionState', { id: key, state: 'held' });
/** The session is under way: two items are over, the third runs. Items that are over are ended without being started again, so that putting the sample in twice moves no clock. */
export const liveSteps: SampleStep[] = [
  ...(['opening', 'have'] as const).map((item) => step('endAgendaItem', { id: itemKey('tirrenqueHall', item) })),
  step('startAgendaItem', { id: itemKey('tirrenqueHall', 'want'), session: 'tirrenqueHall' }),
];
