/**
 * The national dialogue on security sector reform in Liberia, Monrovia, 3–4 August 2005, and what the same guidance reports of the years after. Only what a cited document
 * states, in our own words; kinds and sectors follow A/62/659–S/2008/39, paragraph 14. No position, score or interest of a real body: judgements belong to the invented country.
 */
import { membersOf, rowAt } from './layout.js';
import { dialogue as consultations } from './liberia-dialogue.js';
import { type SampleProject, type SampleRow, w, type Words } from './sample.js';

const GUIDANCE = w('United Nations SSR Integrated Technical Guidance Notes (2012)', 'المذكرات التوجيهية التقنية المتكاملة للأمم المتحدة بشأن إصلاح قطاع الأمن (2012)');
const sources: SampleRow<'source'>[] = [
  {
    key: 'box4',
    title: w(`${GUIDANCE.en}: National Ownership, Box 4`, `${GUIDANCE.ar}: الملكية الوطنية، الإطار 4`),
    kind: 'document',
    reference: w('National Ownership, section 5.1, Box 4', 'الملكية الوطنية، القسم 5.1، الإطار 4'),
    date: '2012',
    reliability: 'high',
    note: w(
      'The box is taken from the summary report of the dialogue as cited by Adedeji Ebo, The Challenges and Opportunities of Security Sector Reform in Liberia, DCAF, Geneva, 2005, Annex 3, pages 59–60.',
      'الإطار مأخوذ من التقرير الموجز عن الحوار كما أورده أديديجي إيبو في كتابه عن تحديات إصلاح قطاع الأمن وفرصه في ليبيريا، مركز جنيف (DCAF)، 2005، المرفق 3، الصفحتان 59 و60.',
    ),
  },
  {
    key: 'nspBox4',
    title: w(`${GUIDANCE.en}: National Security Policy- and Strategy-Making, Box 4`, `${GUIDANCE.ar}: صنع سياسات الأمن الوطني واستراتيجياته، الإطار 4`),
    kind: 'document',
    reference: w('National Security Policy- and Strategy-Making, section 8.1.2, Box 4', 'صنع سياسات الأمن الوطني واستراتيجياته، القسم 8.1.2، الإطار 4'),
    date: '2012',
    reliability: 'high',
  },
  {
    key: 'nspBox5',
    title: w(`${GUIDANCE.en}: National Security Policy- and Strategy-Making, Box 5`, `${GUIDANCE.ar}: صنع سياسات الأمن الوطني واستراتيجياته، الإطار 5`),
    kind: 'document',
    reference: w('National Security Policy- and Strategy-Making, section 8.1, Box 5', 'صنع سياسات الأمن الوطني واستراتيجياته، القسم 8.1، الإطار 5'),
    date: '2012',
    reliability: 'high',
  },
  {
    key: 'gender',
    title: w(`${GUIDANCE.en}: Gender-Responsive SSR`, `${GUIDANCE.ar}: إصلاح قطاع الأمن المراعي للمنظور الجنساني`),
    kind: 'document',
    reference: w('Gender-Responsive SSR, section 5.4', 'إصلاح قطاع الأمن المراعي للمنظور الجنساني، القسم 5.4'),
    date: '2012',
    reliability: 'high',
  },
  {
    key: 'governance',
    title: w(`${GUIDANCE.en}: Democratic Governance of the Security Sector`, `${GUIDANCE.ar}: الحوكمة الديمقراطية لقطاع الأمن`),
    kind: 'document',
    reference: w('Democratic Governance of the Security Sector, section 8.2', 'الحوكمة الديمقراطية لقطاع الأمن، القسم 8.2'),
    date: '2012',
    reliability: 'high',
  },
  {
    key: 'sg2008',
    title: w('Report of the Secretary-General on security sector reform, A/62/659–S/2008/39', 'تقرير الأمين العام عن إصلاح قطاع الأمن، A/62/659–S/2008/39'),
    kind: 'document',
    reference: w('Paragraphs 26, 32 and 33', 'الفقرات 26 و32 و33'),
    date: '2008',
    reliability: 'high',
  },
  {
    key: 'perspective',
    title: w('SSR Perspective (United Nations magazine)', 'مجلة SSR Perspective الصادرة عن الأمم المتحدة'),
    kind: 'document',
    reference: w('Foreword by the Under-Secretary-General for Peacekeeping Operations', 'تصدير وكيل الأمين العام لعمليات حفظ السلام'),
    reliability: 'high',
  },
];

