/** Invented people, groups and partners outside the invented State. */
import { type SampleRow, w, type Words } from '../sample.js';

type Row = SampleRow<'stakeholder'>;
type More = Omit<Row, 'key' | 'name' | 'kind' | 'sector' | 'level' | 'description'>;
const actor = (sector: string, key: string, kind: string, level: string, name: Words, description: Words, more: More = {}): Row => ({
  key, name, description, kind, sector, level, state: 'nonState', source: 'townHall', languages: [w('Quelmari', 'الكويلمارية')], ...more,
});

export const nonState: Row[] = [
  actor('nonState', 'elders', 'customaryAuthority', 'subnational', w('Council of Elders of the Hills', 'مجلس شيوخ التلال'), w('Settles land and blood disputes; most people go there first.', 'يفصل في نزاعات الأرض والدم، ويقصده معظم الناس أولاً.'), { formality: 'informal', place: 'hills', aliases: ['Conseil des anciens'], properties: { seats: 3 } }),
  actor('nonState', 'chiefs', 'customaryAuthority', 'local', w('Chiefs of the Lagoon', 'زعماء البحيرات'), w('Village heads of the coast; recognised by decree.', 'رؤساء قرى الساحل، معترف بهم بمرسوم.'), { formality: 'formal', place: 'coast', aliases: ['Chefferie lagunaire'], properties: { seats: 2 } }),
  actor('nonState', 'watch', 'group', 'community', w('Village watch groups', 'جماعات حراسة القرى'), w('Neighbours who guard fields and wells at night.', 'جيران يحرسون الحقول والآبار ليلاً.'), { formality: 'informal', place: 'hills', size: 3000, womenShare: 6 }),
  actor('nonState', 'harbour', 'organisation', 'national', w('Harbour Guard Ltd', 'شركة حرس الميناء'), w('Private guards of the port, banks and embassies.', 'حراس خاصون للميناء والمصارف والسفارات.'), { formality: 'formal', place: 'ostavel', size: 950, womenShare: 8, source: 'survey' }),
  actor('nonState', 'veterans', 'organisation', 'national', w('Association of Former Fighters', 'جمعية المقاتلين السابقين'), w('Demobilised men and women of both sides.', 'رجال ونساء مسرَّحون من الطرفين.'), { formality: 'formal', size: 6100, womenShare: 19, validFrom: '2003-12', source: 'accord', properties: { seats: 2 } }),
  actor('nonState', 'front', 'armedGroup', 'subnational', w('Northern Hills Front', 'جبهة التلال الشمالية'), w('Signed the accord in 2003; keeps two camps until the last pay is made.', 'وقّعت الاتفاق في 2003، وتحتفظ بمعسكرين إلى حين صرف آخر الرواتب.'), {
    formality: 'informal', place: 'hills', size: 900, source: 'accord', classification: 'confidential', properties: { seats: 2 },
    motivations: w('Places in the gendarmerie for its people, and no trials for them alone.', 'أماكن في الدرك لأفرادها، وألا يُحاكموا وحدهم.'), wouldChangeMind: w('Pay on a fixed day, witnessed by the mission.', 'دفع الرواتب في يوم محدد بحضور البعثة.'),
  }),
  actor('nonState', 'brigade', 'armedGroup', 'local', w('River Brigade', 'لواء النهر'), w('Broke away from the Front and never signed.', 'انشق عن الجبهة ولم يوقّع قط.'), { formality: 'informal', place: 'hills', size: 150, source: 'adviser', classification: 'strictlyConfidential' }),
];

