/** The rule that says who may be named with what they said (decision 9): applied where an operation is taken, so that what is forbidden is stored nowhere. */
import { type Attribution, ATTRIBUTIONS } from './entities/session.js';

const COARSE_MS = 5 * 60_000;

/** The rule that holds: the item's own, else that of the session. */
export const ruleOf = (session: { attribution: Attribution }, item: { attribution: Attribution | null } | null | undefined): Attribution => item?.attribution ?? session.attribution;

/** Whether `a` lets less be known than `b`. */
export const isStricter = (a: Attribution, b: Attribution): boolean => ATTRIBUTIONS.indexOf(a) > ATTRIBUTIONS.indexOf(b);

/** The moment to five minutes, downwards: an exact time beside what people remember of the floor says who spoke. ISO 8601. */
export const coarseTime = (at: string): string => new Date(Math.floor(Date.parse(at) / COARSE_MS) * COARSE_MS).toISOString();

/** Fields of an intervention that a rule may forbid. */
export const ATTRIBUTED_FIELDS = ['speaker', 'affiliation', 'affiliationName'] as const;
type Attributable = Partial<Record<(typeof ATTRIBUTED_FIELDS)[number], string | null>> & { at?: string | null };

const FORBIDDEN: Record<Attribution, readonly (typeof ATTRIBUTED_FIELDS)[number][]> = { attributed: [], affiliationOnly: ['speaker'], notAttributed: ATTRIBUTED_FIELDS };

/** Fields that an intervention must not have under the rule. */
export const forbiddenFields = (rule: Attribution): readonly (typeof ATTRIBUTED_FIELDS)[number][] => FORBIDDEN[rule];

/** What of these values may be kept under the rule. Values that are absent stay absent. */
export function allowedUnder<T extends Attributable>(rule: Attribution, values: T): T {
  const kept: T = { ...values };
  for (const field of FORBIDDEN[rule]) if (kept[field] !== undefined) kept[field] = null;
  if (rule === 'notAttributed' && typeof kept.at === 'string') kept.at = coarseTime(kept.at);
  return kept;
}
