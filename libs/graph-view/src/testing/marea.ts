/** Marea, an invented country: 34 stakeholders, 3 interests and ties of every kind. Nobody in it exists. */
import { Fixture } from './fixture.js';

type Row = readonly [id: string, english: string, arabic: string, kind: string, sector: string, position: number | null, influence: number | null];

const ACTORS: readonly Row[] = [
  ['gulf', 'Gulf Friendship Fund', 'صندوق صداقة الخليج', 'internationalPartner', 'internationalPartners', 1, 9],
  ['unim', 'United Mission in Marea', 'البعثة الموحدة في ماريا', 'internationalPartner', 'internationalPartners', 2, 9],
  ['delta', 'Delta Commission', 'مفوضية الدلتا', 'internationalPartner', 'internationalPartners', 1, 6],
  ['cress', 'Cress Institute', 'معهد كريس', 'internationalPartner', 'internationalPartners', 2, 3],
  ['northern', 'Northern Aid', 'العون الشمالي', 'internationalPartner', 'internationalPartners', 0, 5],
  ['justice', 'Ministry of Justice', 'وزارة العدل', 'institution', 'oversight', 2, 8],
  ['interior', 'Ministry of Internal Affairs', 'وزارة الشؤون الداخلية', 'institution', 'oversight', 0, 6],
  ['finance', 'Ministry of Finance', 'وزارة المالية', 'institution', 'oversight', 0, 8],
  ['defence', 'Ministry of Defence', 'وزارة الدفاع', 'institution', 'oversight', 0, 7],
  ['assembly', 'National Assembly', 'الجمعية الوطنية', 'institution', 'oversight', -1, 7],
  ['audit', 'Audit Board', 'مجلس المراجعة', 'institution', 'oversight', 2, 4],
  ['press', 'Press Union', 'اتحاد الصحافة', 'organisation', 'oversight', 1, 4],
  ['women', 'Women’s League', 'رابطة النساء', 'organisation', 'oversight', 2, 6],
  ['faith', 'Council of Faiths', 'مجلس الأديان', 'organisation', 'oversight', 1, 5],
  ['rights', 'Human Rights Network', 'شبكة حقوق الإنسان', 'network', 'oversight', 2, 4],
  ['court', 'Supreme Court', 'المحكمة العليا', 'institution', 'judicial', 0, 6],
  ['bar', 'Bar Association', 'نقابة المحامين', 'organisation', 'judicial', 1, 3],
  ['army', 'Armed Forces', 'القوات المسلحة', 'institution', 'coreSecurity', -1, 7],
  ['police', 'National Police', 'الشرطة الوطنية', 'institution', 'coreSecurity', 1, 7],
  ['guard', 'Presidential Guard', 'الحرس الرئاسي', 'institution', 'coreSecurity', -1, 8],
  ['agency', 'Security Agency', 'وكالة الأمن', 'institution', 'coreSecurity', -1, 6],
  ['prisons', 'Prison Service', 'مصلحة السجون', 'institution', 'coreSecurity', 1, 2],
  ['border', 'Border Bureau', 'مكتب الحدود', 'institution', 'coreSecurity', null, 4],
  ['chiefs', 'Traditional chiefs', 'الزعماء التقليديون', 'customaryAuthority', 'nonState', 0, 7],
  ['veterans', 'Former fighters', 'المقاتلون السابقون', 'armedGroup', 'nonState', -1, 5],
  ['hill', 'Hill Brigade', 'لواء التلال', 'armedGroup', 'nonState', -2, 6],
  ['shield', 'Shield Guards Ltd', 'شركة الدرع', 'organisation', 'nonState', -1, 3],
  ['watch', 'Community watch groups', 'لجان الحراسة الأهلية', 'group', 'nonState', 1, 3],
  ['youth', 'Youth federation', 'اتحاد الشباب', 'organisation', 'public', 0, 4],
  ['market', 'Market women', 'نساء الأسواق', 'group', 'public', 1, 3],
  ['rural', 'Rural communities', 'المجتمعات الريفية', 'group', 'public', 1, 3],
  ['displaced', 'Displaced and returnees', 'النازحون والعائدون', 'group', 'public', null, null],
  ['sena', 'Sena Abara', 'سينا أبارا', 'person', 'public', 2, 5],
  ['farmers', 'Farmers’ cooperative', 'تعاونية المزارعين', 'organisation', 'public', 0, 4],
];

