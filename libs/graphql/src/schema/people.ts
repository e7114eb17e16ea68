/** People as they appear in a project. */
import { GraphQLID, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import type { Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';

export interface PersonSource {
  scope: Scope;
  account: string;
}

export const Person = new GraphQLObjectType<PersonSource, RequestContext>({
  name: 'Person',
  description: 'Somebody who works or worked in the project.',
  fields: {
    account: { type: new GraphQLNonNull(GraphQLID), description: 'Id of the account.' },
    displayName: {
      type: GraphQLString,
      description: 'Name the others in the project see; null where the person is not among its members for your eyes.',
      resolve: ({ scope, account }, _args, { reads }) => reads.reader.displayName(scope, account),
    },
  },
});
