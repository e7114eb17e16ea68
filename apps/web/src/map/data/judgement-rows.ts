/** What the panel shows of the judgements of one stakeholder on one dimension. */
import { type Aggregate, aggregateJudgement, type AggregateChoice, compareCodes, type Dimension, firstDay, judgeKey, type Records } from '@baraza/domain';

type Judgement = Records['judgement'];

export interface DimensionRow {
  readonly dimension: Dimension;
  /** As the map shows it; null: nobody has judged in that way. */
  readonly aggregate: Aggregate | null;
  /** The latest judgement of each judge, and the latest agreed one, by judge. */
  readonly current: readonly Judgement[];
  /** My latest one that counts. */
  readonly mine: Judgement | null;
  readonly agreed: Judgement | null;
  /** The shown value from each day on which it changed. */
  readonly history: readonly { readonly at: number; readonly value: number }[];
}

/** The first day on which a judgement holds, YYYY-MM-DD. */
export const beginOf = (judgement: Judgement): string => firstDay('judgement', judgement)!;
/** In the order in which they hold. */
export const later = (a: Judgement, b: Judgement): number => compareCodes(beginOf(a), beginOf(b)) || compareCodes(a.judgedAt, b.judgedAt) || compareCodes(a.id, b.id);

/** The row of one dimension. `judgements`: all of the stakeholder that the viewer may see. */
export function dimensionRow(judgements: readonly Judgement[], dimension: Dimension, choice: AggregateChoice): DimensionRow {
  const counted = judgements.filter((judgement) => judgement.dimension === dimension && !judgement.withdrawn).sort(later);
  const now = choice.at === undefined ? counted : counted.filter((judgement) => beginOf(judgement) <= choice.at!);
  const latest = new Map<string, Judgement>();
  for (const judgement of now) latest.set(judgement.standing === 'agreed' ? 'agreed' : judgeKey(judgement), judgement);
  const current = [...latest.values()];
  return {
    dimension,
    aggregate: aggregateJudgement(counted, choice),
    current,
    mine: current.find(({ standing, judge }) => standing === 'own' && judge === choice.account) ?? null,
    agreed: latest.get('agreed') ?? null,
    history: historyOf(counted, choice),
  };
}

function historyOf(judgements: readonly Judgement[], choice: AggregateChoice): DimensionRow['history'] {
  const days = [...new Set(judgements.map(beginOf))].sort();
  const moments = days.flatMap((day) => {
    const value = aggregateJudgement(judgements, { ...choice, at: day })?.value;
    return value === undefined ? [] : [{ at: Date.parse(day), value }];
  });
  return moments.filter(({ value }, index) => index === 0 || index === moments.length - 1 || value !== moments[index - 1]!.value);
}

/** First and last year of the judgements: "2003–2005". Null where there are none. */
export function yearsOf(judgements: readonly Judgement[]): readonly [number, number] | null {
  const years = judgements.filter(({ withdrawn }) => !withdrawn).map((judgement) => Number(beginOf(judgement).slice(0, 4)));
  return years.length === 0 ? null : [Math.min(...years), Math.max(...years)];
}

/** How many different judges there are. */
export const judgeCount = (judgements: readonly Judgement[]): number => new Set(judgements.filter(({ withdrawn, standing }) => !withdrawn && standing === 'own').map(judgeKey)).size;
