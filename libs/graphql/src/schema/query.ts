/** Where every question begins. */
import { GraphQLBoolean, GraphQLID, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import type { LevelKind } from '../levels/kinds.js';
import type { RequestContext, WorkspaceDetails } from '../services.js';
import { typeOf } from './entity-types.js';
import { enumOf } from './enums.js';

const required = GraphQLNonNull;

const Workspace = new GraphQLObjectType<WorkspaceDetails, RequestContext>({
  name: 'Workspace',
  description: 'An organisation, with its projects apart from those of all others.',
  fields: () => ({
    id: { type: new required(GraphQLID), description: 'Its id.' },
    name: { type: new required(GraphQLString), description: 'Its name.' },
    role: { type: new required(enumOf('WorkspaceRole', ['administrator', 'member'], 'What somebody is in a workspace.')), description: 'What you are there.' },
    projects: { type: new required(new GraphQLList(new required(typeOf('project')))), description: 'The projects there that you are in, by name.', resolve: ({ id }, _args, { reads }) => reads.reader.projectsIn([id]) },
  }),
});

const Me = new GraphQLObjectType<object, RequestContext>({
  name: 'Me',
  description: 'Who asks.',
  fields: {
    account: { type: new required(GraphQLID), description: 'Id of your account.', resolve: (_me, _args, { caller }) => caller.account },
    displayName: { type: new required(GraphQLString), description: 'Your name.', resolve: async (_me, _args, { caller, services }) => (await services.person(caller.account)).displayName },
    email: { type: new required(GraphQLString), description: 'Your e-mail address.', resolve: async (_me, _args, { caller, services }) => (await services.person(caller.account)).email },
    readOnly: { type: new required(GraphQLBoolean), description: 'You came with a token that may ask and not change.', resolve: (_me, _args, { caller }) => caller.readOnly },
    workspaces: { type: new required(new GraphQLList(new required(Workspace))), description: 'The workspaces that you are in, by name.', resolve: (_me, _args, { caller, services }) => services.workspaces(caller.account) },
  },
});

export const Query = new GraphQLObjectType<unknown, RequestContext>({
  name: 'Query',
  description: 'Questions. All of one request are answered from the same moment.',
  fields: () => ({
    me: { type: new required(Me), description: 'Who asks.', resolve: () => ({}) },
    projects: {
      type: new required(new GraphQLList(new required(typeOf('project')))),
      description: 'The projects that you are in.',
      resolve: async (_root, _args, { caller, reads, services }) => reads.reader.projectsIn((await services.workspaces(caller.account)).map(({ id }) => id)),
    },
    project: {
      type: typeOf('project'),
      description: 'A project that you are in; null for any other, whether it exists or not.',
      args: { id: { type: new required(GraphQLID), description: 'Its id.' } },
      extensions: { level: { as: 'entry', to: 'project' } satisfies LevelKind },
      resolve: (_root, { id }: { id: string }, { reads }) => reads.reader.project(id),
    },
  }),
});