const places: SampleRow<'place'>[] = [
  { key: 'liberia', name: w('Liberia', 'ليبيريا'), level: 'country' },
  { key: 'monrovia', name: w('Monrovia', 'مونروفيا'), level: 'town', parent: 'liberia' },
  { key: 'nigeria', name: w('Nigeria', 'نيجيريا'), level: 'country' },
  { key: 'lagos', name: w('Lagos', 'لاغوس'), level: 'town', parent: 'nigeria' },
  { key: 'switzerland', name: w('Switzerland', 'سويسرا'), level: 'country' },
];

type More = Omit<SampleRow<'stakeholder'>, 'key' | 'name' | 'kind' | 'sector' | 'level' | 'description' | 'source' | 'classification'>;
/** Everything about real bodies here is published, hence public. */
const body = (key: string, name: Words, [kind, sector, level]: readonly [string, string, string], source: string, description: Words, more: More = {}): SampleRow<'stakeholder'> => ({
  key, name, kind, sector, level, source, description, classification: 'public', ...more,
});

const OVERSIGHT = ['institution', 'oversight', 'national'] as const;
const CORE = ['institution', 'coreSecurity', 'national'] as const;
const PUBLIC = ['group', 'public', 'national'] as const;
const ABROAD = ['internationalPartner', 'internationalPartners', 'global'] as const;
const STATE = { state: 'state', formality: 'formal', place: 'liberia' } as const;
const NON_STATE = { state: 'nonState', place: 'liberia' } as const;

