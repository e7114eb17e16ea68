/** What judgements of a stakeholder come to: aggregates and the role in the process, by the methods of libs/domain. */
import { type Aggregate, aggregateJudgement, canReadField, type Dimension as DimensionName, hasRight, processRole, type ProcessRole, type Records, type RoleInputs } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import {
  GraphQLBoolean,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { Reader } from '../reading/reader.js';
import type { Node } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { Confidence, Dimension, enumOfField } from './enums.js';
import { Person, type PersonSource } from './people.js';
import { Day } from './scalars.js';

const required = GraphQLNonNull;
type Mode = Records['map']['aggregate'];
const mapMode = definitionOf('map').fields['aggregate'] as never;
const roleOverride = definitionOf('stakeholder').fields['roleOverride'] as never;
const Mode = enumOfField('Map', 'aggregate', mapMode);
const Role = enumOfField('Stakeholder', 'roleOverride', roleOverride);

interface JudgeSource {
  person: PersonSource | null;
  name: string | null;
}
interface AggregateSource extends Aggregate {
  node: Node;
}

const Judge = new GraphQLObjectType<JudgeSource>({
  name: 'Judge',
  description: 'Somebody who judged.',
  fields: { person: { type: Person, description: 'The person, where they have an account.' }, name: { type: GraphQLString, description: 'The name of a judge without an account.' } },
});

const judgeOf = ({ scope }: Node, key: string): JudgeSource => {
  const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return kind === 'account' ? { person: { scope, account: rest }, name: null } : { person: null, name: rest === '' ? null : rest };
};

const JudgementAggregate = new GraphQLObjectType<AggregateSource>({
  name: 'JudgementAggregate',
  description: 'One value out of what several people judged, with what it rests on.',
  fields: {
    value: { type: new required(GraphQLFloat), description: 'The value on the scale of the dimension.' },
    count: { type: new required(GraphQLInt), description: 'How many judgements it rests on: the latest of each judge.' },
    least: { type: new required(GraphQLFloat), description: 'The least value among them.', resolve: ({ spread }) => spread[0] },
    greatest: { type: new required(GraphQLFloat), description: 'The greatest value among them.', resolve: ({ spread }) => spread[1] },
    judges: { type: new required(new GraphQLList(new required(Judge))), description: 'Who judged.', resolve: ({ node, judges }) => judges.map((key) => judgeOf(node, key)) },
    confidence: { type: Confidence, description: 'The middle of what the judges stated.' },
  },
});

const RoleReason = new GraphQLObjectType({
  name: 'RoleReason',
  description: 'A value that a role rests on.',
  fields: { dimension: { type: new required(Dimension), description: 'Which dimension.' }, value: { type: new required(GraphQLFloat), description: 'The value that was used.' } },
});

interface RoleSource {
  role: ProcessRole | null;
  derived: ProcessRole | null;
  because: { dimension: string; value: number }[];
  missing: readonly string[];
  overruled: boolean;
  overruledBecause: string | null;
}

const ProcessRoleType = new GraphQLObjectType<RoleSource>({
  name: 'ProcessRole',
  description: 'The role that a stakeholder plays in the process, derived from judgements by a stated rule unless an analyst overrules it.',
  fields: {
    role: { type: Role, description: 'The role; null where something is missing.' },
    derived: { type: Role, description: 'What the rule gives.' },
    because: { type: new required(new GraphQLList(new required(RoleReason))), description: 'What the derived role rests on.' },
    missing: { type: new required(new GraphQLList(new required(Dimension))), description: 'What would have to be judged first.' },
    overruled: { type: new required(GraphQLBoolean), description: 'An analyst overruled the rule; told to those who are cleared for it.' },
    overruledBecause: { type: GraphQLString, description: 'Why.' },
  },
});

interface ViewArguments {
  mode?: Mode | null;
  map?: string | null;
  at?: string | null;
}

const VIEW: GraphQLFieldConfigArgumentMap = {
  mode: { type: Mode, description: 'Which judgements count. Left out: those that the map shows, or the agreed ones where no map is named.' },
  map: { type: GraphQLID, description: 'Count also judgements made for this map, besides those that hold for all.' },
  at: { type: Day, description: 'For which day. Left out: the day that the answer is about (`validAt`), else any: no judgement has expired.' },
};

/** Judgements that count on a map: those that hold for all maps and the map's own. */
async function judgementsFor({ scope, record }: Node, map: string | null, reader: Reader): Promise<Records['judgement'][]> {
  const all = await reader.judgements(scope, record.id);
  return all.filter((judgement) => judgement.map === null || judgement.map === map);
}

async function modeOf({ scope }: Node, { mode, map }: ViewArguments, reader: Reader): Promise<Mode> {
  if (mode) return mode;
  const shown = map ? await reader.node(scope, 'map', map) : null;
  return (shown?.record['aggregate'] as Mode | undefined) ?? 'agreed';
}

async function aggregateOf(node: Node, dimension: DimensionName, view: ViewArguments, reader: Reader): Promise<Aggregate | null> {
  const [judgements, mode] = await Promise.all([judgementsFor(node, view.map ?? null, reader), modeOf(node, view, reader)]);
  const at = view.at ?? node.scope.moment.validAt;
  const choice = { mode, account: reader.account, ...(at ? { at } : {}) };
  return aggregateJudgement(
    judgements.filter((judgement) => judgement.dimension === dimension),
    choice,
  );
}

/** Value of a stakeholder on a dimension; null where nobody has judged, or not for the viewer's eyes. */
export const aggregateField: GraphQLFieldConfig<Node, RequestContext, ViewArguments & { dimension: DimensionName }> = {
  type: JudgementAggregate,
  description: 'What the judgements on a dimension come to; null where nobody has judged, which is not the same as 0, or where your role may not read scores (see `hiddenFields`).',
  args: { dimension: { type: new required(Dimension), description: 'On what.' }, ...VIEW },
  resolve: async (node, { dimension, ...view }, { reads }): Promise<AggregateSource | null> => {
    if (!hasRight(node.scope.viewer, 'readScores')) return null;
    const aggregate = await aggregateOf(node, dimension, view, reads.reader);
    return aggregate && { ...aggregate, node };
  },
};

/** Role of a stakeholder in the process; null where the viewer's role may not read scores. */
export const roleField: GraphQLFieldConfig<Node, RequestContext, ViewArguments> = {
  type: ProcessRoleType,
  description: 'The role in the process (champion of change … potential spoiler), derived from judgements; null where your role may not read scores (see `hiddenFields`).',
  args: VIEW,
  resolve: async (node, view, { reads }): Promise<RoleSource | null> => {
    if (!hasRight(node.scope.viewer, 'readScores')) return null;
    const value = async (dimension: keyof RoleInputs): Promise<number | null> => (await aggregateOf(node, dimension, view, reads.reader))?.value ?? null;
    const [position, influence, feelsThreatened, readyForViolence] = await Promise.all([value('position'), value('influence'), value('feelsThreatened'), value('readyForViolence')]);
    const derived = processRole({ position, influence, feelsThreatened, readyForViolence });
    const override = canReadField(node.scope.viewer, 'stakeholder', 'roleOverride') ? (node.record['roleOverride'] as ProcessRole | null) : null;
    return {
      role: override ?? derived.role,
      derived: derived.role,
      because: Object.entries(derived.because).map(([dimension, used]) => ({ dimension, value: used })),
      missing: derived.missing,
      overruled: override !== null,
      overruledBecause: override === null ? null : (node.record['roleOverrideReason'] as string | null),
    };
  },
};
