/**
 * A question as a plan of levels, made before anything is read. Only questions of which every field says how it is answered for a whole level (see kinds.ts) have one.
 */
import type { EntityName } from '@baraza/domain';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNullableType,
  getVariableValues,
  type GraphQLField,
  GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  Kind,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
// The way in which the library itself gathers fields, with fragments and directives; it is not among the names that its index gives.
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { isPageable, type ListArguments, pageRequestOf } from '../reading/page-request.js';
import type { PageRequest } from '../reading/statements.js';
import type { Relation } from '../reading/relations.js';
import { levelKindOf } from './kinds.js';

type Complete = (value: unknown) => unknown;

/** What is asked of the records of a level. */
export interface Selection {
  entity: EntityName;
  parts: Part[];
}
export type Part = { key: string; required: boolean } & (
  | { as: 'value'; field: string; complete: Complete }
  | { as: 'constant'; value: unknown }
  | { as: 'reference'; field: string; selection: Selection }
  | { as: 'list'; relation: Relation; request: PageRequest; page: PagePart[]; selection: Selection; cursor: boolean }
  | { as: 'entry'; node: FieldNode; definition: GraphQLField<unknown, unknown>; args: Record<string, unknown>; selection: Selection }
);
/** What is asked of a page. */
export type PagePart = { key: string } & ({ as: 'nodes' } | { as: 'edges'; parts: { key: string; as: 'cursor' | 'node' | 'constant'; value?: unknown }[] } | { as: 'pageInfo'; parts: { key: string; as: 'hasNextPage' | 'endCursor' | 'constant'; value?: unknown }[] } | { as: 'totalCount' } | { as: 'hidden' } | { as: 'constant'; value: unknown });

/** Thrown where a question has no plan. */
class NoPlan extends Error {}

/** The plan of a valid operation; null where it has none. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Part[] | null {
  const root = schema.getQueryType();
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (operation.operation !== 'query' || !root || !coerced) return null;
  try {
    return new Planning(schema, document, coerced).root(operation, root);
  } catch (error) {
    // Arguments that do not fit are told where they stand by who answers field by field.
    if (error instanceof NoPlan || (error as Error).name === 'GraphQLError') return null;
    throw error;
  }
}

class Planning {
  private readonly fragments: Record<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Record<string, unknown>,
  ) {
    this.fragments = Object.fromEntries(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  }

  /** One way in at most: what several ways in ask of their levels is asked together by who answers field by field. */
  root({ selectionSet }: OperationDefinitionNode, type: GraphQLObjectType): Part[] {
    const fields = collectFields(this.schema, this.fragments, this.variables, type, selectionSet);
    if (fields.size !== 1) throw new NoPlan();
    return this.parts(type, fields);
  }

  private parts(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>): Part[] {
    return [...fields].map(([key, nodes]) => this.part(key, type, nodes));
  }

  private part(key: string, parent: GraphQLObjectType, nodes: readonly FieldNode[]): Part {
    const node = nodes[0]!;
    // The one name that an object would not hold as a field of its own.
    if (key === '__proto__') throw new NoPlan();
    if (node.name.value === '__typename') return { key, required: false, as: 'constant', value: parent.name };
    const definition = parent.getFields()[node.name.value];
    const kind = definition && levelKindOf(definition);
    if (!kind) throw new NoPlan();
    const required = isNonNullType(definition.type);
    switch (kind.as) {
      case 'value':
        return { key, required, as: 'value', field: kind.field, complete: completionOf(definition.type) };
      case 'reference':
        return { key, required, as: 'reference', field: kind.field, selection: this.selection(kind.to, definition.type, nodes) };
      case 'entry':
        return { key, required, as: 'entry', node, definition, args: getArgumentValues(definition, node, this.variables), selection: this.selection(kind.to, definition.type, nodes) };
      case 'list':
        return this.list(key, kind.relation, definition, nodes);
    }
  }

  private selection(entity: EntityName, type: GraphQLOutputType, nodes: readonly FieldNode[]): Selection {
    const object = getNullableType(type) as GraphQLObjectType;
    return { entity, parts: this.parts(object, this.subfields(object, nodes)) };
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]> {
    return collectSubfields(this.schema, this.fragments, this.variables, type, nodes as FieldNode[]);
  }

  private list(key: string, relation: Relation, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): Part {
    const connection = getNullableType(definition.type) as GraphQLObjectType;
    const args = getArgumentValues(definition, nodes[0]!, this.variables) as unknown as ListArguments;
    // A list of another moment is another scope, which the levels below would have to be read in.
    if (!isPageable(args) || args.validAt || args.recordedAt) throw new NoPlan();
    const fields = this.subfields(connection, nodes);
    const names = new Set([...fields.values()].map(([field]) => field!.name.value));
    // The records of a page are asked for in one way: once, as nodes or as edges.
    const ways: FieldNode[][] = [];
    let cursor = false;
    const page = [...fields].map(([name, inner]): PagePart => {
      if (name === '__proto__') throw new NoPlan();
      const of = inner[0]!.name.value;
      if (of === '__typename') return { key: name, as: 'constant', value: connection.name };
      if (of === 'totalCount' || of === 'hidden') return { key: name, as: of };
      const type = itemTypeOf(connection.getFields()[of]!.type);
      if (of === 'nodes') {
        ways.push([...inner]);
        return { key: name, as: 'nodes' };
      }
      const parts = [...this.subfields(type, inner)].map(([part, [field, ...more]]) => {
        const as = field!.name.value;
        if (as === '__typename') return { key: part, as: 'constant', value: type.name };
        if (as === 'node') ways.push([field!, ...more]);
        if (as === 'cursor' || as === 'endCursor') cursor = true;
        return { key: part, as };
      });
      return { key: name, as: of, parts } as PagePart;
    });
    if (ways.length > 1) throw new NoPlan();
    const items = itemTypeOf(connection.getFields()['nodes']!.type);
    const selection = { entity: relation.to, parts: ways[0] ? this.parts(items, this.subfields(items, ways[0])) : [] };
    return { key, required: true, as: 'list', relation, request: pageRequestOf(args, names), page, selection, cursor };
  }
}

const itemTypeOf = (type: GraphQLOutputType): GraphQLObjectType => {
  const nullable = getNullableType(type);
  return getNullableType(nullable instanceof GraphQLList ? (nullable.ofType as GraphQLOutputType) : nullable) as GraphQLObjectType;
};

/** How a value is written into an answer: as its type says, element by element. */
function completionOf(type: GraphQLOutputType): Complete {
  const nullable = getNullableType(type);
  if (nullable instanceof GraphQLList) {
    const item = completionOf(nullable.ofType as GraphQLOutputType);
    return (value) => (value as unknown[]).map(item);
  }
  if (!isLeafType(nullable)) throw new NoPlan();
  return (value) => nullable.serialize(value);
}
