/** Questions to the graph of a project: neighbourhoods and paths. */
import { type Follow, neighbourhood, type Path, shortestPaths, TooMuchWork, tieGraph } from '@baraza/analysis';
import { GraphQLBoolean, type GraphQLFieldConfig, type GraphQLFieldConfigArgumentMap, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { badInput, failure } from '../errors.js';
import type { Reader } from '../reading/reader.js';
import type { Node, Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { MOMENT, type MomentArguments, scopeAt } from './moment.js';

const required = GraphQLNonNull;
const list = (type: GraphQLObjectType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType>>> => new required(new GraphQLList(new required(type)));

export const MOST_DEPTH = 6;
export const MOST_LENGTH = 8;

interface TieArguments extends MomentArguments {
  relationshipTypes?: string[] | null;
  minStrength?: number | null;
  directed: boolean;
}

const TIES: GraphQLFieldConfigArgumentMap = {
  ...MOMENT,
  relationshipTypes: { type: new GraphQLList(new required(GraphQLString)), description: 'Only over relationships of these types (ids or codes of terms).' },
  minStrength: { type: GraphQLInt, description: 'Only over relationships of at least this strength; those without a strength are left out.' },
  directed: { type: new required(GraphQLBoolean), defaultValue: false, description: 'Follow directed relationships only along their direction. Mutual and undirected ones go both ways.' },
};

const followOf = ({ directed }: TieArguments): Follow => (directed ? 'along' : 'anyWay');

async function graphOf(scope: Scope, { relationshipTypes, minStrength }: TieArguments, reader: Reader): Promise<ReturnType<typeof tieGraph>> {
  return bounded(async () => tieGraph(await reader.ties(scope, { types: relationshipTypes ?? null, minStrength: minStrength ?? null })));
}

async function bounded<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooMuchWork) throw failure('TOO_MUCH', error.message, { limit: error.limit });
    throw error;
  }
}

async function nodesOf(scope: Scope, entity: Node['entity'], ids: Iterable<string>, reader: Reader): Promise<Node[]> {
  const nodes = await Promise.all([...ids].map((id) => reader.node(scope, entity, id)));
  return nodes.filter((node) => node !== null);
}

interface WithinReach {
  scope: Scope;
  distances: ReadonlyMap<string, number>;
  ties: readonly string[];
}

/** The field `neighbourhood` of a project. */
export function neighbourhoodField(stakeholder: GraphQLObjectType, relationship: GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext, TieArguments & { of: string; depth: number }> {
  const ring = new GraphQLObjectType<{ scope: Scope; distance: number; ids: string[] }, RequestContext>({
    name: 'Ring',
    description: 'Those who are equally far away.',
    fields: {
      distance: { type: new required(GraphQLInt), description: 'Steps from the one asked for.' },
      stakeholders: { type: list(stakeholder), description: 'Who is so far away.', resolve: ({ scope, ids }, _args, { reads }) => nodesOf(scope, 'stakeholder', ids, reads.reader) },
    },
  });
  const type = new GraphQLObjectType<WithinReach, RequestContext>({
    name: 'Neighbourhood',
    description: 'Who is within reach of a stakeholder, with all relationships among them.',
    fields: {
      stakeholders: { type: list(stakeholder), description: 'Nearest first; the one asked for among them.', resolve: ({ scope, distances }, _args, { reads }) => nodesOf(scope, 'stakeholder', distances.keys(), reads.reader) },
      relationships: { type: list(relationship), description: 'The relationships among them, of those types and strengths.', resolve: ({ scope, ties }, _args, { reads }) => nodesOf(scope, 'relationship', ties, reads.reader) },
      rings: { type: list(ring), description: 'The same stakeholders by their distance.', resolve: ringsOf },
    },
  });
  return {
    type,
    description: 'Everybody within `depth` steps of a stakeholder; null where there is no such stakeholder for your eyes.',
    args: {
      of: { type: new required(GraphQLID), description: 'Id of the stakeholder.' },
      depth: { type: new required(GraphQLInt), defaultValue: 1, description: `How many steps, at most ${MOST_DEPTH}.` },
      ...TIES,
    },
    resolve: async (project, args, { reads: { reader } }) => {
      if (args.depth < 0 || args.depth > MOST_DEPTH) throw badInput(`A neighbourhood has from 0 to ${MOST_DEPTH} steps.`);
      const scope = await scopeAt(project.scope, args, reader);
      const [centre, graph] = await Promise.all([reader.node(scope, 'stakeholder', args.of), graphOf(scope, args, reader)]);
      return centre && { scope, ...(await bounded(() => neighbourhood(graph, centre.record.id, { depth: args.depth, follow: followOf(args) }))) };
    },
  };
}

function ringsOf({ scope, distances }: WithinReach): { scope: Scope; distance: number; ids: string[] }[] {
  const rings = new Map<number, string[]>();
  for (const [id, distance] of distances) rings.set(distance, [...(rings.get(distance) ?? []), id]);
  return [...rings].map(([distance, ids]) => ({ scope, distance, ids }));
}

/** The field `shortestPaths` of a project. */
export function shortestPathsField(stakeholder: GraphQLObjectType, relationship: GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext, TieArguments & { from: string; to: string; maxLength: number }> {
  const path = new GraphQLObjectType<Path & { scope: Scope }, RequestContext>({
    name: 'Path',
    description: 'A chain of relationships.',
    fields: {
      length: { type: new required(GraphQLInt), description: 'Number of steps.', resolve: ({ steps }) => steps.length },
      stakeholders: { type: list(stakeholder), description: 'From the first to the last.', resolve: ({ scope, nodes }, _args, { reads }) => nodesOf(scope, 'stakeholder', nodes, reads.reader) },
      relationships: { type: list(relationship), description: 'Every relationship over which a step can be made, step by step.', resolve: ({ scope, steps }, _args, { reads }) => nodesOf(scope, 'relationship', steps.flat(), reads.reader) },
    },
  });
  const type = new GraphQLObjectType({
    name: 'Paths',
    description: 'All shortest paths, as far as they are listed.',
    fields: {
      paths: { type: list(path), description: 'In a fixed order; empty where one cannot reach the other.' },
      more: { type: new required(GraphQLBoolean), description: 'There are more of the same length than the 20 that are listed.' },
    },
  });
  return {
    type,
    description: 'The shortest chains of relationships from one stakeholder to another; null where one of them is not there for your eyes.',
    args: {
      from: { type: new required(GraphQLID), description: 'Id of the first.' },
      to: { type: new required(GraphQLID), description: 'Id of the last.' },
      maxLength: { type: new required(GraphQLInt), defaultValue: MOST_LENGTH, description: `How many steps at most; up to ${MOST_LENGTH}.` },
      ...TIES,
    },
    resolve: async (project, args, { reads: { reader } }) => {
      if (args.maxLength < 0 || args.maxLength > MOST_LENGTH) throw badInput(`A path has at most ${MOST_LENGTH} steps.`);
      const scope = await scopeAt(project.scope, args, reader);
      const [from, to, graph] = await Promise.all([reader.node(scope, 'stakeholder', args.from), reader.node(scope, 'stakeholder', args.to), graphOf(scope, args, reader)]);
      if (!from || !to) return null;
      const { paths, more } = shortestPaths(graph, from.record.id, to.record.id, { maxLength: args.maxLength, follow: followOf(args) });
      return { paths: paths.map((found) => ({ ...found, scope })), more };
    },
  };
}