type Tie = readonly [from: string, to: string, type: string, strength: number | null, rest?: Record<string, unknown>];
const TIES: readonly Tie[] = [
  ['unim', 'justice', 'cooperation', 9, { direction: 'undirected', label: 'convene with' }], ['gulf', 'unim', 'cooperation', 6, { direction: 'undirected' }], ['gulf', 'justice', 'funding', 7],
  ['delta', 'justice', 'funding', 6], ['cress', 'justice', 'funding', 5], ['gulf', 'army', 'funding', 4], ['northern', 'farmers', 'funding', 5], ['justice', 'prisons', 'command', 7],
  ['justice', 'police', 'command', 8], ['interior', 'border', 'command', 5], ['interior', 'police', 'oversight', 6], ['defence', 'army', 'command', 9], ['assembly', 'justice', 'oversight', 6],
  ['assembly', 'defence', 'oversight', 5], ['assembly', 'finance', 'oversight', 6], ['finance', 'justice', 'funding', 7], ['finance', 'interior', 'funding', 4], ['women', 'justice', 'influence', 6, { formality: 'informal' }],
  ['women', 'assembly', 'influence', 4, { formality: 'informal' }], ['audit', 'justice', 'information', 5], ['audit', 'finance', 'oversight', 6], ['faith', 'women', 'alliance', 6, { direction: 'undirected' }],
  ['faith', 'assembly', 'influence', 3], ['press', 'women', 'cooperation', 5, { direction: 'undirected' }], ['press', 'audit', 'information', 5], ['rights', 'court', 'information', 4], ['court', 'justice', 'cooperation', 6, { direction: 'undirected' }],
  ['bar', 'court', 'influence', 4], ['army', 'agency', 'mistrust', 7, { direction: 'undirected' }], ['police', 'guard', 'mistrust', 6, { direction: 'undirected' }], ['guard', 'agency', 'cooperation', 5, { direction: 'undirected', formality: 'informal' }],
  ['army', 'veterans', 'conflict', 6, { direction: 'mutual' }], ['hill', 'veterans', 'command', 5, { formality: 'informal' }], ['shield', 'veterans', 'funding', 4, { formality: 'informal' }], ['rural', 'police', 'mistrust', 7],
  ['interior', 'chiefs', 'command', 4], ['chiefs', 'rural', 'representation', 6], ['watch', 'police', 'cooperation', 4, { direction: 'undirected' }], ['watch', 'chiefs', 'dependency', 4], ['market', 'rural', 'kinship', 5, { direction: 'undirected' }],
  ['women', 'market', 'representation', 6], ['youth', 'displaced', 'service', 3], ['displaced', 'faith', 'influence', 3], ['youth', 'assembly', 'influence', 3], ['police', 'border', 'cooperation', 4, { direction: 'undirected' }],
  ['sena', 'women', 'influence', 7], ['sena', 'justice', 'influence', 5], ['farmers', 'rural', 'representation', 5], ['chiefs', 'farmers', 'influence', null], ['army', 'veterans', 'information', 3],
];

const INTERESTS: readonly (readonly [id: string, english: string, arabic: string, kind: string])[] = [
  ['oversightCivil', 'Civilian oversight', 'رقابة مدنية', 'political'], ['safeMarkets', 'Safe markets', 'أسواق آمنة', 'security'], ['pensions', 'Pensions paid', 'دفع المعاشات', 'economic'],
];
const HOLDINGS: readonly (readonly [who: string, what: string, stance: 1 | -1, intensity: number])[] = [
  ['justice', 'oversightCivil', 1, 9], ['women', 'oversightCivil', 1, 7], ['guard', 'oversightCivil', -1, 8], ['market', 'safeMarkets', 1, 9], ['rural', 'safeMarkets', 1, 6], ['veterans', 'pensions', 1, 10], ['finance', 'pensions', -1, 4],
];
const SECTORS = { internationalPartners: ['International partners', 'الشركاء الدوليون'], oversight: ['Management, oversight', 'الإدارة والرقابة'], judicial: ['Judicial', 'القضاء'], coreSecurity: ['Core security providers', 'أجهزة الأمن الأساسية'], nonState: ['Non-State', 'جهات غير حكومية'], public: ['The public', 'الجمهور'] };
const KINDS = ['institution', 'organisation', 'group', 'customaryAuthority', 'armedGroup', 'internationalPartner', 'person', 'network'];
const TYPES = { command: 'تقود', oversight: 'تراقب', alliance: 'تحالف', cooperation: 'تعاون', funding: 'تموّل', dependency: 'تعتمد', influence: 'تؤثر', information: 'تنصح', representation: 'تمثل', service: 'خدمة', kinship: 'قرابة', mistrust: 'انعدام ثقة', conflict: 'نزاع' };

/** Marea, with its names in one language. Nobody has a place yet. */
export function marea(language: 'en' | 'ar'): Fixture {
  const fixture = new Fixture();
  const at = language === 'en' ? 0 : 1;
  Object.entries(SECTORS).forEach(([code, names], order) => fixture.term('sector', code, { name: names[at], order }));
  KINDS.forEach((code, order) => fixture.term('kind', code, { order }));
  Object.entries(TYPES).forEach(([code, arabic], order) => fixture.term('relationshipType', code, { name: at === 0 ? code : arabic, order }));
  for (const [id, english, arabic, kind, sector, position, influence] of ACTORS) {
    fixture.actor(id, { name: [english, arabic][at], aliases: [[english, arabic][1 - at]], kind, sector });
    if (position !== null) fixture.judge(`p-${id}`, id, 'position', position);
    if (influence !== null) fixture.judge(`i-${id}`, id, 'influence', influence);
  }
  TIES.forEach(([from, to, type, strength, rest], index) => fixture.tie(`t${index}`, from, to, { type, strength, ...rest, ...(at === 1 && { label: null }) }));
  for (const [id, english, arabic, kind] of INTERESTS) {
    fixture.put('interest', id, { name: [english, arabic][at], kind: `interestKind:${kind}` });
    fixture.put('membership', `m-${id}`, { map: 'map', interest: id });
  }
  HOLDINGS.forEach(([stakeholder, interest, stance, intensity], index) => fixture.put('holding', `h${index}`, { stakeholder, interest, stance, intensity }));
  return fixture;
}
