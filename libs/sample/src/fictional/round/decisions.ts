/** What was made of what people said in the invented round: pairs that were merged, and what is proposed for the map. */
import { type SampleInput, type SampleStep, step, w, type Words } from '../../sample.js';
import type { SessionKey } from './sessions.js';

/** Pairs that two rapporteurs caught and that were merged, with the words of both where they were put together; those that are still open are in the notes only. */
const merged = (id: string, other: string, text?: string): SampleStep => step('mergeInterventions', { id, other, ...(text ? { text } : {}) });
export const mergers: SampleStep[] = [
  merged('armyStays', 'armyStaysToo'),
  merged('petrol', 'petrolToo', 'Nous sommes neuf agents pour une ville de trente mille habitants, et l’essence est finie le dix du mois.'),
  merged('oneReceipt', 'oneReceiptToo'),
  merged('millDoor', 'millDoorToo'),
  merged('nineAccounts', 'nineAccountsToo'),
  merged('marchRaid', 'marchRaidToo'),
];

type Suggested = Pick<SampleInput<'createProposal'>, 'dimension' | 'value' | 'interest' | 'interestName' | 'stance' | 'intensity'>;
const proposed = (id: string, session: SessionKey, intervention: string, stakeholder: string, note: Words, suggested: Suggested): SampleStep => step('createProposal', { id, session, intervention, stakeholder, note, ...suggested });
const decided = (id: string, session: SessionKey, intervention: string, decision: 'accepted' | 'declined', reason: Words): SampleStep => step('decideProposal', { id, session, intervention, decision, reason });

export const proposals: SampleStep[] = [
  proposed('watch trust', 'dulvaneHall', 'sixMonths', 'watch', w('The police offer to work with it.', 'تعرض الشرطة العمل معها.'), { dimension: 'trust', value: 5 }),
  proposed('police position', 'dulvaneHall', 'sixMonths', 'police', w('Came with an offer of its own.', 'جاءت بعرض من عندها.'), { dimension: 'position', value: 2 }),
  proposed('herders routes', 'dulvaneHall', 'paperBars', 'herders', w('They fear that the paper closes the routes.', 'يخشون أن تغلق الورقة المسارات.'), { interest: 'routes', stance: 1, intensity: 9 }),
  proposed('youth examination', 'dulvaneHall', 'examination', 'youth', w('Named first, by several.', 'ذُكر أولاً ومن أكثر من واحد.'), { interestName: w('An examination that everybody can see', 'امتحان يراه الجميع'), stance: 1, intensity: 8 }),
  proposed('traders pay', 'dulvaneHall', 'payFirst', 'traders', w('Pay first, then the road.', 'الأجر أولاً ثم الطريق.'), { interest: 'pay', stance: 1, intensity: 6 }),
  proposed('audit influence', 'hearing', 'twoAccounts', 'audit', w('Nine accounts stay closed to it.', 'تسعة حسابات ما زالت مغلقة أمامه.'), { dimension: 'influence', value: 3 }),
  proposed('gendarmerie pay', 'hearing', 'aprilPay', 'gendarmerie', w('Pay three months late.', 'راتب متأخر ثلاثة أشهر.'), { dimension: 'capacity', value: 3 }),
  proposed('disabled room', 'hearing', 'nineSteps', 'disabled', w('Nine steps, no rail.', 'تسع درجات بلا درابزين.'), { interestName: w('One room at street level', 'غرفة واحدة على مستوى الشارع'), stance: 1, intensity: 9 }),
  proposed('anwe legitimacy', 'tirrenqueHall', 'writeThem', 'anwe', w('Both sides name her.', 'يسميها الطرفان.'), { dimension: 'legitimacy', value: 10 }),
  proposed('border position', 'tirrenqueHall', 'sameIron', 'border', w('One offer is not yet a position.', 'عرض واحد ليس موقفاً بعد.'), { dimension: 'position', value: 1 }),
];

export const decisions: SampleStep[] = [
  decided('police position', 'dulvaneHall', 'sixMonths', 'accepted', w('The offer was made in public and repeated at the liaison meeting.', 'قُدم العرض علناً وأُعيد في اجتماع التنسيق.')),
  decided('traders pay', 'dulvaneHall', 'payFirst', 'declined', w('Drivers said it, not the traders.', 'قاله السائقون لا التجار.')),
  decided('audit influence', 'hearing', 'twoAccounts', 'declined', w('That accounts are kept from it says how it is treated, not what it can move.', 'حجب الحسابات عنه يدل على معاملته لا على ما يقدر أن يحركه.')),
  decided('disabled room', 'hearing', 'nineSteps', 'accepted', w('It stands beside the posts that one can walk to, and is not the same.', 'تقف إلى جانب المراكز القريبة وليست مثلها.')),
  decided('anwe legitimacy', 'tirrenqueHall', 'writeThem', 'accepted', w('Said by herders, gardeners and the retired officer alike.', 'قاله الرعاة وأصحاب البساتين والمسؤول المتقاعد على السواء.')),
];
