/** The rule that says who may be named with what they said (decision 9): applied where an operation is taken, so that what is forbidden is stored nowhere. */
import { type Lookup, parentsOf } from './access.js';
import type { EntityName, Records } from './entities.generated.js';
import { type Attribution, ATTRIBUTIONS } from './entities/session.js';
import type { AnyRecord } from './entity.js';
import type { Transaction } from './operation.js';

const COARSE_MS = 5 * 60_000;

/** The rule that holds: the item's own, else that of the session. */
export const ruleOf = (session: { attribution: Attribution }, item: { attribution: Attribution | null } | null | undefined): Attribution => item?.attribution ?? session.attribution;

/** Whether `a` lets less be known than `b`. */
export const isStricter = (a: Attribution, b: Attribution): boolean => ATTRIBUTIONS.indexOf(a) > ATTRIBUTIONS.indexOf(b);

/** The strictest of the rules; of none: attributed. */
export const strictestOf = (rules: readonly Attribution[]): Attribution => rules.reduce((strictest, rule) => (isStricter(rule, strictest) ? rule : strictest), ATTRIBUTIONS[0]);

/** The moment to five minutes, downwards: an exact time beside what people remember of the floor says who spoke. ISO 8601. */
export const coarseTime = (at: string): string => new Date(Math.floor(Date.parse(at) / COARSE_MS) * COARSE_MS).toISOString();

/** Whether the exact moment of what happens to the record must not be told: it is something said whose time is coarse, or hangs on that. A time that is round by chance loses nothing by it. */
export function isUntimed(entity: EntityName, record: AnyRecord, lookup: Lookup): boolean {
  if (entity === 'intervention') return coarseTime(String(record['at'])) === record['at'];
  return parentsOf(entity).some(([field, parent]) => {
    const said = parent === 'intervention' && typeof record[field] === 'string' ? lookup(parent, record[field]) : undefined;
    return said !== undefined && isUntimed('intervention', said, lookup);
  });
}

/** Fields of an intervention that a rule may forbid. An id from elsewhere names the sheet that somebody filled in, and so names them as a speaker does. */
export const ATTRIBUTED_FIELDS = ['speaker', 'affiliation', 'affiliationName', 'externalId'] as const;
type Attributable = Partial<Record<(typeof ATTRIBUTED_FIELDS)[number], string | null>> & { at?: string | null };

const FORBIDDEN: Record<Attribution, readonly (typeof ATTRIBUTED_FIELDS)[number][]> = { attributed: [], affiliationOnly: ['speaker', 'externalId'], notAttributed: ATTRIBUTED_FIELDS };

/** Fields that an intervention must not have under the rule. */
export const forbiddenFields = (rule: Attribution): readonly (typeof ATTRIBUTED_FIELDS)[number][] => FORBIDDEN[rule];

/** What of these values may be kept under the rule. Values that are absent stay absent. */
export function allowedUnder<T extends Attributable>(rule: Attribution, values: T): T {
  const kept: T = { ...values };
  for (const field of FORBIDDEN[rule]) if (kept[field] !== undefined) kept[field] = null;
  if (rule === 'notAttributed' && typeof kept.at === 'string') kept.at = coarseTime(kept.at);
  return kept;
}

/** Whether it came from elsewhere, on a sheet or by hand from another channel: when a sheet was handed in names it in the data of its questionnaire. */
const isBrought = ({ channel, externalId, source }: Records['intervention']): boolean => channel !== 'session' || externalId !== null || source !== null;

/**
 * Takes what the rule forbids from something said: from the record, and from the log whatever it names today, for it may have named somebody before. What is left is no finer than what is kept under the rule from the beginning: of what came from elsewhere neither the moment nor the order of
 * the file stays, in which the answers of one person stand together.
 */
export function takeAway(tx: Transaction, said: Records['intervention'], rule: Attribution): void {
  if (rule === 'attributed') return;
  const coarse = rule === 'notAttributed' || isBrought(said);
  const forbidden = forbiddenFields(rule);
  tx.update('intervention', said.id, { ...Object.fromEntries(forbidden.map((field) => [field, null])), ...(coarse ? { at: coarseTime(said.at) } : {}) });
  tx.redact('intervention', said.id, [...forbidden, ...(coarse ? ['at'] : [])], coarse);
}