const stakeholders: SampleRow<'stakeholder'>[] = [
  body('dialogue', w('National dialogue on SSR', 'الحوار الوطني بشأن إصلاح قطاع الأمن'), ['network', 'oversight', 'national'], 'box4', w(
    'A structured but informal conversation about the security sector, held over two days. It asked: what security is there today; what security do people want; which steps lead from one to the other; who is indispensable on the way; and how can the reform stay in local hands, open to all and answerable.',
    'محادثة منظمة وغير رسمية عن قطاع الأمن دامت يومين. وكانت أسئلتها: ما الأمن القائم اليوم؟ وأي أمن يريده الناس؟ وما الخطوات الموصلة إليه؟ ومن الذين لا غنى عنهم؟ وكيف يبقى الإصلاح محلي القيادة شاملاً وخاضعاً للمساءلة؟',
  ), { place: 'monrovia', formality: 'informal', validFrom: '2005-08-03', validTo: '2005-08-04' }),
  body('justice', w('Ministry of Justice', 'وزارة العدل'), OVERSIGHT, 'box4', w('Convened the dialogue together with UNMIL.', 'دعت إلى الحوار مع بعثة الأمم المتحدة في ليبيريا.'), STATE),
  body('unmil', w('United Nations Mission in Liberia', 'بعثة الأمم المتحدة في ليبيريا'), ABROAD, 'box4', w('Convened the dialogue together with the Ministry of Justice.', 'دعت إلى الحوار مع وزارة العدل.'), { aliases: ['UNMIL'], place: 'liberia' }),
  body('csdg', w('Conflict, Security and Development Group', 'فريق النزاع والأمن والتنمية'), ABROAD, 'box4', w('A group at King’s College, University of London. Facilitated and funded the dialogue with CDD and DCAF.', 'فريق في كلية الملك بجامعة لندن. يسّر الحوار وموّله مع مركز الديمقراطية والتنمية ومركز جنيف.'), { aliases: ['CSDG'] }),
  body('cdd', w('Centre for Democracy and Development', 'مركز الديمقراطية والتنمية'), ['internationalPartner', 'internationalPartners', 'regional'], 'box4', w('A centre in Lagos. Facilitated and funded the dialogue with CSDG and DCAF.', 'مركز في لاغوس. يسّر الحوار وموّله مع فريق النزاع والأمن والتنمية ومركز جنيف.'), { aliases: ['CDD'], place: 'lagos' }),
  body('dcaf', w('Geneva Centre for the Democratic Control of Armed Forces', 'مركز جنيف للرقابة الديمقراطية على القوات المسلحة'), ABROAD, 'box4', w('A centre in Switzerland. Facilitated and funded the dialogue with CSDG and CDD.', 'مركز في سويسرا. يسّر الحوار وموّله مع فريق النزاع والأمن والتنمية ومركز الديمقراطية والتنمية.'), { aliases: ['DCAF'], place: 'switzerland' }),
  body('un', w('United Nations', 'الأمم المتحدة'), ABROAD, 'box4', w('Among those for whom the dialogue opened a conversation.', 'من الجهات التي أتاح لها الحوار باباً للنقاش.'), { aliases: ['UN'] }),
  body('legislature', w('Transitional legislature', 'الهيئة التشريعية الانتقالية'), OVERSIGHT, 'box4', w('Took part in the dialogue.', 'شاركت في الحوار.'), STATE),
  body('judiciary', w('Judiciary', 'السلطة القضائية'), ['institution', 'judicial', 'national'], 'box4', w('Took part in the dialogue.', 'شاركت في الحوار.'), STATE),
  body('civilSociety', w('Civil society', 'المجتمع المدني'), ['group', 'oversight', 'national'], 'box4', w('Took part in the dialogue, and later in the consultations on the national security strategy.', 'شارك في الحوار، ثم في المشاورات بشأن استراتيجية الأمن الوطني.'), NON_STATE),
  body('ministries', w('Ministries concerned', 'الوزارات المعنية'), OVERSIGHT, 'box4', w('Took part in the dialogue. The box does not name them.', 'شاركت في الحوار. ولا يذكر الإطار أسماءها.'), STATE),
  body('implementers', w('Organisations carrying out the reform', 'الجهات المنفذة للإصلاح'), ['group', 'oversight', 'national'], 'box4', w('Took part in the dialogue. The box does not name them.', 'شاركت في الحوار. ولا يذكر الإطار أسماءها.')),
  body('governanceCommission', w('Governance Commission', 'لجنة الحوكمة'), OVERSIGHT, 'nspBox5', w('Created by the Accra peace agreement to further good governance in the public sector. Held a policy seminar on security sector reform in 2006 and led the making of the national security strategy, approved in 2008.', 'أنشأها اتفاق أكرا للسلام لتعزيز الحكم الرشيد في القطاع العام. عقدت في 2006 حلقة دراسية بشأن إصلاح قطاع الأمن، وقادت وضع استراتيجية الأمن الوطني التي أُقرت في 2008.'), { ...STATE, aliases: ['GC'] }),
  body('chiefs', w('Traditional chiefs', 'الزعماء التقليديون'), ['customaryAuthority', 'nonState', 'local'], 'nspBox5', w('Took part in the consultations on the national security strategy.', 'شاركوا في المشاورات بشأن استراتيجية الأمن الوطني.'), NON_STATE),
  body('women', w('Women', 'النساء'), PUBLIC, 'nspBox5', w('Took part in the consultations on the national security strategy.', 'شاركن في المشاورات بشأن استراتيجية الأمن الوطني.'), NON_STATE),
  body('youth', w('Youth', 'الشباب'), PUBLIC, 'nspBox5', w('Took part in the consultations on the national security strategy.', 'شاركوا في المشاورات بشأن استراتيجية الأمن الوطني.'), NON_STATE),
  body('localAuthorities', w('Local authorities', 'السلطات المحلية'), ['institution', 'oversight', 'local'], 'nspBox5', w('Took part in the consultations on the national security strategy.', 'شاركت في المشاورات بشأن استراتيجية الأمن الوطني.'), STATE),
  body('government', w('Government of Liberia', 'حكومة ليبيريا'), OVERSIGHT, 'sg2008', w('Its 150-day plan of 2006 committed it to a national security strategy (guidance notes, National Security Policy, Box 4).', 'التزمت في خطتها لمئة وخمسين يوماً عام 2006 بوضع استراتيجية للأمن الوطني (المذكرات التوجيهية، سياسات الأمن الوطني، الإطار 4).'), STATE),
  body('unitedStates', w('United States of America', 'الولايات المتحدة الأمريكية'), ABROAD, 'sg2008', w('Reported in 2008 as supporting the reform strategies of the Government and the building of a new army.', 'ورد في 2008 أنها تدعم استراتيجيات الإصلاح لدى الحكومة وبناء جيش جديد.'), { state: 'state' }),
  body('ecowas', w('Economic Community of West African States', 'الجماعة الاقتصادية لدول غرب أفريقيا'), ['internationalPartner', 'internationalPartners', 'regional'], 'sg2008', w('Reported in 2008 as working with national authorities and partners in Liberia.', 'ورد في 2008 أنها تعمل مع السلطات الوطنية والشركاء في ليبيريا.'), { aliases: ['ECOWAS', 'CEDEAO'] }),
  body('army', w('New Liberian army', 'الجيش الليبيري الجديد'), CORE, 'sg2008', w('Reported in 2008 as being built with outside help.', 'ورد في 2008 أنه قيد البناء بمساعدة خارجية.'), STATE),
  body('police', w('National police', 'الشرطة الوطنية'), CORE, 'perspective', w('Reported as being strengthened with the help of UNMIL.', 'ورد أنها تُعزَّز بمساعدة بعثة الأمم المتحدة في ليبيريا.'), STATE),
  body('womensCaucus', w('Women’s Legislative Caucus', 'التجمع التشريعي النسائي'), ['network', 'oversight', 'national'], 'gender', w('Named as one of the parliamentary groups of women that can further gender-sensitive oversight.', 'ورد ذكره ضمن التجمعات البرلمانية النسائية التي يمكن أن تعزز الرقابة المراعية للمنظور الجنساني.'), { place: 'liberia' }),
  body('securityCommittees', w('Local security committees', 'لجان الأمن المحلية'), ['institution', 'oversight', 'local'], 'governance', w('Named as an example of security governance below the national level.', 'ورد ذكرها مثالاً على حوكمة الأمن دون المستوى الوطني.'), { place: 'liberia' }),
];

