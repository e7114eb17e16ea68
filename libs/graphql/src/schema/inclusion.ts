/** Who is here and who is heard, of a session or of all sessions of a process, against the targets of the process. */
import { ATTRIBUTIONS, type Attribution, type InclusionCounts, type InclusionFigure, type InclusionFigures, type InclusionMeters, processMeters, type SessionCounts, sessionMeters } from '@baraza/domain';
import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLFloat, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import type { CountRow } from '../reading/inclusion-statements.js';
import type { Reader } from '../reading/reader.js';
import type { Node, Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { enumOfField } from './enums.js';
import { definitionOf } from '@baraza/persistence';

const required = GraphQLNonNull;
const list = (type: GraphQLObjectType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType>>> => new required(new GraphQLList(new required(type)));

interface Measured extends Omit<InclusionMeters, 'totals'> {
  scope: Scope;
  rule: Attribution;
  minimum: number;
  people: number;
  interventions: number;
}

const Figure = new GraphQLObjectType<InclusionFigure>({
  name: 'InclusionFigure',
  description: 'How much of something belongs to a group, and how that stands to the target.',
  fields: {
    amount: { type: GraphQLInt, description: 'People, seconds or interventions. Null: hidden.' },
    share: { type: GraphQLFloat, description: 'Of all that was counted, those of whom nothing is known included, in per cent. Null: hidden, or nothing was counted.' },
    hidden: { type: new required(GraphQLBoolean), description: 'Kept back: too few, or somebody could work out from it what is.', resolve: ({ reason }) => reason === 'minimum' },
    targetShare: { type: GraphQLFloat, description: 'The share aimed for, in per cent; null without a target.' },
    pointsBelow: { type: GraphQLFloat, description: 'Percentage points missing to the target; 0 where it is reached.' },
    reached: { type: GraphQLBoolean, description: 'Whether the target is reached.' },
  },
});

const FIGURES = {
  seats: { type: new required(Figure), description: 'Of the people who take part.', resolve: ({ figures }: { figures: InclusionFigures }) => figures.seats },
  speakingTime: { type: new required(Figure), description: 'Of the seconds that were spoken on the floor.', resolve: ({ figures }: { figures: InclusionFigures }) => figures.speakingSeconds },
  interventions: { type: new required(Figure), description: 'Of what was said: of the log where speakers are named, else of the turns on the floor.', resolve: ({ figures }: { figures: InclusionFigures }) => figures.turns },
};
type WithScope<T> = T & { scope: Scope };
type OfTarget = WithScope<InclusionMeters['targets'][number]>;
type OfDimension = WithScope<InclusionMeters['dimensions'][number]>;

const GroupInclusion = new GraphQLObjectType<{ group: string; figures: InclusionFigures }>({
  name: 'GroupInclusion',
  description: 'One group of a dimension.',
  fields: { group: { type: new required(GraphQLString), description: 'The group: a code of the template, or a word of the process’s own.' }, ...FIGURES },
});
const UnknownInclusion = new GraphQLObjectType<{ figures: InclusionFigures }>({ name: 'UnknownInclusion', description: 'Those whose group in a dimension nobody knows.', fields: FIGURES });

/** The field `inclusion` of a session and of a process. */
export function inclusionField(of: 'session' | 'process', types: { dimension: GraphQLObjectType; target: GraphQLObjectType }): GraphQLFieldConfig<Node, RequestContext> {
  return {
    type: (known ??= inclusionType(types)),
    description: `Who is here and who is heard, ${of === 'session' ? 'in this session' : 'in all its sessions that you may read'}. Where speakers must not be known, figures about few people are hidden, and what is heard on the floor is told in steps of as many turns, as on the screens of the session. Null where you may not read it.`,
    resolve: (node, _args, { reads }) => measure(of, node, reads.reader),
  };
}
let known: GraphQLObjectType | undefined;

function inclusionType({ dimension, target }: { dimension: GraphQLObjectType; target: GraphQLObjectType }): GraphQLObjectType {
  const TargetInclusion = new GraphQLObjectType<OfTarget, RequestContext>({
    name: 'TargetInclusion',
    description: 'How a target is met.',
    fields: { target: { type: target, description: 'The target.', resolve: ({ scope, id }, _args, { reads }) => reads.reader.node(scope, 'target', id) }, ...FIGURES },
  });
  const DimensionInclusion = new GraphQLObjectType<OfDimension, RequestContext>({
    name: 'DimensionInclusion',
    description: 'The groups of one dimension.',
    fields: {
      dimension: { type: dimension, description: 'The dimension.', resolve: ({ scope, id }, _args, { reads }) => reads.reader.node(scope, 'dimension', id) },
      groups: { type: list(GroupInclusion), description: 'In the order of the dimension.' },
      unknown: { type: new required(UnknownInclusion), description: 'Those of whom it is not known.', resolve: ({ unknown }) => ({ figures: unknown }) },
    },
  });
  return new GraphQLObjectType<Measured, RequestContext>({
    name: 'Inclusion',
    description: 'Who takes part and who is heard, by group, against the targets of the process.',
    fields: {
      rule: { type: new required(enumOfField('Session', 'attribution', definitionOf('session').fields['attribution'] as never)), description: 'The strictest rule of attribution that holds in what is measured, or under which something of it was counted.' },
      minimum: { type: new required(GraphQLInt), description: 'Figures about fewer people are hidden, unless everybody may be named.' },
      people: { type: new required(GraphQLInt), description: 'How many people take part.' },
      interventions: { type: new required(GraphQLInt), description: 'How many interventions stand in the log that you may read, those merged into others left out. Figures of inclusion are of everybody.' },
      targets: { type: list(TargetInclusion), description: 'In their order.', resolve: ({ scope, targets }) => targets.map((each) => ({ ...each, scope })) },
      dimensions: { type: list(DimensionInclusion), description: 'In their order.', resolve: ({ scope, dimensions }) => dimensions.map((each) => ({ ...each, scope })) },
    },
  });
}

async function measure(of: 'session' | 'process', { scope, record }: Node, reader: Reader): Promise<Measured | null> {
  const processId = of === 'process' ? record.id : (record['process'] as string);
  const [rows, process, dimensions, targets] = await Promise.all([
    reader.counts(scope, of, record.id),
    reader.node(scope, 'process', processId),
    reader.planned(scope, 'dimension', processId),
    reader.planned(scope, 'target', processId),
  ]);
  if (rows.length === 0 || !process) return null;
  const minimum = process.record['minimumCell'] as number;
  const amountOf = (kind: CountRow['kind']): number => rows.reduce((sum, row) => (row.kind === kind ? sum + Number(row.amount) : sum), 0);
  const rule = ruleIn(rows);
  const plan = {
    dimensions: dimensions.map(({ id, code, groups }) => ({ id, code, groups })),
    targets: targets.map(({ id, dimension, groups, share, label }) => ({ id, dimension, groups, share, label: label ?? '' })),
    minimum,
  };
  const meters = of === 'session' ? sessionMeters(plan, countedIn(rows)) : processMeters(plan, bySession(rows).map(countedIn));
  return { ...meters, scope, rule, minimum, people: amountOf('seatsTotal'), interventions: amountOf('said') };
}

/** The strictest rule, of today or under which something was counted. */
const ruleIn = (rows: readonly CountRow[]): Attribution => ATTRIBUTIONS[Math.max(...rows.filter(({ kind }) => kind === 'strictness').map(({ amount }) => Number(amount)))]!;
const countedIn = (own: readonly CountRow[]): SessionCounts => ({ suppress: ruleIn(own) !== 'attributed', counts: countsIn(own), guarded: countsIn(own.filter(({ guarded }) => guarded)) });

const MEASURE = { seats: 'seats', seatsTotal: 'seats', turns: 'turns', turnsTotal: 'turns', seconds: 'speakingSeconds', secondsTotal: 'speakingSeconds' } as const;

function countsIn(rows: readonly CountRow[]): InclusionCounts {
  const totals = { seats: 0, turns: 0, speakingSeconds: 0 };
  const cells: InclusionCounts['cells'][number][] = [];
  for (const { kind, dimension, group, amount } of rows) {
    if (!(kind in MEASURE)) continue;
    const measureName = MEASURE[kind as keyof typeof MEASURE];
    if (kind.endsWith('Total')) totals[measureName] += Number(amount);
    else cells.push({ measure: measureName, dimension: dimension!, group: group!, amount: Number(amount) });
  }
  return { cells, totals };
}

const bySession = (rows: readonly CountRow[]): CountRow[][] => [...new Set(rows.map(({ session }) => session))].map((session) => rows.filter((row) => row.session === session));
