/** What people of the invented country fear, as they named it. */
import { type SampleStep, step, w, type Words } from '../../sample.js';

const threat = (id: string, place: string, name: Words, description: Words, ...tags: Words[]): SampleStep => step('createThreat', { id, place, name, description, tags });

export const threats: SampleStep[] = [
  threat('extortion', 'hills', w('Money taken on the road', 'أخذ المال في الطريق'), w('Every barrier has its price, and no receipt is given.', 'لكل حاجز ثمنه، ولا يُعطى إيصال.'), w('roads', 'الطرق')),
  threat('cattleRaids', 'plains', w('Cattle raids at night', 'غارات ليلية على الماشية'), w('Armed riders take a herd and are across the border before morning.', 'فرسان مسلحون يأخذون القطيع ويعبرون الحدود قبل الصباح.'), w('herds', 'القطعان')),
  threat('punished', 'quelmara', w('Being punished for speaking', 'العقاب على الكلام'), w('Whoever complains is visited at home.', 'من يشتكي يُزار في بيته.'), w('oversight', 'الرقابة')),
  threat('landLoss', 'hills', w('Coming home to a field that is taken', 'العودة إلى حقل أُخذ'), w('Others sow what families left behind, and hold papers for it.', 'آخرون يزرعون ما تركته الأسر ولديهم أوراق به.'), w('return', 'العودة'), w('land', 'الأرض')),
  threat('homeViolence', 'quelmara', w('Violence behind the door', 'عنف خلف الباب'), w('Nobody writes it down, and the woman is sent home again.', 'لا أحد يدوّنه، وتُعاد المرأة إلى بيتها.'), w('women', 'النساء')),
  threat('unpaid', 'hills', w('Armed men without pay', 'مسلحون بلا أجر'), w('Who has a gun and no wage finds one on the road.', 'من لديه سلاح وليس له أجر يجده في الطريق.'), w('forces', 'القوات')),
  threat('wells', 'plains', w('Quarrels at the wells', 'نزاعات عند الآبار'), w('In the dry months herds and gardens need the same water on the same day.', 'في أشهر الجفاف تحتاج القطعان والبساتين الماء نفسه في اليوم نفسه.'), w('water', 'الماء')),
  threat('held', 'coast', w('Being held without a charge', 'الاحتجاز بلا تهمة'), w('Families go from station to station and are told nothing.', 'تتنقل الأسر من مركز إلى مركز ولا يُقال لها شيء.'), w('detention', 'الاحتجاز')),
];
