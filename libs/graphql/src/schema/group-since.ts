/** What undoing a group would find. */
import { groupSince } from '@baraza/commands';
import { countsOf, type EntityCount } from '@baraza/domain';
import { type GraphQLFieldConfig, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import { badInput } from '../errors.js';
import type { Node } from '../reading/scope.js';
import { isUuid } from '../reading/values.js';
import type { RequestContext } from '../services.js';
import { entityCounts } from './entity-counts.js';
import { Person, type PersonSource } from './people.js';

const required = GraphQLNonNull;
const counts = { type: entityCounts };

interface Source {
  changed: EntityCount[];
  added: EntityCount[];
  kept: EntityCount[];
  by: PersonSource[];
  opened: number;
}

/** The field `groupSince` of a project. */
export const groupSinceField: GraphQLFieldConfig<Node, RequestContext, { group: string }> = {
  type: new required(
    new GraphQLObjectType<Source>({
      name: 'GroupSince',
      description: 'What was done since to what you made in one go, as far as you may read it.',
      fields: {
        changed: { ...counts, description: 'Of what the group made: changed since.' },
        added: { ...counts, description: 'Made or changed since so that it hangs on something that the group made, or names it.' },
        kept: { ...counts, description: 'Of what the group made: what stays when it is undone without `all`.' },
        by: { type: new required(new GraphQLList(new required(Person))), description: 'Who did it.' },
        opened: { type: new required(GraphQLInt), description: 'Records that more people could read if the group were undone.' },
      },
    }),
  ),
  description: 'What `undoGroup` would find: what somebody has done since to what you made in the group.',
  args: { group: { type: new required(GraphQLID), description: 'The undo group; only what you did in it counts.' } },
  resolve: async ({ scope }, { group }, { caller, services }): Promise<Source> => {
    if (!isUuid(group)) throw badInput('group must be an id (UUID).');
    const { changed, added, needed, by, opened } = await groupSince(services.dataSource, { place: scope.place, actor: caller.account, group });
    return { changed: countsOf(changed), added: countsOf(added), kept: countsOf(needed), by: by.map((account) => ({ scope, account })), opened };
  },
};
