/** The codebook of the invented round: two levels, three versions. */
import { type SampleStep, step, w, type Words } from '../../sample.js';
import { ROUND } from './process.js';

type Code = readonly [id: string, parent: string | null, name: Words, definition: Words];
/** Codes in their order; those of a later version stand behind the others. */
const codes = (after: number, list: readonly Code[]): SampleStep[] => list.map(([id, parent, name, definition], index) => step('createCode', { id, process: ROUND, parent, name, definition, retired: false, order: after + index + 1 }));
const version = (number: number, note: Words): SampleStep => step('makeCodebookVersion', { id: `version ${number}`, process: ROUND, note });

export const codebookFirst: SampleStep[] = [
  ...codes(0, [
    ['police', null, w('police', 'الشرطة'), w('Police and gendarmerie: where they are, how they act. The army goes to forces.', 'الشرطة والدرك: أين هم وكيف يتصرفون. أما الجيش ففي القوات.')],
    ['presence', 'police', w('presence', 'الحضور'), w('Where and when police can be found: posts, patrols, hours. Conduct goes to conduct.', 'أين ومتى توجد الشرطة: المراكز والدوريات والساعات. أما السلوك ففي السلوك.')],
    ['conduct', 'police', w('conduct', 'السلوك'), w('How officers treat people, good or bad. Money taken goes to checkpoints.', 'كيف يعامل الأفراد الناس، خيراً أو شراً. أما أخذ المال ففي الحواجز.')],
    ['womenOfficers', 'police', w('women officers', 'الشرطيات'), w('Recruiting, posting and keeping women in the services.', 'تجنيد النساء في الأجهزة وتعيينهن وبقاؤهن.')],
    ['response', 'police', w('response', 'الاستجابة'), w('How long it takes until somebody comes.', 'كم يمضي من الوقت حتى يأتي أحد.')],
    ['pay', 'police', w('pay and means', 'الرواتب والوسائل'), w('Pay, fuel, radios and housing of officers.', 'رواتب الأفراد ووقودهم وأجهزتهم ومساكنهم.')],
    ['roads', null, w('roads', 'الطرق'), w('Being safe on the way.', 'الأمان في الطريق.')],
    ['checkpoints', 'roads', w('checkpoints', 'الحواجز'), w('Barriers, and what is taken there.', 'الحواجز وما يؤخذ عندها.')],
    ['transport', 'roads', w('transport', 'النقل'), w('Lorries, boats and buses, and who escorts them.', 'الشاحنات والقوارب والحافلات ومن يرافقها.')],
    ['night', 'roads', w('after dark', 'بعد حلول الظلام'), w('Light, curfew, and who is about at night.', 'الإنارة وحظر التجول ومن يكون في الخارج ليلاً.')],
    ['land', null, w('land and water', 'الأرض والماء'), w('Fields, wells, herds and houses, and quarrels over them.', 'الحقول والآبار والقطعان والبيوت والنزاع عليها.')],
    ['grazing', 'land', w('grazing', 'الرعي'), w('Herds, routes and damage to fields.', 'القطعان والمسارات والضرر بالحقول.')],
    ['boundaries', 'land', w('boundaries', 'الحدود'), w('Whose field it is, and who decides.', 'لمن الحقل ومن يقرر.')],
    ['forces', null, w('forces', 'القوات'), w('The army, the guard, armed groups and those who have left them.', 'الجيش والحرس والجماعات المسلحة ومن تركوها.')],
    ['barracks', 'forces', w('barracks', 'الثكنات'), w('Soldiers where people live.', 'الجنود حيث يسكن الناس.')],
    ['formerFighters', 'forces', w('former fighters', 'المقاتلون السابقون'), w('Coming home from the war: pay, trade, neighbours.', 'العودة من الحرب: الأجر والحرفة والجيران.')],
    ['justice', null, w('justice', 'العدالة'), w('Who judges, and whether it is kept.', 'من يقضي وهل يُنفَّذ.')],
    ['courts', 'justice', w('courts', 'المحاكم'), w('Courts, prosecutors, lawyers, what they cost.', 'المحاكم والنيابة والمحامون وكلفتهم.')],
    ['custom', 'justice', w('custom', 'العرف'), w('Elders and chiefs as judges.', 'الشيوخ والزعماء قضاةً.')],
    ['oversight', null, w('oversight', 'الرقابة'), w('Who watches those who guard.', 'من يراقب من يحرس.')],
    ['complaints', 'oversight', w('complaints', 'الشكاوى'), w('Where to complain and what happens then.', 'أين يُشتكى وماذا يحدث بعد ذلك.')],
    ['accounts', 'oversight', w('accounts', 'الحسابات'), w('Where the money of the services goes.', 'أين تذهب أموال الأجهزة.')],
    ['living', null, w('living', 'المعيشة'), w('What people name as security and no service provides: work, school, water.', 'ما يعدّه الناس أمناً ولا يوفره أي جهاز: العمل والمدرسة والماء.')],
    ['work', 'living', w('work', 'العمل'), w('Jobs, markets, debt.', 'الوظائف والأسواق والديون.')],
    ['school', 'living', w('school', 'المدرسة'), w('Children and the way to school.', 'الأطفال والطريق إلى المدرسة.')],
  ]),
  version(1, w('First codes, from the questions and two trial talks.', 'الرموز الأولى من الأسئلة ومن محادثتين تجريبيتين.')),
];

export const codebookSecond: SampleStep[] = [
  ...codes(100, [
    ['returning', 'land', w('returning', 'العودة'), w('Going home after flight, and what stands in the way.', 'العودة إلى الديار بعد النزوح وما يحول دونها.')],
    ['arms', 'forces', w('arms left over', 'السلاح المتبقي'), w('Weapons in houses and fields since the war.', 'سلاح في البيوت والحقول منذ الحرب.')],
    ['detention', 'justice', w('detention', 'الاحتجاز'), w('Being held: where, how long, by whom.', 'الاحتجاز: أين وكم ومن يحتجز.')],
    ['homeViolence', 'justice', w('violence at home', 'العنف في البيت'), w('Violence in the family, and whether anybody takes it up.', 'العنف في الأسرة وهل يتولاه أحد.')],
    ['information', 'oversight', w('information', 'المعلومات'), w('Being told: laws, rights, decisions.', 'إعلام الناس: القوانين والحقوق والقرارات.')],
    ['reprisals', 'oversight', w('reprisals', 'الانتقام'), w('What happens to those who speak.', 'ما يحدث لمن يتكلم.')],
    ['water', 'living', w('water', 'الماء'), w('Wells and taps, and the way there.', 'الآبار والصنابير والطريق إليها.')],
  ]),
  version(2, w('Seven codes that the liaison meeting and the town hall in Dulvane called for.', 'سبعة رموز استدعاها اجتماع التنسيق واللقاء المفتوح في دولفان.')),
];

export const codebookThird: SampleStep[] = [
  step('updateCode', { id: 'presence', definition: w('Where and when police can be found, and how long it takes until somebody comes. Conduct goes to conduct.', 'أين ومتى توجد الشرطة، وكم يمضي حتى يأتي أحد. أما السلوك ففي السلوك.') }),
  step('updateCode', { id: 'response', retired: true }),
  step('moveCode', { id: 'night', process: ROUND, parent: 'police', order: 5.5 }),
  version(3, w('Response is part of presence now: nobody could tell them apart. What is said of the night is about police more than about roads.', 'صارت الاستجابة جزءاً من الحضور إذ لم يميز أحد بينهما. وما يقال عن الليل يخص الشرطة أكثر مما يخص الطرق.')),
];