const HELD = { validFrom: '2005-08-03', validTo: '2005-08-04' } as const;
type Tie = Omit<SampleRow<'relationship'>, 'key' | 'from' | 'to' | 'type' | 'label' | 'source' | 'classification' | 'confidence'>;
const tie = (from: string, to: string, type: string, label: Words, source: string, more: Tie = {}): SampleRow<'relationship'> => ({
  key: `${from} ${type} ${to}`, from, to, type, label, source, direction: 'directed', classification: 'public', confidence: 'high', ...more,
});

const PARTICIPANTS = ['un', 'legislature', 'judiciary', 'civilSociety', 'ministries', 'implementers'];
const FUNDERS = ['csdg', 'cdd', 'dcaf'];
const CONSULTED = ['chiefs', 'women', 'civilSociety', 'localAuthorities', 'youth'];

const relationships: SampleRow<'relationship'>[] = [
  tie('justice', 'unmil', 'cooperation', w('convened the dialogue together', 'دعتا معاً إلى الحوار'), 'box4', { direction: 'mutual', ...HELD }),
  ...['justice', 'unmil'].map((key) => tie(key, 'dialogue', 'cooperation', w('convened', 'دعت إلى'), 'box4', { formality: 'formal', ...HELD })),
  ...FUNDERS.map((key) => tie(key, 'dialogue', 'funding', w('funded', 'موّل'), 'box4', HELD)),
  ...FUNDERS.map((key) => tie(key, 'dialogue', 'service', w('facilitated', 'يسّر'), 'box4', HELD)),
  ...PARTICIPANTS.map((key) => tie(key, 'dialogue', 'information', w('took part', 'شارك في'), 'box4', HELD)),
  ...CONSULTED.map((key) => tie(key, 'governanceCommission', 'information', w('consulted on the strategy', 'استُشير بشأن الاستراتيجية'), 'nspBox5')),
  tie('unmil', 'governanceCommission', 'information', w('local officials consulted on the strategy', 'استُشير موظفوها المحليون بشأن الاستراتيجية'), 'nspBox5'),
  tie('unitedStates', 'government', 'cooperation', w('supports reform strategies', 'تدعم استراتيجيات الإصلاح'), 'sg2008'),
  tie('unitedStates', 'army', 'cooperation', w('helps to build', 'تساعد في البناء'), 'sg2008'),
  tie('ecowas', 'government', 'cooperation', w('works with national authorities', 'تعمل مع السلطات الوطنية'), 'sg2008', { direction: 'mutual' }),
  tie('un', 'government', 'cooperation', w('mandated to help with the reform', 'مكلفة بالمساعدة في الإصلاح'), 'sg2008', { formality: 'formal' }),
  tie('unmil', 'police', 'cooperation', w('helps to strengthen', 'تساعد في التعزيز'), 'perspective'),
];

