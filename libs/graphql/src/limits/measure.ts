/** What a request would cost, worked out before any of it is done. Every fragment is measured once, however often it is used. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Measure {
  /** Levels of fields, introspection apart. */
  depth: number;
  /** Fields with another name than their own. */
  aliases: number;
  /** Records that may have to be read. */
  cost: number;
  /** Fields at the root. */
  roots: number;
}

/** What a list without `first` counts as; records of a graph are more. */
const UNPAGED = 10;
const IN_GRAPH = 250;
const GRAPH_TYPES = new Set(['Neighbourhood', 'Ring', 'Path']);
/** Lists whose length the `first` of the field around them says. */
const OF_PAGE = new Set(['nodes', 'edges', 'entries']);
/** Questions to the graph look at every tie; a map as recorded is the whole registry with its past. */
const GRAPH_FIELDS: Readonly<Record<string, number>> = { neighbourhood: 1000, shortestPaths: 1000, recordedMap: 10_000 };

const NOTHING: Measure = { depth: 0, aliases: 0, cost: 0, roots: 0 };
const plus = (a: Measure, b: Measure): Measure => ({ depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases, cost: a.cost + b.cost, roots: a.roots + b.roots });

/** Measures a valid operation. */
export function measure(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Measure {
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Variables of the wrong type are refused before anything is executed.
  if (!root || !coerced) return NOTHING;
  return new Measuring(schema, document, coerced).selection(operation.selectionSet, root);
}

class Measuring {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Measure>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    this.fragments = new Map(document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));
  }

  selection({ selections }: SelectionSetNode, type: GraphQLOutputType): Measure {
    let sum = NOTHING;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) sum = plus(sum, this.field(selection, type));
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum = plus(sum, this.fragment(selection.name.value));
      else sum = plus(sum, this.selection(selection.selectionSet, this.named(selection.typeCondition?.name.value) ?? type));
    }
    return sum;
  }

  private fragment(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    const type = fragment && this.named(fragment.typeCondition.name.value);
    const result = fragment && type ? this.selection(fragment.selectionSet, type) : NOTHING;
    this.measured.set(name, result);
    return result;
  }

  private named(name: string | undefined): GraphQLOutputType | undefined {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return type && isCompositeType(type) ? type : undefined;
  }

  private field(node: FieldNode, parent: GraphQLOutputType): Measure {
    const aliases = node.alias && node.alias.value !== node.name.value ? 1 : 0;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? (parent as GraphQLObjectType).getFields()[node.name.value] : undefined;
    // Introspection is for those who are signed in, and bounded by the schema; its depth is not a matter of records.
    if (!definition) return { ...NOTHING, aliases, roots: 1 };
    const inner = node.selectionSet ? this.selection(node.selectionSet, getNamedType(definition.type)) : NOTHING;
    const record = node.selectionSet ? 1 : 0;
    const first = this.first(definition, node);
    const cost = (GRAPH_FIELDS[definition.name] ?? 0) + (first === null ? lengthOf(definition, parent) * (record + inner.cost) : record + first * inner.cost);
    return { depth: inner.depth + 1, aliases: inner.aliases + aliases, cost, roots: 1 };
  }

  /** How long the page is that is asked for; null for fields without pages. */
  private first(field: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    const argument = field.args.find(({ name }) => name === 'first');
    if (!argument) return null;
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const given = value?.kind === Kind.INT ? Number(value.value) : value?.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
    return Math.max(0, Number(given ?? argument.defaultValue));
  }
}

function lengthOf(field: GraphQLField<unknown, unknown>, parent: GraphQLOutputType): number {
  if (!isListType(getNullableType(field.type)) || !isCompositeType(getNamedType(field.type)) || OF_PAGE.has(field.name)) return 1;
  const items = getNamedType(field.type);
  return GRAPH_TYPES.has(getNamedType(parent).name) && isObjectType(items) && items.getInterfaces().length > 0 ? IN_GRAPH : UNPAGED;
}
