/** The invented district round: what it is for, what is asked, who must be heard, what people agree to and how they are told. */
import { type SampleStep, step, w, type Words } from '../../sample.js';
import { onDay } from '../../when.js';

/** Key of the process. */
export const ROUND = 'round';

const question = (id: string, order: number, label: Words, text: Words, translation: string) => ({ id, order, label, text, translation });
const QUESTIONS = [
  question('have', 1, w('What we have', 'ما لدينا'), w('Who keeps you safe today, by day and by night, and where does it fail?', 'من يحفظ أمنكم اليوم، نهاراً وليلاً، وأين يقصّر؟'), 'Qui vous protège aujourd’hui, de jour et de nuit, et où cela manque-t-il ?'),
  question('want', 2, w('What we want', 'ما نريد'), w('What would have to be there for you to say: here I am safe?', 'ما الذي يجب أن يتوفر كي تقولوا: أنا هنا في أمان؟'), 'Que faudrait-il pour que vous disiez : ici, je suis en sécurité ?'),
  question('steps', 3, w('How we get there', 'كيف نصل'), w('What should be done first, what next, and what can wait?', 'ما الذي يُفعل أولاً، وما الذي يليه، وما الذي يحتمل الانتظار؟'), 'Que faire d’abord, que faire ensuite, et qu’est-ce qui peut attendre ?'),
  question('actors', 4, w('Who is needed', 'من يلزم'), w('Who has to be at the table for it to hold, and who is missing?', 'من الذي يجب أن يكون حاضراً كي يثبت الاتفاق، ومن الغائب؟'), 'Qui doit être à la table pour que cela tienne, et qui manque ?'),
  question('ownership', 5, w('Ours and answerable', 'لنا وتحت المساءلة'), w('How will you see that it is done, and whom do you ask when it is not?', 'كيف ستعرفون أن الأمر قد تم، ومن تسألون إن لم يتم؟'), 'Comment verrez-vous que c’est fait, et à qui demander des comptes sinon ?'),
];

const target = (id: string, order: number, by: string, groups: readonly string[], share: number, label: Words): SampleStep =>
  step('createTarget', { id, process: ROUND, dimension: `${ROUND} ${by}`, groups, share, label, order });

const PURPOSES = {
  en: { notes: 'What I say is written down', quote: 'It may be quoted without my name', again: 'I may be asked to come again' },
  fr: { notes: 'Ce que je dis est noté', quote: 'On peut le citer sans mon nom', again: 'On peut m’inviter de nouveau' },
} as const;
type ConsentLanguage = keyof typeof PURPOSES;
/** What everybody who took part agreed to. */
export const agreedPurposes = (language: ConsentLanguage): string[] => [PURPOSES[language].notes, PURPOSES[language].quote];
export const consentKey = (version: 1 | 2, language: ConsentLanguage): string => `consent ${version} ${language}`;

/** A consent text stands in the language in which it is read out, whatever the language of the screen. */
const consent = (version: 1 | 2, language: ConsentLanguage, text: string): SampleStep =>
  step('createConsentText', { id: consentKey(version, language), process: ROUND, version, language, text, purposes: Object.values(PURPOSES[language]), retired: false });

const tell = (order: number, state: 'planned' | 'done' | 'dropped', day: number, audience: Words, message: Words, channel: Words, responsible: Words, languages: readonly string[] = ['en', 'fr']): SampleStep =>
  step('createCommunication', { id: `tell ${order}`, process: ROUND, order, state, plannedFor: onDay(day), audience, message, channel, responsible, languages });

