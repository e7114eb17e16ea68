/** The type of each entity: its fields, the lists that others make by referring to it, its history. */
import { type EntityName, type FieldSpec, type Records, ruleOf } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import {
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLNullableType,
  type GraphQLOutputType,
  GraphQLString,
} from 'graphql';
import { referenceField, valueField } from '../levels/kinds.js';
import { ENTITY_NAMES, typeNameOf } from '../names.js';
import { LISTS } from '../reading/relations.js';
import type { Node } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { listField } from './connection.js';
import { codesThenField } from './codebook-then.js';
import { Classification, enumOfField } from './enums.js';
import { hiddenFields } from './hidden.js';
import { inclusionField } from './inclusion.js';
import { type HistoryArguments, HistoryPage, PAGE_ARGUMENTS, resolveHistory } from './history.js';
import { aggregateField, roleField } from './judgements.js';
import { Person, type PersonSource } from './people.js';
import { statementsField } from './said-of-stakeholder.js';
import { neverHeardField, sessionPresenceField } from './session-presence.js';
import { projectFields } from './project-fields.js';
import { Json } from './scalars.js';
import { valueTypeOf } from './value-types.js';

type NodeField = GraphQLFieldConfig<Node, RequestContext>;
const required = GraphQLNonNull;
const texts = new required(new GraphQLList(new required(GraphQLString)));

/** What every record has. */
export const RecordInterface = new GraphQLInterfaceType({
  name: 'Record',
  description: 'A record of a project.',
  fields: {
    id: { type: new required(GraphQLID), description: 'Its id (UUID).' },
    classification: { type: new required(Classification), description: 'Its own class. What it hangs on may make it more classified in effect.' },
    hiddenFields: { type: texts, description: 'Fields that are empty or incomplete here because you may not read them.' },
  },
  resolveType: (node: Node) => typeNameOf(node.entity),
});

const types = new Map<EntityName, GraphQLObjectType<Node, RequestContext>>();

/** The type of an entity. */
export function typeOf(entity: EntityName): GraphQLObjectType<Node, RequestContext> {
  const known = types.get(entity);
  if (known) return known;
  const type = new GraphQLObjectType<Node, RequestContext>({
    name: typeNameOf(entity),
    description: definitionOf(entity).description,
    interfaces: [RecordInterface],
    isTypeOf: (node) => node.entity === entity,
    fields: () => ({ ...ownFields(), ...definedFields(entity), ...listFields(entity), ...extraFields(entity) }),
  });
  types.set(entity, type);
  return type;
}

const ownFields = (): GraphQLFieldConfigMap<Node, RequestContext> => {
  const { id, classification, hiddenFields: hidden } = RecordInterface.getFields();
  return {
    id: valueField(id!.type, id!.description, 'id'),
    classification: valueField(classification!.type, classification!.description, 'classification'),
    hiddenFields: { type: hidden!.type, description: hidden!.description, resolve: (node, _args, { reads }) => hiddenFields(node, reads.reader) },
  };
};

function definedFields(entity: EntityName): GraphQLFieldConfigMap<Node, RequestContext> {
  return Object.fromEntries(Object.entries(definitionOf(entity).fields).flatMap(([name, field]) => (field.type === 'properties' ? propertyFields(field) : [[name, definedField(entity, name, field)]])));
}

const FROM = { public: 'anybody', restricted: 'those cleared for restricted', confidential: 'those cleared for confidential', strictlyConfidential: 'those cleared for strictly confidential' };

function definedField(entity: EntityName, name: string, field: FieldSpec): NodeField {
  const classified = field.classification === undefined ? '' : ` Read by ${FROM[field.classification]} only.`;
  // What may be hidden is never promised.
  const promised = field.required && field.classification === undefined && field.type !== 'reference' && field.type !== 'account';
  const type = outputType(entity, name, field);
  const description = `${field.description}${classified}`;
  if (field.type === 'reference') return referenceField(type, description, name, field.entity as EntityName);
  const value = valueField(promised ? new required(type) : type, description, name);
  if (field.type !== 'account') return value;
  return { type, description, resolve: (node, args, context, info) => personOf(node, value.resolve!(node, args, context, info)) };
}

const personOf = ({ scope }: Node, account: unknown): PersonSource | null => (typeof account === 'string' ? { scope, account } : null);

function outputType(entity: EntityName, name: string, field: FieldSpec): GraphQLNullableType & GraphQLOutputType {
  if (field.type === 'account') return Person;
  if (field.type === 'reference') return typeOf(field.entity as EntityName);
  const type = valueTypeOf(typeNameOf(entity), name, field);
  if (!type) throw new Error(`${entity}.${name}: fields of the type ${field.type} have no type in the API.`);
  return type;
}

