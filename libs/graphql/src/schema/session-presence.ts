/** From a session back to the map: who of those on it was there, who was not, and who has never been heard. */
import { hasRightIn, sessionsWithRight } from '@baraza/domain';
import { type GraphQLFieldConfig, GraphQLList, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { PresenceKind } from '../reading/inclusion-statements.js';
import type { Node } from '../reading/scope.js';
import type { RequestContext } from '../services.js';

type Found = ReadonlyMap<PresenceKind, readonly Node[]>;

/** The field `stakeholders` of a session. */
export function sessionPresenceField(stakeholder: GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext> {
  const list = (kind: PresenceKind, description: string): GraphQLFieldConfig<Found, RequestContext> => ({
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(stakeholder))),
    description,
    resolve: (found) => found.get(kind) ?? [],
  });
  const type = new GraphQLObjectType<Found, RequestContext>({
    name: 'SessionStakeholders',
    description: 'How the stakeholders of the project stand to a session; those who are usually left out first.',
    fields: {
      present: list('present', 'Somebody took part for them.'),
      absent: list('absent', 'On a map of the project, and nobody took part for them.'),
      neverHeard: list('neverHeard', 'On a map of the project, and nothing that was said in any session of the process that you may read was said for them.'),
    },
  });
  return {
    type,
    description: 'Who was present, absent, and never heard. Null where you may not read who took part, or nobody may, because nothing said there may be attributed.',
    resolve: async ({ scope, record }, _args, { reads }) => {
      if (record['attribution'] === 'notAttributed' || !hasRightIn(scope.viewer, 'readAttendance', record.id)) return null;
      return reads.reader.presence(scope, record.id);
    },
  };
}

/** The field `neverHeard` of a process. */
export const neverHeardField = (stakeholder: GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext> => ({
  type: new GraphQLList(new GraphQLNonNull(stakeholder)),
  description: 'On a map of the project, and nothing that was said in any session of the process was said for them, as far as that is kept; those who are usually left out first. Null where you may not read in every session who took part.',
  resolve: ({ scope, record }, _args, { reads }) => (sessionsWithRight(scope.viewer, 'readAttendance') === 'all' ? reads.reader.neverHeard(scope, record.id) : null),
});
