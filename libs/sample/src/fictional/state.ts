/** Invented bodies of the invented State of Quelmara, and its judiciary. */
import { type SampleRow, w, type Words } from '../sample.js';

type Row = SampleRow<'stakeholder'>;
type More = Omit<Row, 'key' | 'name' | 'sector' | 'description'>;
/** A formal national institution of the State, unless `more` says otherwise. */
const body = (sector: string, key: string, name: Words, description: Words, more: More = {}): Row => ({
  key, name, description, sector, kind: 'institution', level: 'national', state: 'state', formality: 'formal', place: 'ostavel', source: 'statute', languages: [w('Quelmari', 'الكويلمارية'), w('French', 'الفرنسية')], ...more,
});

export const oversightBodies: Row[] = [
  body('oversight', 'presidency', w('Office of the President', 'مكتب الرئيس'), w('Appoints the commanders and signs the defence decrees.', 'يعيّن القادة ويوقّع مراسيم الدفاع.'), { properties: { seats: 2 } }),
  body('oversight', 'justice', w('Ministry of Justice', 'وزارة العدل'), w('Hosts the secretariat of the reform and runs the prisons.', 'تستضيف أمانة الإصلاح وتدير السجون.'), {
    aliases: ['Ministère de la Justice', 'MoJ'], womenShare: 34, size: 620, properties: { seats: 4 }, tags: [w('secretariat', 'الأمانة')],
    motivations: w('Wants the reform to bear its name before the next budget.', 'تريد أن يُنسب الإصلاح إليها قبل الميزانية المقبلة.'),
  }),
  body('oversight', 'defence', w('Ministry of Defence', 'وزارة الدفاع'), w('Administers the army; few civilians work in it.', 'تدير شؤون الجيش، والمدنيون فيها قلة.'), { aliases: ['Ministère de la Défense'], womenShare: 9, size: 480, properties: { seats: 3 } }),
  body('oversight', 'interior', w('Ministry of the Interior', 'وزارة الداخلية'), w('Responsible for police, gendarmerie and the districts.', 'مسؤولة عن الشرطة والدرك والأقاليم.'), { aliases: ['Ministère de l’Intérieur'], properties: { seats: 3 } }),
  body('oversight', 'finance', w('Ministry of Finance', 'وزارة المالية'), w('Pays the services and wants to know for what.', 'تموّل الأجهزة وتريد أن تعرف فيمَ يُنفق المال.'), { aliases: ['Ministère des Finances'], source: 'budget', properties: { seats: 2 } }),
  body('oversight', 'assembly', w('National Assembly', 'الجمعية الوطنية'), w('Elected in 2004; passes laws and the budget.', 'انتُخبت في 2004، وتقرّ القوانين والميزانية.'), { aliases: ['Assemblée nationale'], womenShare: 22, size: 96, validFrom: '2004-04', properties: { seats: 5 } }),
  body('oversight', 'committee', w('Defence and Security Committee', 'لجنة الدفاع والأمن'), w('Eleven members of the Assembly; may summon ministers.', 'أحد عشر عضواً من الجمعية، ولها أن تستدعي الوزراء.'), { womenShare: 27, size: 11, validFrom: '2004-06' }),
  body('oversight', 'ombuds', w('Office of the Ombudsperson', 'ديوان المظالم'), w('Takes complaints against the services; three people for the whole country.', 'يتلقى الشكاوى ضد الأجهزة، وفيه ثلاثة أشخاص للبلد كله.'), { aliases: ['Médiateur de la République'], size: 3, properties: { seats: 1 } }),
  body('oversight', 'audit', w('Court of Auditors', 'ديوان المحاسبة'), w('Audits public money, but has not yet seen the army’s accounts.', 'يدقق المال العام، لكنه لم يطّلع بعد على حسابات الجيش.'), { aliases: ['Cour des comptes'], source: 'budget' }),
  body('oversight', 'minister', w('Minister Selwa Ondari', 'الوزيرة سلوى أونداري'), w('Minister of Justice since 2004; chairs the steering committee.', 'وزيرة العدل منذ 2004، وترأس اللجنة التوجيهية.'), { kind: 'person', level: 'individual', validFrom: '2004', wouldChangeMind: w('Little: she has staked her name on it.', 'القليل، فقد ربطت اسمها به.') }),
  body('oversight', 'press', w('Union of Journalists', 'نقابة الصحفيين'), w('Reporters of the two papers and of community radio.', 'صحفيو الجريدتين والإذاعات المحلية.'), { kind: 'organisation', state: 'nonState', aliases: ['Syndicat des journalistes'], womenShare: 41, size: 210, source: 'survey', properties: { seats: 2 } }),
  body('oversight', 'platform', w('Civil Platform for Security', 'المنبر المدني للأمن'), w('Forty associations that follow the reform together.', 'أربعون جمعية تتابع الإصلاح معاً.'), { kind: 'network', state: 'nonState', size: 40, validFrom: '2004-02', source: 'townHall', properties: { seats: 4 } }),
];

