/** Inclusion meters (METHODS, participation; ITGN-G §5.2): who is here and who is heard, by group, against the targets of the process. */
import { coverOf, type Cover, type GroupCounts, type Measure } from './suppression.js';

/** What is measured: seats (people), speaking time (seconds), turns (interventions). */
export const INCLUSION_MEASURES = ['seats', 'speakingSeconds', 'turns'] as const satisfies readonly Measure[];
export type InclusionMeasure = (typeof INCLUSION_MEASURES)[number];

/** Cells with fewer people or turns are not shown where the rule of attribution protects speakers (METHODS: default 5). */
export const MINIMUM_CELL = 5;

/** Something by which people are counted, with its groups in their order (sex: female, male …). */
export interface CountedDimension {
  id: string;
  code: string;
  groups: readonly string[];
}

/** A share aimed at for some groups of one dimension, in per cent. Targets overlap; each is counted by itself. */
export interface CountedTarget {
  id: string;
  dimension: string;
  groups: readonly string[];
  share: number;
  label: string;
}

/** How much of a measure belongs to a group: people, seconds or turns, in whole numbers. Cells of the same place add up. */
export interface InclusionCell {
  measure: InclusionMeasure;
  dimension: string;
  group: string;
  amount: number;
}

/** Marginal counts (one dimension at a time) and what was counted in all, with those whose group is not known. */
export interface InclusionCounts {
  cells: readonly InclusionCell[];
  totals: Readonly<Record<InclusionMeasure, number>>;
}

/**
 * One figure. Hidden: all null, reason `minimum`; it is the same for a cell that is too small and for one that would give that away, since the difference would tell the number. `nothingCounted`: an amount of 0 of 0
 * has no share, nor has one of a dimension for none of whose groups anything was counted: that nobody was asked is no zero. Where there is no target, the last four are null.
 */
export interface InclusionFigure {
  amount: number | null;
  /** Of all that was counted, the unknown included, in per cent; not rounded (see wholePercent). */
  share: number | null;
  reason: 'minimum' | 'nothingCounted' | null;
  /** Per cent. */
  targetShare: number | null;
  /** Percentage points missing, 0 when reached; not rounded. */
  pointsBelow: number | null;
  /** People, seconds or turns missing for the target within the present total. */
  amountBelow: number | null;
  reached: boolean | null;
}
export type InclusionFigures = Record<InclusionMeasure, InclusionFigure>;

export interface InclusionMeters {
  dimensions: readonly {
    id: string;
    code: string;
    /** A group is measured against the target that names it and no other group, the highest if there are several. */
    groups: readonly { group: string; figures: InclusionFigures }[];
    /** Those whose group nobody knows: what is missing from the groups to the total. */
    unknown: InclusionFigures;
  }[];
  targets: readonly { id: string; dimension: string; groups: readonly string[]; label: string; figures: InclusionFigures }[];
  /** What was counted in all, the unknown included; never hidden. */
  totals: InclusionCounts['totals'];
}

export interface InclusionInput {
  dimensions: readonly CountedDimension[];
  targets: readonly CountedTarget[];
  counts: InclusionCounts;
  /** Whether the rule of attribution asks for the minimum cell. */
  suppress: boolean;
  /** People or turns, at least 1. */
  minimum?: number;
}

/**
 * A share as the screen says it: the nearest whole per cent, except that what is below its target never reads as reached (29.6 % of 30 % is 29). Points below are the target less this. It gives nothing away that is
 * hidden: it follows from an amount and a total that are both shown.
 */
export function wholePercent(share: number, targetShare: number | null): number {
  const nearest = Math.round(share);
  return targetShare !== null && share < targetShare && nearest >= targetShare ? Math.ceil(targetShare) - 1 : nearest;
}

function figureOf(amount: number, total: number, known: number, targetShare: number | null, shown: boolean): InclusionFigure {
  const unmeasured = { share: null, targetShare, pointsBelow: null, amountBelow: null, reached: null };
  if (!shown) return { ...unmeasured, amount: null, reason: 'minimum' };
  if (known === 0) return { ...unmeasured, amount, reason: 'nothingCounted' };
  const share = (100 * amount) / total;
  if (targetShare === null) return { ...unmeasured, amount, share, reason: null };
  const reached = 100 * amount >= targetShare * total;
  return { amount, share, reason: null, targetShare, pointsBelow: reached ? 0 : targetShare - share, amountBelow: reached ? 0 : Math.ceil((targetShare * total) / 100) - amount, reached };
}