interface PropertyValueSource {
  definition: Node;
  value: unknown;
}
const PropertyValue: GraphQLObjectType = new GraphQLObjectType<PropertyValueSource>({
  name: 'PropertyValue',
  description: 'A value of a property that the project defined itself.',
  fields: () => ({
    definition: { type: new required(typeOf('property')), description: 'The property.' },
    value: { type: new required(Json), description: 'Its value here: a text, a number, true or false, or a list of texts.' },
  }),
});

/** Values of project-defined properties, with their definitions and as they lie in files and inputs. */
const propertyFields = ({ description }: FieldSpec): [string, NodeField][] => [
  [
    'properties',
    {
      type: new required(new GraphQLList(new required(PropertyValue))),
      description: `${description} In the order of the properties.`,
      resolve: async ({ scope, record }, _args, { reads }): Promise<PropertyValueSource[]> => {
        const values = record['properties'] as Record<string, unknown>;
        if (Object.keys(values).length === 0) return [];
        const readable = [...(await reads.reader.properties(scope)).values()];
        return readable.filter((definition) => !definition.record.deleted && definition.record.id in values).map((definition) => ({ definition, value: values[definition.record.id] }));
      },
    },
  ],
  [
    'propertiesById',
    {
      type: new required(Json),
      description: `${description} An object with the ids of properties as its keys, as operations take it.`,
      resolve: async ({ scope, record }, _args, { reads }) => {
        const entries = Object.entries(record['properties'] as Record<string, unknown>);
        if (entries.length === 0) return {};
        const readable = await reads.reader.properties(scope);
        return Object.fromEntries(entries.filter(([id]) => readable.has(id)));
      },
    },
  ],
];

const listFields = (entity: EntityName): GraphQLFieldConfigMap<Node, RequestContext> =>
  Object.fromEntries(LISTS[entity].map((relation) => [relation.name, listField(relation, typeOf) as NodeField]));

function extraFields(entity: EntityName): GraphQLFieldConfigMap<Node, RequestContext> {
  const history: GraphQLFieldConfig<Node, RequestContext, HistoryArguments> = {
    type: new required(HistoryPage),
    description: 'Who changed what in this record, newest first.',
    args: { field: { type: GraphQLString, description: 'Only changes of this field (`properties.ID` for a property of the project’s own).' }, ...PAGE_ARGUMENTS },
    resolve: ({ scope, record }, args, { reads }) => resolveHistory(scope, entity, record.id, args, reads.reader),
  };
  if (entity === 'project') return projectFields(typeOf, RecordInterface) as GraphQLFieldConfigMap<Node, RequestContext>;
  const fields = { history: history as NodeField };
  return { ...fields, ...(ofEntity[entity]?.() ?? {}) } as GraphQLFieldConfigMap<Node, RequestContext>;
}

const inclusionOf = (of: 'session' | 'process'): NodeField => inclusionField(of, { dimension: typeOf('dimension'), target: typeOf('target') });

/** What is told of some entities besides their fields: it is worked out, not kept. */
const ofEntity: Partial<Record<EntityName, () => Record<string, unknown>>> = {
  session: () => ({ inclusion: inclusionOf('session'), stakeholders: sessionPresenceField(typeOf('stakeholder')) }),
  process: () => ({ inclusion: inclusionOf('process'), neverHeard: neverHeardField(typeOf('stakeholder')) }),
  stakeholder: () => ({ aggregate: aggregateField, role: roleField, statements: statementsField(typeOf('intervention')) }),
  codebookVersion: () => ({ codes: codesThenField(typeOf('code')) }),
  intervention: () => ({ rule: ruleField }),
};

/** The rule of an item holds also where the item is gone or not for the viewer's eyes. */
const ruleField: NodeField = {
  type: new required(enumOfField('Session', 'attribution', definitionOf('session').fields['attribution'] as never)),
  description: 'The rule of attribution under which it was said: that of its item, else of its session.',
  resolve: async ({ scope, record }, _args, { reads }) => {
    const [of, item] = await Promise.all([
      reads.reader.find(scope, 'session', record['session'] as string),
      typeof record['item'] === 'string' ? reads.reader.find(scope, 'agendaItem', record['item']) : null,
    ]);
    return ruleOf(of!.record as unknown as Records['session'], item?.record as unknown as Records['agendaItem'] | undefined);
  },
};

/** The types of all entities. */
export const allTypes = (): GraphQLObjectType[] => ENTITY_NAMES.map(typeOf);
