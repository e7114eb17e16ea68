/** Lists in pages, as Relay describes connections. */
import { type EntityName, hasRight, isRecorded } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import {
  type FieldNode,
  GraphQLBoolean,
  type GraphQLFieldConfig,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLString,
  Kind,
  type SelectionNode,
} from 'graphql';
import { badInput } from '../errors.js';
import { typeNameOf } from '../names.js';
import type { LevelKind } from '../levels/kinds.js';
import { DEFAULT_FIRST, isPageable, type ListArguments, MOST_FIRST, pageRequestOf } from '../reading/page-request.js';
import type { Page } from '../reading/reader.js';
import type { Relation } from '../reading/relations.js';
import type { Node, Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { filterTypeOf, orderTypeOf } from './filter-types.js';
import { MOMENT, requirePast, scopeAt } from './moment.js';

interface ConnectionSource extends Page {
  hidden: boolean;
}
const required = GraphQLNonNull;

export const PageInfo = new GraphQLObjectType<{ hasNextPage: boolean; endCursor: string | null }>({
  name: 'PageInfo',
  description: 'Where a page stands in its list.',
  fields: {
    hasNextPage: { type: new required(GraphQLBoolean), description: 'There is more after this page.' },
    endCursor: { type: GraphQLString, description: 'Cursor of the last item: `after` of the next page.' },
  },
});

/** Where a page ends. */
export const endOf = ({ items, hasNextPage }: { items: readonly { cursor: string }[]; hasNextPage: boolean }): { hasNextPage: boolean; endCursor: string | null } => ({ hasNextPage, endCursor: items[items.length - 1]?.cursor ?? null });

const connections = new Map<EntityName, GraphQLObjectType>();

/** The connection type of an entity; `typeOf` finds the type of its items. */
function connectionTypeOf(entity: EntityName, typeOf: (entity: EntityName) => GraphQLObjectType): GraphQLObjectType {
  const known = connections.get(entity);
  if (known) return known;
  const name = typeNameOf(entity);
  const edge = new GraphQLObjectType<ConnectionSource['items'][number]>({
    name: `${name}Edge`,
    description: `A ${entity} in a list.`,
    fields: () => ({ cursor: { type: new required(GraphQLString), description: 'Its place in the list.' }, node: { type: new required(typeOf(entity)), description: `The ${entity}.` } }),
  });
  const type = new GraphQLObjectType<ConnectionSource>({
    name: `${name}Connection`,
    description: `A page of a list of ${entity} records.`,
    fields: () => ({
      nodes: { type: list(typeOf(entity)), description: 'The records of the page.', resolve: ({ items }) => items.map(({ node }) => node) },
      edges: { type: list(edge), description: 'The records with their cursors.', resolve: ({ items }) => items },
      pageInfo: { type: new required(PageInfo), description: 'Where the page stands.', resolve: endOf },
      totalCount: { type: new required(GraphQLInt), description: 'How many there are in the whole list, for your eyes.', resolve: ({ total }) => total },
      hidden: { type: new required(GraphQLBoolean), description: 'true: your role in the project may not read such records at all; the list is then empty whatever there is.' },
    }),
  });
  connections.set(entity, type);
  return type;
}

const list = (type: GraphQLObjectType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType>>> => new required(new GraphQLList(new required(type)));

/** Whether the viewer's role may not read any record of the entity. */
export const isHidden = ({ viewer }: Scope, entity: EntityName): boolean => {
  const right = definitionOf(entity).readRight;
  return !hasRight(viewer, right) && !(right === 'readRegistry' && hasRight(viewer, 'readPublished'));
};

/** The field that gives a list of a record. */
export function listField(relation: Relation, typeOf: (entity: EntityName) => GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext, ListArguments> {
  return {
    type: new required(connectionTypeOf(relation.to, typeOf)),
    description: relation.description,
    args: {
      first: { type: new required(GraphQLInt), defaultValue: DEFAULT_FIRST, description: `How many, at most ${MOST_FIRST}.` },
      after: { type: GraphQLString, description: 'Cursor after which to go on; only for the same order.' },
      filter: { type: filterTypeOf(relation.to), description: 'Which ones.' },
      search: { type: GraphQLString, description: 'Words that must all be found in the texts of the record.' },
      orderBy: { type: new GraphQLList(new required(orderTypeOf(relation.to))), description: 'In which order, by at most three fields. Default: as they were added.' },
      ...(relation.fields.length === 0 && isRecorded(relation.to) ? MOMENT : {}),
    },
    extensions: { level: { as: 'list', relation } satisfies LevelKind },
    resolve: async ({ scope, record }, args, { reads }, info) => resolveList(relation, await scopeAt(scope, args, reads.reader), record.id, args, reads.reader, info),
  };
}

async function resolveList(relation: Relation, scope: Scope, id: string, args: ListArguments, reader: RequestContext['reads']['reader'], info: GraphQLResolveInfo): Promise<ConnectionSource> {
  if (!isPageable(args)) throw badInput(`A page has from 0 to ${MOST_FIRST} items.`);
  requirePast(scope, relation.to);
  if (isHidden(scope, relation.to)) return { items: [], hasNextPage: false, total: 0, hidden: true };
  const request = pageRequestOf(args, selectedNames(info));
  const { wants } = request;
  if (!wants.rows && !wants.total) return { items: [], hasNextPage: false, total: 0, hidden: false };
  return { ...(await reader.page(scope, relation, id, request)), hidden: false };
}

/** Names of the fields that are selected in the field's own selection, through fragments. */
function selectedNames(info: GraphQLResolveInfo): Set<string> {
  const names = new Set<string>();
  const visit = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet.selections);
      else visit(info.fragments[selection.name.value]?.selectionSet.selections ?? []);
    }
  };
  for (const node of info.fieldNodes as readonly FieldNode[]) visit(node.selectionSet?.selections ?? []);
  return names;
}
