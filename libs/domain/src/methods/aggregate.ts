/** One value out of what several people judged (METHODS, DESIGN §2): what a map draws, and what it rests on. */
import type { Judgement } from '../entities/judgement.js';
import { CONFIDENCES, type Confidence, SCALES } from '../scales.js';
import { firstDay, ownValidity } from '../valid-time.js';

/** Which judgements count: the team's, the viewer's own, or everybody's (a map names one; see the entity `map`). */
export interface AggregateChoice {
  mode: 'agreed' | 'mine' | 'median';
  /** Account of the viewer, whose judgements are "mine". */
  account: string;
  /** Day (YYYY-MM-DD) for which it is asked. Without it every judgement counts as begun and none as expired. */
  at?: string;
}

/** A value with what it rests on; never shown without (LOOK 13). */
export interface Aggregate {
  value: number;
  /** Judgements that went into the value: the latest of each judge. */
  count: number;
  /** Least and greatest value among them. */
  spread: readonly [number, number];
  /** Keys of the judges (see judgeKey), in order of their names. */
  judges: readonly string[];
  /** The middle of what the judges stated, the lower of two; null where nobody stated any. */
  confidence: Confidence | null;
}

type Counted = Pick<Judgement, 'id' | 'dimension' | 'value' | 'standing' | 'judge' | 'judgeName' | 'judgedAt' | 'validAt' | 'expiresAt' | 'withdrawn' | 'confidence'>;

/** Who judged: an account, or the name of a judge without one. All who left no name count as one judge, so that they never look like several. */
export const judgeKey = (judgement: Pick<Judgement, 'judge' | 'judgeName'>): string => (judgement.judge === null ? `name:${judgement.judgeName?.trim() ?? ''}` : `account:${judgement.judge}`);

const counts = (judgement: Counted, at: string | undefined): boolean => (at === undefined ? !judgement.withdrawn : ownValidity('judgement', judgement, at) === 'valid');

const orderOf = (judgement: Counted): readonly string[] => [firstDay('judgement', judgement)!, judgement.judgedAt, judgement.id];

/** Later: holds from a later day; on the same day, entered later; the id settles the rest, so that all devices agree. */
function isLater(a: Counted, b: Counted): boolean {
  const [left, right] = [orderOf(a), orderOf(b)];
  const differs = left.findIndex((part, index) => part !== right[index]);
  return differs >= 0 && left[differs]! > right[differs]!;
}

function latestPer(judgements: readonly Counted[], keyOf: (judgement: Counted) => string): Counted[] {
  const latest = new Map<string, Counted>();
  for (const judgement of judgements) {
    const other = latest.get(keyOf(judgement));
    if (!other || isLater(judgement, other)) latest.set(keyOf(judgement), judgement);
  }
  return [...latest.values()];
}

const lowerMiddle = <T>(sorted: readonly T[]): T => sorted[Math.floor((sorted.length - 1) / 2)]!;

/**
 * The median. On an ordinal scale it is a value that somebody gave: of two middle ones the lower, so that the picture never claims more support than was
 * seen. Elsewhere it is the mean of the two.
 */
function medianOf(values: readonly number[], ordinal: boolean): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ordinal || sorted.length % 2 === 1 ? lowerMiddle(sorted) : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2;
}

function middleConfidence(judgements: readonly Counted[]): Confidence | null {
  const ranks = judgements.flatMap(({ confidence }) => (confidence === null ? [] : [CONFIDENCES.indexOf(confidence)])).sort((a, b) => a - b);
  return ranks.length === 0 ? null : CONFIDENCES[lowerMiddle(ranks)]!;
}

/**
 * The value of one stakeholder on one dimension. `judgements` are all of that stakeholder and dimension that the viewer may see; withdrawn ones and those out of their
 * time are left out here. `agreed`: the latest agreed one. `mine`: my own latest. `median`: over the latest own judgement of each judge; agreed ones
 * stand for nobody alone and are not counted again. Null: nobody has judged, which is not the same as 0.
 */
export function aggregateJudgement(judgements: readonly Counted[], { mode, account, at }: AggregateChoice): Aggregate | null {
  const current = judgements.filter((judgement) => counts(judgement, at));
  const chosen =
    mode === 'agreed'
      ? latestPer(current.filter(({ standing }) => standing === 'agreed'), () => 'team')
      : latestPer(current.filter(({ standing, judge }) => standing === 'own' && (mode === 'median' || judge === account)), judgeKey);
  if (chosen.length === 0) return null;
  const values = chosen.map(({ value }) => value);
  return {
    value: medianOf(values, SCALES[chosen[0]!.dimension].ordinal),
    count: chosen.length,
    spread: [Math.min(...values), Math.max(...values)],
    judges: chosen.map(judgeKey).sort(),
    confidence: middleConfidence(chosen),
  };
}
