/** The national dialogue as a consultation process: its questions in our words, and one session, as far as Box 4 of the guidance notes says and no further. Nothing that anybody said there is known to us, so nothing is stored. */
import { DIMENSION_TEMPLATES } from '@baraza/domain';
import { type SampleStep, step, w, type Words } from './sample.js';

const PUBLIC = { classification: 'public' } as const;

/** Questions 1 to 5 of Box 4, in its order. */
const question = (id: string, order: number, text: Words, label: Words) => ({ id, order, text, label, ...PUBLIC });
const QUESTIONS = [
  question('have', 1, w('What is security like in Liberia today, and who provides it?', 'كيف هو الأمن في ليبيريا اليوم، ومن يوفره؟'), w('Security today', 'الأمن اليوم')),
  question('want', 2, w('What security, and which services, would people in Liberia like to have?', 'أي أمن وأي أجهزة يود الناس في ليبيريا أن تكون لهم؟'), w('Security wanted', 'الأمن المنشود')),
  question('steps', 3, w('Which steps cannot be left out on the way there?', 'ما الخطوات التي لا بد منها لبلوغ ذلك؟'), w('Steps', 'الخطوات')),
  question('actors', 4, w('Without whom can it not be reached?', 'من الذين لا يمكن بلوغ ذلك من دونهم؟'), w('Who is needed', 'من يُحتاج إليه')),
  question('ownership', 5, w('How does the reform stay in local hands, open to all and answerable?', 'كيف يبقى الإصلاح في أيدٍ محلية مفتوحاً للجميع وخاضعاً للمساءلة؟'), w('In local hands', 'في أيدٍ محلية')),
];

const FACILITATORS = [
  ['csdg', w('Conflict, Security and Development Group', 'فريق النزاع والأمن والتنمية')],
  ['cdd', w('Centre for Democracy and Development', 'مركز الديمقراطية والتنمية')],
  ['dcaf', w('Geneva Centre for the Democratic Control of Armed Forces', 'مركز جنيف للرقابة الديمقراطية على القوات المسلحة')],
] as const;

export const dialogue: SampleStep[] = [
  step('beginProcess', {
    id: 'dialogue',
    name: w('National dialogue on security sector reform', 'الحوار الوطني بشأن إصلاح قطاع الأمن'),
    objective: w(
      'To widen the circle of those who shape a shared idea of security, to bring the question into the debate before the elections so that it outlives them, and to give people a voice in a reform that answers to them. Source: guidance notes, National Ownership, section 5.1, Box 4. The box reports no target and no count of those who took part, so none stands here.',
      'توسيع دائرة من يصوغون تصوراً مشتركاً للأمن، وإدخال المسألة في النقاش قبل الانتخابات كي تبقى بعدها، ومنح الناس صوتاً في إصلاح يخضع لمساءلتهم. المصدر: المذكرات التوجيهية، الملكية الوطنية، القسم 5.1، الإطار 4. ولا يذكر الإطار أهدافاً عددية ولا عدد المشاركين، فلا شيء منها هنا.',
    ),
    startsOn: '2005-08-03', endsOn: '2005-08-04', minimumCell: 5, order: 1, questions: QUESTIONS, ...PUBLIC,
  }),
  // A process begins with the usual dimensions and the usual target. The source reports neither; the target hides with the dimension on which it hangs.
  ...DIMENSION_TEMPLATES.map(({ code }) => step('deleteDimension', { id: `dialogue ${code}` })),
  step('createSession', {
    id: 'dialogue', process: 'dialogue', type: 'nationalConference',
    title: w('National dialogue, Monrovia', 'الحوار الوطني، مونروفيا'),
    description: w(
      'Convened by the Ministry of Justice and the United Nations Mission in Liberia; a structured but informal conversation. Taking part: the United Nations, the transitional legislature, the judiciary, civil society, ministries concerned and organisations carrying out the reform. Source: guidance notes, National Ownership, section 5.1, Box 4. The box gives the two days and the town, no hours, no agenda and no rule on naming speakers: the session is entered as two whole days, under the strictest rule, and what was said is not recorded. Its kind is the nearest of the list.',
      'دعت إليه وزارة العدل وبعثة الأمم المتحدة في ليبيريا، وكان محادثة منظمة وغير رسمية. المشاركون: الأمم المتحدة والهيئة التشريعية الانتقالية والسلطة القضائية والمجتمع المدني والوزارات المعنية والجهات المنفذة للإصلاح. المصدر: المذكرات التوجيهية، الملكية الوطنية، القسم 5.1، الإطار 4. يذكر الإطار اليومين والمدينة، ولا يذكر ساعات ولا جدول أعمال ولا قاعدة لذكر المتحدثين؛ لذلك سُجلت الجلسة يومين كاملين وفق أشد القواعد، ولا يُسجَّل ما قيل فيها. ونوعها هو الأقرب في القائمة.',
    ),
    place: 'monrovia', setting: 'urban', startsAt: '2005-08-03T00:00:00.000Z', endsAt: '2005-08-05T00:00:00.000Z', timeZone: 'Africa/Monrovia', attribution: 'notAttributed', ...PUBLIC,
  }),
  ...FACILITATORS.map(([key, name]) => step('createAssignment', { id: `dialogue ${key}`, session: 'dialogue', duty: 'facilitator', name, ...PUBLIC })),
  step('setSessionState', { id: 'dialogue', state: 'held' }),
];
