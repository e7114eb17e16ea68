/** How people in lists write by what they are counted: in letters, forms and exports of questionnaires, in the languages in which lists come. */
import { fold } from '../fold.js';

/** By the code of a dimension of the template: what stands above such a column. */
const HEADS: Readonly<Record<string, string>> = {
  sex: 'sex, gender, sexe, genre, sexo, género, jinsia, الجنس, جنس, النوع, النوع الاجتماعي, جنسیت',
  ageBand: 'age, age band, age group, years, âge, tranche d’âge, edad, idade, umri, العمر, عمر, السن, الفئة العمرية, سن',
  residence: 'town or country, residence, rural or urban, rural urban, urban rural, milieu, milieu de résidence, residencia, مدينة أم ريف, مكان السكن, الإقامة',
  displacement: 'displacement, displacement status, déplacement, desplazamiento, النزوح, حالة النزوح',
  disability: 'disability, handicap, discapacidad, deficiência, ulemavu, الإعاقة, إعاقة',
};

/** By the code of a group of the template. One code means the same in all dimensions. The letters are those of forms; where two of them mean the same in one column, a reader must ask. */
const GROUPS: Readonly<Record<string, string>> = {
  female:
    'female, females, f, fem, w, woman, women, girl, girls, lady, ladies, ms, mrs, miss, femme, femmes, féminin, féminine, fille, filles, mme, mlle, madame, mujer, mujeres, femenino, femenina, niña, niñas, hembra, sra, mulher, mulheres, feminino, feminina, menina, mwanamke, wanawake, ke, أنثى, أنثي, إناث, امرأة, مرأة, المرأة, نساء, النساء, سيدة, سيدات, بنت, بنات, فتاة, فتيات, ف, أ, زن, زنان, خانم',
  male:
    'male, males, m, man, men, boy, boys, mr, gentleman, h, homme, hommes, masculin, masculine, garçon, garçons, monsieur, hombre, hombres, masculino, varón, varones, v, niño, niños, sr, homem, homens, menino, mwanaume, wanaume, me, ذكر, ذكور, ذ, رجل, رجال, الرجال, سيد, ولد, أولاد, صبي, شاب, مرد, مردان, آقا',
  other: 'other, others, other specify, non binary, nonbinary, diverse, autre, autres, non binaire, otro, otra, otros, no binario, outro, outra, آخر, أخرى, غير ذلك',
  notAsked: 'not asked, non demandé, no preguntado, não perguntado, لم يُسأل, لم تُسأل',
  declined: 'declined, declined to say, decline, refused, refusal, no answer, prefer not to say, prefer not to answer, rather not say, préfère ne pas dire, préfère ne pas répondre, refus, ne répond pas, prefiere no decir, prefiere no responder, no responde, امتنع عن الإجابة, امتنعت عن الإجابة, رفض, رفضت, يفضل عدم الإجابة, تفضل عدم الإجابة',
  rural: 'rural, from the country, country, countryside, village, campagne, campo, vijijini, من الريف, ريف, ريفي, ريفية, قرية',
  urban: 'urban, from town, town, city, urbain, urbaine, ville, urbano, urbana, ciudad, cidade, mjini, من المدينة, مدينة, حضر, حضري, حضرية',
  displaced: 'displaced, idp, idps, internally displaced, déplacé, déplacée, déplacés, déplacées, desplazado, desplazada, desplazados, نازحون, نازح, نازحة, نازحين, مهجر, مهجرة',
  returned: 'returned, returnee, returnees, retourné, retournée, retournés, rapatrié, rapatriée, retornado, retornada, retornados, عائدون, عائد, عائدة, عائدين',
  host: 'host, host community, hôte, communauté hôte, communauté d’accueil, comunidad de acogida, acogida, المجتمع المضيف, مجتمع مضيف, مضيف',
  neither: 'neither, none of these, none, aucun, aucune, ninguno, ninguna, nenhum, لا شيء مما سبق, لا شيء',
  yes: 'yes, y, true, with a disability, with disability, disabled, pwd, oui, handicapé, handicapée, sí, sim, con discapacidad, ndiyo, نعم, ذوو إعاقة, ذو إعاقة, ذات إعاقة, معاق, معاقة',
  no: 'no, n, false, without, without disability, non, não, sin discapacidad, hapana, لا, بدون إعاقة, بلا إعاقة',
};

/** A word of a list without what differs between people who write it: case, marks, punctuation and the joints of codes. */
export const wordKey = (text: string): string => fold(text).replace(/[\s\p{P}]+/gu, ' ').trim();

const read = (table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> => new Map(Object.entries(table).map(([code, words]) => [code, words.split(', ')]));
const heads = read(HEADS);
const groups = read(GROUPS);
const codeOf = new Map([...groups].flatMap(([code, words]) => [code, ...words].map((word) => [wordKey(word), code] as const)));

/** Words for a column that holds this dimension; none for those that a process made up. */
export const dimensionWords = (code: string): readonly string[] => heads.get(code) ?? [];

/** Words that mean a group: of one of the templates by its code, or of a process that wrote one of these words itself ("Women"). */
export const groupWords = (group: string): readonly string[] => groups.get(codeOf.get(wordKey(group)) ?? '') ?? [];