const map = (key: string, order: number, name: Words, purpose: Words): SampleRow<'map'> => ({ key, order, name, purpose, aggregate: 'agreed', classification: 'public' });
const maps: SampleRow<'map'>[] = [
  map('convened', 1, w('Who convened and took part', 'من دعا ومن شارك'), w('The dialogue in Monrovia on 3 and 4 August 2005: who called it, who facilitated and paid for it, who took part. Source: guidance notes, National Ownership, Box 4.', 'الحوار الذي عُقد في مونروفيا يومي 3 و4 آب/أغسطس 2005: من دعا إليه، ومن يسّره وموّله، ومن شارك فيه. المصدر: المذكرات التوجيهية، الملكية الوطنية، الإطار 4.')),
  map('institutions', 2, w('Security sector institutions', 'مؤسسات قطاع الأمن'), w('Institutions that the cited documents name, by sector, with the mission that helps them. Not a full list of those that exist.', 'المؤسسات التي تذكرها الوثائق المستشهد بها، حسب القطاع، مع البعثة التي تساعدها. وليست قائمة كاملة بما هو قائم.')),
  map('consultations', 3, w('Consultations on the strategy', 'المشاورات بشأن الاستراتيجية'), w('Whom the Governance Commission heard across the country for the national security strategy of 2008. People named poverty, unemployment, crime, ethnic tension and insecurity in the region as threats; the strategy took them up. Source: guidance notes, National Security Policy, Boxes 4 and 5.', 'من استمعت إليهم لجنة الحوكمة في أنحاء البلاد لوضع استراتيجية الأمن الوطني لعام 2008. ذكر الناس الفقر والبطالة والجريمة والتوتر الإثني وانعدام الأمن في المنطقة بوصفها تهديدات، وأخذت بها الاستراتيجية. المصدر: المذكرات التوجيهية، سياسات الأمن الوطني، الإطاران 4 و5.')),
  map('support', 4, w('International support', 'الدعم الدولي'), w('Who supported what, as far as the cited documents say.', 'من دعم ماذا، بقدر ما تذكره الوثائق المستشهد بها.')),
];

const memberships = [
  ...membersOf('convened', {
    ...rowAt(0, { csdg: 20, cdd: 300, dcaf: 580 }),
    ...rowAt(160, { justice: 40, unmil: 560 }),
    ...rowAt(230, { dialogue: 300 }),
    ...rowAt(350, { un: 0, implementers: 600 }),
    ...rowAt(450, { legislature: 110, ministries: 490 }),
    ...rowAt(490, { civilSociety: 300 }),
    judiciary: [300, 380],
  }),
  ...membersOf('institutions', {
    ...rowAt(0, { government: 0, ministries: 200, justice: 400 }),
    ...rowAt(130, { legislature: 0, womensCaucus: 200, governanceCommission: 400 }),
    ...rowAt(260, { localAuthorities: 0, securityCommittees: 200, civilSociety: 400 }),
    judiciary: [640, 0],
    ...rowAt(95, { army: 730, police: 900 }),
    ...rowAt(260, { chiefs: 640, unmil: 840 }),
  }),
  ...membersOf('consultations', {
    ...rowAt(0, { unmil: 300 }),
    ...rowAt(90, { localAuthorities: 30, civilSociety: 570 }),
    ...rowAt(220, { governanceCommission: 300 }),
    ...rowAt(350, { chiefs: 30, youth: 570 }),
    ...rowAt(420, { women: 300 }),
  }),
  ...membersOf('support', {
    ...rowAt(0, { unitedStates: 0, ecowas: 240, un: 480, unmil: 700 }),
    ...rowAt(200, { army: 40, government: 270, police: 700 }),
  }),
];

export const liberia: SampleProject = {
  key: 'liberia',
  template: 'ssr',
  project: {
    name: w('Liberia national dialogue on SSR, 2005', 'ليبيريا: الحوار الوطني بشأن إصلاح قطاع الأمن، 2005'),
    description: w(
      'Sample project. Only facts that a cited document states: who convened, facilitated, funded and joined the national dialogue on security sector reform in Monrovia on 3 and 4 August 2005, and what the guidance reports of the years after. The dialogue was to widen the circle of those who shape a shared idea of security, and to keep the question alive beyond the elections. It holds no judgement of anybody.',
      'مشروع نموذجي. لا يتضمن سوى وقائع تذكرها وثيقة مستشهد بها: من دعا إلى الحوار الوطني بشأن إصلاح قطاع الأمن في مونروفيا يومي 3 و4 آب/أغسطس 2005، ومن يسّره وموّله وشارك فيه، وما تورده التوجيهات عن السنوات اللاحقة. وكان القصد توسيع دائرة من يصوغون تصوراً مشتركاً للأمن وإبقاء المسألة حية بعد الانتخابات. ولا يحوي أي حكم على أحد.',
    ),
    timeZone: 'Africa/Monrovia',
    fictional: false,
  },
  records: { property: [], place: places.map((row) => ({ ...row, classification: 'public' as const })), source: sources.map((row) => ({ ...row, classification: 'public' as const })), stakeholder: stakeholders, interest: [], holding: [], relationship: relationships, map: maps, membership: memberships.map((row) => ({ ...row, classification: 'public' as const })), judgement: [] },
  consultations,
  counted: [],
};
