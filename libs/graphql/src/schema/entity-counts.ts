/** How many records of each kind. */
import type { EntityCount } from '@baraza/domain';
import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import { EntityEnum } from './enums.js';

const required = GraphQLNonNull;

/** The type of a field whose source is `countsOf`. */
export const entityCounts = new required(
  new GraphQLList(
    new required(
      new GraphQLObjectType<EntityCount>({
        name: 'EntityCount',
        description: 'How many records of one kind.',
        fields: {
          entity: { type: new required(EntityEnum), description: 'Which kind of record.' },
          count: { type: new required(GraphQLInt), description: 'How many.' },
        },
      }),
    ),
  ),
);