export const partners: Row[] = [
  actor('internationalPartners', 'mission', 'internationalPartner', 'global', w('World Concord Mission', 'بعثة الوئام العالمي'), w('An invented peace mission, in the country until the end of 2006.', 'بعثة سلام مُختلقة تبقى في البلد حتى نهاية 2006.'), { formality: 'formal', place: 'ostavel', size: 2200, womenShare: 21, validFrom: '2003-10', validTo: '2006-12', source: 'accord', aliases: ['WCM'], languages: [w('English', 'الإنجليزية'), w('French', 'الفرنسية')] }),
  actor('internationalPartners', 'shores', 'internationalPartner', 'regional', w('Community of the Southern Shores', 'جماعة الشواطئ الجنوبية'), w('An invented body of seven neighbours; guarantor of the accord.', 'هيئة مُختلقة تضم سبعة جيران، وهي ضامنة الاتفاق.'), { formality: 'formal', source: 'accord', aliases: ['Communauté des rivages du Sud'] }),
  actor('internationalPartners', 'norvessa', 'internationalPartner', 'national', w('Republic of Norvessa', 'جمهورية نورفيسا'), w('An invented donor; trains and equips the army.', 'جهة مانحة مُختلقة تدرّب الجيش وتجهّزه.'), { state: 'state', formality: 'formal', source: 'budget' }),
  actor('internationalPartners', 'bank', 'internationalPartner', 'regional', w('Shores Development Bank', 'مصرف تنمية الشواطئ'), w('Lends for courts and roads; asks for audited accounts.', 'يقرض لبناء المحاكم والطرق، ويطلب حسابات مدققة.'), { formality: 'formal', source: 'budget' }),
  actor('internationalPartners', 'institute', 'internationalPartner', 'global', w('Institute for Common Security', 'معهد الأمن المشترك'), w('Facilitates the dialogue and trains rapporteurs.', 'ييسّر الحوار ويدرّب المقررين.'), { formality: 'formal', validFrom: '2004-01' }),
];

export const people: Row[] = [
  actor('public', 'women', 'organisation', 'national', w('Women’s League for Peace', 'رابطة النساء من أجل السلام'), w('Kept the talks going in 2003; branches in every district.', 'أبقت المحادثات حية في 2003، ولها فروع في كل إقليم.'), { formality: 'formal', place: 'ostavel', womenShare: 100, size: 12000, aliases: ['Ligue des femmes pour la paix'], properties: { seats: 6 } }),
  actor('public', 'youth', 'network', 'national', w('Youth Parliament', 'برلمان الشباب'), w('Delegates under thirty from all districts.', 'مندوبون دون الثلاثين من جميع الأقاليم.'), { formality: 'formal', womenShare: 47, size: 120, properties: { seats: 4 } }),
  actor('public', 'traders', 'group', 'local', w('Market traders of Dulvane', 'تجار سوق دولفان'), w('Pay at five checkpoints on the way to the coast.', 'يدفعون عند خمسة حواجز في الطريق إلى الساحل.'), { formality: 'informal', place: 'dulvane', womenShare: 82, source: 'traderSaid', aliases: ['Commerçantes de Dulvane'], properties: { seats: 1 } }),
  actor('public', 'displaced', 'group', 'local', w('Displaced families', 'الأسر النازحة'), w('Forty thousand people who have not gone back to the hills.', 'أربعون ألف شخص لم يعودوا إلى التلال.'), { formality: 'informal', place: 'coast', size: 40000, womenShare: 56, marginalised: true, marginalisedWhy: w('No papers, no vote, no land.', 'لا أوراق ولا حق في التصويت ولا أرض.'), source: 'survey' }),
  actor('public', 'herders', 'group', 'subnational', w('Herding families of the plains', 'أسر الرعاة في السهول'), w('Move with their cattle across two borders.', 'يتنقلون بمواشيهم عبر حدودين.'), { formality: 'informal', place: 'plains', size: 25000, womenShare: 49, marginalised: true, marginalisedWhy: w('Meetings are held where and when they cannot come.', 'تُعقد الاجتماعات حيث ومتى لا يستطيعون الحضور.'), languages: [w('Tamri', 'التمرية')], source: 'survey' }),
  actor('public', 'disabled', 'network', 'national', w('Network of Persons with Disabilities', 'شبكة الأشخاص ذوي الإعاقة'), w('Many were wounded in the war; stations have no ramps.', 'كثير منهم أصيبوا في الحرب، ومراكز الشرطة بلا منحدرات.'), { formality: 'formal', womenShare: 44, size: 1800, marginalised: true, marginalisedWhy: w('Neither rooms nor papers are made for them.', 'لا القاعات ولا الوثائق مهيأة لهم.'), properties: { seats: 1 } }),
  actor('public', 'teachers', 'organisation', 'national', w('Teachers’ Union', 'نقابة المعلمين'), w('In every village; often the only ones who write minutes.', 'في كل قرية، وكثيراً ما يكونون وحدهم من يدوّن المحاضر.'), { formality: 'formal', womenShare: 51, size: 9000, aliases: ['Syndicat des enseignants'], properties: { seats: 2 } }),
  actor('public', 'anwe', 'person', 'individual', w('Mother Anwe Toril', 'الأم أنوي توريل'), w('Mediator between herders and farmers; asked for by both.', 'وسيطة بين الرعاة والمزارعين يطلبها الطرفان.'), { formality: 'informal', place: 'tirrenque', properties: { seats: 1 } }),
];