const measured = (figure: (measure: InclusionMeasure) => InclusionFigure): InclusionFigures => ({ seats: figure('seats'), speakingSeconds: figure('speakingSeconds'), turns: figure('turns') });

const SHOW_ALL: Cover = { shows: () => true, showsUnknown: true };

/**
 * The meters of a session, an item or a process. Each dimension is counted by itself. A total that is less than the sum of its cells (counters read between two writes) is taken as that sum. With `suppress`, no shown
 * number lets anybody work out a hidden one (see suppression.ts): not from totals, from other groups, from what is left to the total, nor from targets that add groups up. That holds for one table: dimensions of which one refines the other
 * (districts, regions) must be given as one with targets, and tables that add up to each other need a cover between them as well (see inclusion-parts.ts). The unknown are no group and may be few.
 */
export function inclusionMeters({ dimensions, targets, counts, suppress, minimum = MINIMUM_CELL }: InclusionInput): InclusionMeters {
  const amounts = new Map<string, number>();
  const keyOf = (measure: InclusionMeasure, dimension: string, group: string): string => JSON.stringify([measure, dimension, group]);
  for (const { measure, dimension, group, amount } of counts.cells) amounts.set(keyOf(measure, dimension, group), (amounts.get(keyOf(measure, dimension, group)) ?? 0) + amount);

  const counted = dimensions.map(({ id, code, groups }) => {
    const cells = groups.map((group): GroupCounts => ({ seats: amounts.get(keyOf('seats', id, group)) ?? 0, turns: amounts.get(keyOf('turns', id, group)) ?? 0, speakingSeconds: amounts.get(keyOf('speakingSeconds', id, group)) ?? 0 }));
    const sumOf = (measure: InclusionMeasure, places: readonly number[]): number => places.reduce((sum, at) => sum + cells[at]![measure], 0);
    const knownOf = (measure: InclusionMeasure): number => sumOf(measure, [...cells.keys()]);
    const totalOf = (measure: InclusionMeasure): number => Math.max(counts.totals[measure], knownOf(measure));
    const aims = targets.filter(({ dimension }) => dimension === id).map((target) => ({ target, places: [...groups.keys()].filter((at) => target.groups.includes(groups[at]!)) }));
    // By their codes, not as the dimension lists them: which numbers cover each other must not change when somebody puts the groups in another order, for both answers together would tell what each hides.
    const byCode = [...groups.keys()].sort((a, b) => (groups[a]! < groups[b]! ? -1 : 1));
    const covered = (places: readonly number[]): number[] => places.map((at) => byCode.indexOf(at));
    const covers = suppress && coverOf(byCode.map((at) => cells[at]!), aims.map(({ places }) => covered(places)), { seats: totalOf('seats'), turns: totalOf('turns'), speakingSeconds: totalOf('speakingSeconds') }, Math.max(1, minimum));
    const coverFor = (measure: InclusionMeasure): Cover => (covers ? covers[measure] : SHOW_ALL);
    const figures = (places: readonly number[], share: number | null): InclusionFigures => measured((measure) => figureOf(sumOf(measure, places), totalOf(measure), knownOf(measure), share, coverFor(measure).shows(covered(places))));
    const shareOf = (at: number): number | null => aims.reduce<number | null>((most, { target, places }) => (places.length === 1 && places[0] === at ? Math.max(most ?? 0, target.share) : most), null);
    return {
      dimension: {
        id,
        code,
        groups: groups.map((group, at) => ({ group, figures: figures([at], shareOf(at)) })),
        unknown: measured((measure) => figureOf(totalOf(measure) - knownOf(measure), totalOf(measure), totalOf(measure), null, coverFor(measure).showsUnknown)),
      },
      aims: new Map(aims.map(({ target, places }) => [target.id, figures(places, target.share)])),
    };
  });
  return {
    dimensions: counted.map(({ dimension }) => dimension),
    targets: targets.flatMap(({ id, dimension, groups, label }) => {
      const figures = counted.find((each) => each.dimension.id === dimension)?.aims.get(id);
      return figures ? [{ id, dimension, groups, label, figures }] : [];
    }),
    totals: counts.totals,
  };
}
