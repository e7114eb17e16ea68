/** Meters of tables that add up to each other: what is protected in a session and what is not, the sessions of a process. What is hidden in a part must not follow from the whole and the rest. */
import { INCLUSION_MEASURES, type InclusionCounts, type InclusionFigure, type InclusionFigures, type InclusionInput, inclusionMeters, type InclusionMeters } from './inclusion.js';

export type InclusionPlan = Omit<InclusionInput, 'counts' | 'suppress'>;

export interface SessionCounts {
  /** Whether the rule of attribution asks for the minimum cell, or did when something of this was counted. */
  suppress: boolean;
  counts: InclusionCounts;
  /** Of the counts those that are protected; the rest may be known one by one, and so be taken off. */
  guarded: InclusionCounts;
}

/** The meters of a session as they are told. */
export function sessionMeters(plan: InclusionPlan, { suppress, counts, guarded }: SessionCounts): InclusionMeters {
  const whole = inclusionMeters({ ...plan, counts, suppress });
  return suppress ? hiddenAsIn(whole, [inclusionMeters({ ...plan, counts: guarded, suppress })]) : whole;
}

/**
 * The meters of all these sessions together, each of which is told by itself. What some of them hide is what is left when the others are taken off: it is told as one table would be, and the whole hides what that table does.
 */
export function processMeters(plan: InclusionPlan, sessions: readonly SessionCounts[]): InclusionMeters {
  const told = sessions.map((session) => sessionMeters(plan, session));
  const whole = inclusionMeters({ ...plan, counts: sumOf(sessions.map(({ counts }) => counts)), suppress: sessions.some(({ suppress }) => suppress) });
  const hiders = new Map<string, SessionCounts[]>();
  eachFigure(whole, (figure, same) => {
    const hiding = [...sessions.keys()].filter((at) => isHidden(same(told[at]!)));
    if (hiding.length > 0) hiders.set(hiding.join(), hiding.map((at) => sessions[at]!));
    return figure;
  });
  const rests = [...hiders.values()].map((hiding): SessionCounts => ({ suppress: true, counts: sumOf(hiding.map(({ counts }) => counts)), guarded: sumOf(hiding.map(({ guarded }) => guarded)) }));
  return hiddenAsIn(whole, rests.map((rest) => sessionMeters(plan, rest)));
}

function sumOf(all: readonly InclusionCounts[]): InclusionCounts {
  const total = (measure: keyof InclusionCounts['totals']): number => all.reduce((sum, { totals }) => sum + totals[measure], 0);
  return { cells: all.flatMap(({ cells }) => cells), totals: { seats: total('seats'), speakingSeconds: total('speakingSeconds'), turns: total('turns') } };
}

const isHidden = ({ reason }: InclusionFigure): boolean => reason === 'minimum';

/** The meters, with everything hidden that is hidden in one of the others. */
const hiddenAsIn = (meters: InclusionMeters, others: readonly InclusionMeters[]): InclusionMeters =>
  eachFigure(meters, (figure, same) => (others.some((other) => isHidden(same(other))) ? { ...figure, amount: null, share: null, reason: 'minimum', pointsBelow: null, amountBelow: null, reached: null } : figure));

/** Puts something for each figure; `same` finds it in other meters of the same plan. */
function eachFigure(meters: InclusionMeters, put: (figure: InclusionFigure, same: (other: InclusionMeters) => InclusionFigure) => InclusionFigure): InclusionMeters {
  const each = (figures: InclusionFigures, same: (other: InclusionMeters) => InclusionFigures): InclusionFigures =>
    Object.fromEntries(INCLUSION_MEASURES.map((measure) => [measure, put(figures[measure], (other) => same(other)[measure])])) as InclusionFigures;
  return {
    totals: meters.totals,
    targets: meters.targets.map((target, index) => ({ ...target, figures: each(target.figures, ({ targets }) => targets[index]!.figures) })),
    dimensions: meters.dimensions.map((dimension, index) => ({
      ...dimension,
      unknown: each(dimension.unknown, ({ dimensions }) => dimensions[index]!.unknown),
      groups: dimension.groups.map((group, at) => ({ ...group, figures: each(group.figures, ({ dimensions }) => dimensions[index]!.groups[at]!.figures) })),
    })),
  };
}
