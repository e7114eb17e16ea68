/** What a cell of the table says of a judgement, also where the map, which shows what is agreed, shows nothing. */
import { type Aggregate, aggregateJudgement, type AggregateChoice } from '@baraza/domain';

export interface ShownScore {
  readonly aggregate: Aggregate;
  /** Null: it is what the map shows. Else nothing is agreed, and `aggregate` is the viewer's own judgement, or the median of the others; `all` is the median of everybody, by which is told who judged. */
  readonly unagreed: { readonly whose: 'mine' | 'others'; readonly all: Aggregate } | null;
}

/** `judgements`: all of one stakeholder and dimension that the viewer may see. Null: nobody has judged, or the viewer has not where everybody sees their own. */
export function shownScore(judgements: Parameters<typeof aggregateJudgement>[0], choice: AggregateChoice): ShownScore | null {
  const aggregate = aggregateJudgement(judgements, choice);
  if (aggregate) return { aggregate, unagreed: null };
  if (choice.mode !== 'agreed') return null;
  const all = aggregateJudgement(judgements, { ...choice, mode: 'median' });
  if (!all) return null;
  const mine = aggregateJudgement(judgements, { ...choice, mode: 'mine' });
  return { aggregate: mine ?? all, unagreed: { whose: mine ? 'mine' : 'others', all } };
}