export const judicialBodies: Row[] = [
  body('judicial', 'supremeCourt', w('Supreme Court', 'المحكمة العليا'), w('Last instance; also decides which court tries soldiers.', 'أعلى درجات التقاضي، وتقرر أيضاً أي محكمة تحاكم العسكريين.'), { aliases: ['Cour suprême'], properties: { seats: 1 } }),
  body('judicial', 'prosecutor', w('Public Prosecutor', 'النيابة العامة'), w('Nineteen prosecutors, none of them in the hills.', 'تسعة عشر وكيل نيابة، لا أحد منهم في التلال.'), { aliases: ['Parquet général'], size: 19 }),
  body('judicial', 'militaryCourt', w('Military Tribunal', 'المحكمة العسكرية'), w('Tries soldiers; its sittings are closed.', 'تحاكم العسكريين في جلسات مغلقة.'), { size: 12 }),
  body('judicial', 'bar', w('Bar Association', 'نقابة المحامين'), w('Lawyers; runs a legal aid desk in Ostavel.', 'تضم المحامين وتدير مكتباً للمساعدة القانونية في أوستافيل.'), { kind: 'organisation', state: 'nonState', womenShare: 38, size: 260, properties: { seats: 2 } }),
];

export const services: Row[] = [
  body('coreSecurity', 'army', w('Armed Forces of Quelmara', 'القوات المسلحة الكويلمارية'), w('Two brigades joined in 2003, one from each side of the war.', 'لواءان دُمجا في 2003، واحد من كل طرف في الحرب.'), {
    aliases: ['Forces armées', 'AFQ'], size: 8400, womenShare: 4, source: 'accord', properties: { seats: 3 },
    incentives: w('Fears for pensions; hopes for new barracks.', 'يخشى على المعاشات ويأمل في ثكنات جديدة.'), likelyReaction: w('Will go along if pay comes on time.', 'سيقبل إن دُفعت الرواتب في موعدها.'),
  }),
  body('coreSecurity', 'police', w('National Police', 'الشرطة الوطنية'), w('In the towns; one officer in six is a woman.', 'تعمل في المدن، وامرأة واحدة بين كل ستة من أفرادها.'), { aliases: ['Police nationale'], size: 5200, womenShare: 16, properties: { seats: 3 } }),
  body('coreSecurity', 'gendarmerie', w('Rural Gendarmerie', 'الدرك الريفي'), w('Police the countryside under military rules.', 'يتولى الأمن في الريف وفق قواعد عسكرية.'), { aliases: ['Gendarmerie rurale'], size: 2900, womenShare: 5, properties: { seats: 2 } }),
  body('coreSecurity', 'guard', w('Presidential Guard', 'الحرس الرئاسي'), w('Better paid than the army and not under its command.', 'أعلى أجراً من الجيش ولا يخضع لقيادته.'), { aliases: ['Garde présidentielle'], size: 700, womenShare: 2, classification: 'confidential', wouldChangeMind: w('A place in the new order of battle, with the same pay.', 'موقع في التشكيل الجديد بالأجر نفسه.') }),
  body('coreSecurity', 'intelligence', w('State Information Service', 'جهاز معلومات الدولة'), w('Works without a law; the draft act would give it one.', 'يعمل بلا قانون، ومشروع القانون يمنحه واحداً.'), { classification: 'confidential', source: 'adviser' }),
  body('coreSecurity', 'prisons', w('Prisons Service', 'مصلحة السجون'), w('Six prisons, built for half of those who are in them.', 'ستة سجون بُنيت لنصف من فيها.'), { size: 640, womenShare: 18 }),
  body('coreSecurity', 'border', w('Border and Customs Guard', 'حرس الحدود والجمارك'), w('Three posts on the plains, one in the port.', 'ثلاثة مراكز في السهول وواحد في الميناء.'), { size: 1100, womenShare: 11, place: 'plains', properties: { seats: 1 } }),
  body('coreSecurity', 'civilProtection', w('Civil Protection', 'الحماية المدنية'), w('Fire, flood and rescue; trusted everywhere.', 'الحرائق والفيضانات والإنقاذ، وموضع ثقة في كل مكان.'), { level: 'subnational', size: 380, womenShare: 24 }),
  body('coreSecurity', 'chief', w('General Idra Vaskell', 'الجنرال إدرا فاسكل'), w('Chief of staff; fought in the war and signed the accord.', 'رئيس الأركان، حارب ثم وقّع الاتفاق.'), {
    kind: 'person', level: 'individual', source: 'roundTable', classification: 'confidential', roleOverride: 'undecided', roleOverrideReason: w('Speaks against the bill in public but has let three officers draft it.', 'ينتقد المشروع علناً لكنه سمح لثلاثة ضباط بصياغته.'),
  }),
];
