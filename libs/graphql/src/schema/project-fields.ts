/** What a project can be asked besides its own fields. */
import { type EntityName, isRecorded } from '@baraza/domain';
import { type GraphQLFieldConfig, type GraphQLFieldConfigMap, GraphQLID, GraphQLInt, type GraphQLInterfaceType, GraphQLNonNull, type GraphQLObjectType, GraphQLString } from 'graphql';
import type { LevelKind } from '../levels/kinds.js';
import { MANY } from '../names.js';
import { PROJECT_LISTS } from '../reading/relations.js';
import type { Node } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { activityField } from './activity.js';
import { listField } from './connection.js';
import { Classification, EntityEnum, Role } from './enums.js';
import { neighbourhoodField, shortestPathsField } from './graph-fields.js';
import { MOMENT, type MomentArguments, scopeAt } from './moment.js';
import { recordedMapField } from './recorded-map.js';
import { groupSinceField } from './group-since.js';
import { type HistoryArguments, HistoryPage, PAGE_ARGUMENTS, resolveHistory } from './history.js';

const required = GraphQLNonNull;
type Fields = GraphQLFieldConfigMap<Node, RequestContext>;
type TypeOf = (entity: EntityName) => GraphQLObjectType<Node, RequestContext>;

/** Fields of the type Project beyond its definition. */
export function projectFields(typeOf: TypeOf, record: GraphQLInterfaceType): Fields {
  const lists = Object.fromEntries(PROJECT_LISTS.map((relation) => [relation.name, listField(relation, typeOf)]));
  return {
    myRole: { type: new required(Role), description: 'What you do here.', resolve: ({ scope }) => scope.viewer.role },
    myClearance: { type: new required(Classification), description: 'Up to which class you read here.', resolve: ({ scope }) => scope.viewer.clearance },
    seq: { type: new required(GraphQLInt), description: 'Sequence number of the last operation that this answer can show.', resolve: ({ scope }, _args, { reads }) => reads.reader.seq(scope) },
    ...lists,
    ...singles(typeOf),
    neighbourhood: neighbourhoodField(typeOf('stakeholder'), typeOf('relationship')),
    shortestPaths: shortestPathsField(typeOf('stakeholder'), typeOf('relationship')),
    recordedMap: recordedMapField,
    history: historyField,
    activity: activityField(record),
    groupSince: groupSinceField,
  } as Fields;
}

const singles = (typeOf: TypeOf): Fields =>
  Object.fromEntries(
    MANY.map((entity) => [
      entity,
      {
        type: typeOf(entity),
        description: `The ${entity} with this id; null where there is none for your eyes.`,
        args: { id: { type: new required(GraphQLID), description: 'Its id.' }, ...(isRecorded(entity) ? MOMENT : {}) },
        extensions: { level: { as: 'entry', to: entity } satisfies LevelKind },
        resolve: async ({ scope }, { id, ...moment }, { reads: { reader } }) => reader.node(await scopeAt(scope, moment, reader), entity, id),
      } satisfies GraphQLFieldConfig<Node, RequestContext, MomentArguments & { id: string }>,
    ]),
  ) as Fields;

const historyField: GraphQLFieldConfig<Node, RequestContext, HistoryArguments & { entity: EntityName; id: string }> = {
  type: new required(HistoryPage),
  description: 'Who changed what in a record, newest first; also in a deleted one. Empty where there is no such record for your eyes.',
  args: {
    entity: { type: new required(EntityEnum), description: 'Which kind of record.' },
    id: { type: new required(GraphQLID), description: 'Its id.' },
    field: { type: GraphQLString, description: 'Only changes of this field (`properties.ID` for a property of the project’s own).' },
    ...PAGE_ARGUMENTS,
  },
  resolve: ({ scope }, { entity, id, ...args }, { reads }) => resolveHistory(scope, entity, id, args, reads.reader),
};
