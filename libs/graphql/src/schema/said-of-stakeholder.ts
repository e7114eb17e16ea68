/** From a stakeholder back to what was said: for it, and of it, session by session. */
import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { badInput } from '../errors.js';
import type { SaidPage } from '../reading/reader.js';
import type { Node } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { DEFAULT_FIRST, MOST_FIRST } from '../reading/page-request.js';
import { endOf, isHidden, PageInfo } from './connection.js';
import { enumOf } from './enums.js';
import { requirePast } from './moment.js';

const required = GraphQLNonNull;
type Item = SaidPage['items'][number];
interface Answer extends SaidPage {
  hidden: boolean;
}
const NOTHING: Answer = { items: [], hasNextPage: false, total: 0, hidden: true };

const How = enumOf('StatementRelation', ['said', 'about'], 'How what was said has to do with a stakeholder.', (value) => (value === 'said' ? 'Said for it: by its affiliation, or by somebody who took part for it.' : 'Said of it: it is coded so.'));

/** The field `statements` of a stakeholder. */
export function statementsField(intervention: GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext, { first: number; after?: string | null }> {
  const statement = new GraphQLObjectType<Item>({
    name: 'StakeholderStatement',
    description: 'Something that was said for a stakeholder, or of it.',
    fields: {
      relation: { type: new required(How), description: 'Whether it was said for the stakeholder; else it speaks of it.', resolve: ({ said }) => (said ? 'said' : 'about') },
      intervention: { type: new required(intervention), description: 'What was said; its session says where and when.', resolve: ({ node }) => node },
    },
  });
  const page = new GraphQLObjectType<Answer>({
    name: 'StakeholderStatements',
    description: 'A page of what was said for a stakeholder and of it.',
    fields: {
      nodes: { type: new required(new GraphQLList(new required(statement))), description: 'Session by session, the newest session first; in each as it was said.', resolve: ({ items }) => items },
      pageInfo: { type: new required(PageInfo), description: 'Where the page stands.', resolve: endOf },
      totalCount: { type: new required(GraphQLInt), description: 'How much there is in all sessions, for your eyes.', resolve: ({ total }) => total },
      hidden: { type: new required(GraphQLBoolean), description: 'true: you may not read what is said in any session.' },
    },
  });
  return {
    type: new required(page),
    description: 'What was said for the stakeholder, and of it, in the sessions that you may read. Nothing comes from where nothing may be attributed; who took part for it counts only where you may read that.',
    args: {
      first: { type: new required(GraphQLInt), defaultValue: DEFAULT_FIRST, description: `How many, at most ${MOST_FIRST}.` },
      after: { type: GraphQLString, description: 'Cursor after which to go on.' },
    },
    resolve: async ({ scope, record }, { first, after = null }, { reads }): Promise<Answer> => {
      if (first < 0 || first > MOST_FIRST) throw badInput(`A page has from 0 to ${MOST_FIRST} items.`);
      requirePast(scope, 'intervention');
      if (isHidden(scope, 'intervention')) return NOTHING;
      return { ...(await reads.reader.said(scope, record.id, { first, after })), hidden: false };
    },
  };
}
