/** Meters of tables that add up to each other: what is protected in a session and what is not, the sessions of a process. What is hidden in a part must not follow from the whole and the rest. */
import { INCLUSION_MEASURES, type InclusionCounts, type InclusionFigure, type InclusionFigures, type InclusionInput, inclusionMeters, type InclusionMeters, MINIMUM_CELL } from './inclusion.js';

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
 * The meters of all these sessions together, each of which is told by itself. What some of them hide is what is left when the others are taken off: it is told as one table would be, and the whole hides what that table does; none, too,
 * where each of them hides that it has none.
 */
export function processMeters(plan: InclusionPlan, sessions: readonly SessionCounts[]): InclusionMeters {
  const told = sessions.map((session) => sessionMeters(plan, session));
  const whole = inclusionMeters({ ...plan, counts: sumOf(sessions.map(({ counts }) => counts)), suppress: sessions.some(({ suppress }) => suppress) });
  const rests = new Map<string, InclusionMeters>();
  const restOf = (same: Same): InclusionMeters | undefined => {
    const hiding = [...sessions.keys()].filter((at) => isHidden(same(told[at]!)));
    if (hiding.length < 2) return told[hiding[0]!];
    const key = hiding.join();
    const rest = rests.get(key) ?? togetherMeters(plan, hiding.map((at) => sessions[at]!));
    rests.set(key, rest);
    return rest;
  };
  const others = new Set<InclusionMeters>();
  const without = eachFigure(whole, (figure, same) => {
    const rest = restOf(same);
    if (rest) others.add(rest);
    return rest && same(rest).amount === 0 ? hidden(figure) : figure;
  });
  return hiddenAsIn(without, [...others]);
}

/** Nobody calls a group so. */
const UNKNOWN = '\u0000';

/**
 * What sessions that hide something hold of it together, the unknown as a group of their own: beside each session they cover nothing that is few. Whoever knows of each that somebody of the group is there must not learn that it is one in each.
 */
function togetherMeters({ dimensions, targets, minimum = MINIMUM_CELL }: InclusionPlan, sessions: readonly SessionCounts[]): InclusionMeters {
  const plan = { dimensions: dimensions.map((each) => ({ ...each, groups: [...each.groups, UNKNOWN] })), targets, minimum: Math.max(minimum, sessions.length + 1) };
  const withUnknown = (counts: InclusionCounts): InclusionCounts => {
    const rest = dimensions.flatMap(({ id, groups }) =>
      INCLUSION_MEASURES.map((measure) => ({ measure, dimension: id, group: UNKNOWN, amount: Math.max(0, counts.totals[measure] - counts.cells.reduce((sum, cell) => (cell.measure === measure && cell.dimension === id && groups.includes(cell.group) ? sum + cell.amount : sum), 0)) })),
    );
    return { ...counts, cells: [...counts.cells, ...rest] };
  };
  const meters = sessionMeters(plan, { suppress: true, counts: withUnknown(sumOf(sessions.map(({ counts }) => counts))), guarded: withUnknown(sumOf(sessions.map(({ guarded }) => guarded))) });
  return { ...meters, dimensions: meters.dimensions.map(({ groups, ...dimension }) => ({ ...dimension, groups: groups.slice(0, -1), unknown: groups.at(-1)!.figures })) };
}

function sumOf(all: readonly InclusionCounts[]): InclusionCounts {
  const total = (measure: keyof InclusionCounts['totals']): number => all.reduce((sum, { totals }) => sum + totals[measure], 0);
  return { cells: all.flatMap(({ cells }) => cells), totals: { seats: total('seats'), speakingSeconds: total('speakingSeconds'), turns: total('turns') } };
}

const isHidden = ({ reason }: InclusionFigure): boolean => reason === 'minimum';

const hidden = (figure: InclusionFigure): InclusionFigure => ({ ...figure, amount: null, share: null, reason: 'minimum', pointsBelow: null, amountBelow: null, reached: null });

/** The meters, with everything hidden that is hidden in one of the others. */
const hiddenAsIn = (meters: InclusionMeters, others: readonly InclusionMeters[]): InclusionMeters => eachFigure(meters, (figure, same) => (others.some((other) => isHidden(same(other))) ? hidden(figure) : figure));

/** Finds the same figure in other meters of the same plan. */
type Same = (other: InclusionMeters) => InclusionFigure;

/** Puts something for each figure. */
function eachFigure(meters: InclusionMeters, put: (figure: InclusionFigure, same: Same) => InclusionFigure): InclusionMeters {
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