export const processSteps: SampleStep[] = [
  step('beginProcess', {
    id: ROUND,
    name: w('District round (fictional)', 'جولة الأقاليم (خيالية)'),
    objective: w(
      'An invented round of twelve sessions over four weeks. It asks people outside the capital what security they have, want and would build, before the act on the security services is voted. Nobody in it is real and nothing in it was said by anybody.',
      'جولة مُختلقة من اثنتي عشرة جلسة في أربعة أسابيع. تسأل الناس خارج العاصمة أي أمن لديهم وأي أمن يريدون وكيف يبنونه، قبل التصويت على قانون أجهزة الأمن. لا أحد فيها حقيقي ولم يقل أحد شيئاً مما فيها.',
    ),
    startsOn: onDay(-9), endsOn: onDay(18), languages: ['en', 'fr'], minimumCell: 5, order: 1, questions: QUESTIONS,
  }),
  target('young', 2, 'ageBand', ['18-29'], 20, w('Aged 18–29', 'من 18 إلى 29 سنة')),
  target('villages', 3, 'residence', ['rural'], 50, w('From villages', 'من القرى')),
  target('displaced', 4, 'displacement', ['displaced'], 10, w('Displaced', 'النازحون')),
  consent(1, 'en', 'We write down what is said here for the district round. We keep no names. You may stay silent, and you may leave.'),
  consent(1, 'fr', 'Nous notons ce qui se dit ici pour la tournée des districts. Nous ne gardons aucun nom. Vous pouvez vous taire, et vous pouvez partir.'),
  consent(2, 'en', 'We write down what is said here for the district round. We keep no names. The rule for who may be quoted is read out before each part. You may stay silent, you may leave, and until the report is printed you may take back what you said: ask at the notice board.'),
  consent(2, 'fr', 'Nous notons ce qui se dit ici pour la tournée des districts. Nous ne gardons aucun nom. Avant chaque partie, nous lisons la règle qui dit qui peut être cité. Vous pouvez vous taire, vous pouvez partir, et jusqu’à l’impression du rapport vous pouvez retirer vos paroles : adressez-vous au panneau d’affichage.'),
  tell(1, 'done', -14, w('Everybody in the three regions', 'جميع الناس في المناطق الثلاث'), w('What the round is, where it stops, and that nobody is paid for coming.', 'ما هي الجولة، وأين تتوقف، وأن لا أحد يُدفع له مقابل الحضور.'), w('Community radio, three evenings', 'الإذاعة المحلية، ثلاث أمسيات'), w('Union of Journalists', 'نقابة الصحفيين')),
  tell(2, 'done', -12, w('District officers and commanders', 'مسؤولو الأقاليم والقادة'), w('No uniform and no weapon in the room; no list of who came.', 'لا زي رسمياً ولا سلاح في القاعة، ولا قائمة بمن حضر.'), w('Letter of the Minister', 'رسالة من الوزيرة'), w('Secretariat', 'الأمانة')),
  tell(3, 'done', -10, w('Women in Dulvane and Tirrenque', 'النساء في دولفان وتيرينك'), w('There are sessions for women only, with child care.', 'هناك جلسات للنساء فقط مع رعاية للأطفال.'), w('From house to house', 'من بيت إلى بيت'), w('Women’s League', 'رابطة النساء')),
  tell(4, 'dropped', -3, w('Young people in Ostavel', 'الشباب في أوستافيل'), w('Invitation to the hearing.', 'دعوة إلى جلسة الاستماع.'), w('Posters in schools, which were closed that week', 'ملصقات في المدارس، وكانت مغلقة ذلك الأسبوع'), w('Youth Parliament', 'برلمان الشباب')),
  tell(5, 'planned', 3, w('The six villages of the outreach', 'القرى الست التي تزورها الحافلة'), w('On which day the bus comes, and that herders are met at the wells.', 'في أي يوم تأتي الحافلة، وأن الرعاة يُلتقى بهم عند الآبار.'), w('Drummers and chiefs', 'قارعو الطبول والزعماء'), w('Teachers’ Union', 'نقابة المعلمين')),
  tell(6, 'planned', 7, w('People who cannot come', 'من لا يستطيعون الحضور'), w('Where the comment boxes stand and who empties them.', 'أين توجد صناديق التعليقات ومن يفرغها.'), w('Notice boards in clinics and markets', 'لوحات الإعلان في العيادات والأسواق'), w('Civil Platform', 'المنبر المدني')),
  tell(7, 'planned', 12, w('Families at Salt Pans', 'الأسر في الملاحات'), w('The session is at the water point, in the morning.', 'الجلسة عند نقطة الماء صباحاً.'), w('Loudspeaker of the camp', 'مكبر صوت المخيم'), w('Secretariat', 'الأمانة'), ['fr', 'en']),
  tell(8, 'planned', 21, w('Everybody who took part', 'كل من شارك'), w('What we heard, what is taken up, what is not and why.', 'ما سمعناه، وما أُخذ به، وما لم يؤخذ به ولماذا.'), w('A sheet of two pages, read out on the radio', 'ورقة من صفحتين تُقرأ في الإذاعة'), w('Secretariat and Civil Platform', 'الأمانة والمنبر المدني')),
];

/** Version 1 is replaced after the first sessions: people had asked how to take back what they said. */
export const consentRenewed: SampleStep[] = (['en', 'fr'] as const).map((language) => step('updateConsentText', { id: consentKey(1, language), retired: true }));
