/** Fields that can be answered for a whole level at once. Each says what it is in its extensions; its resolver, for one record, is made from the same. */
import { canReadField, type EntityName, type Viewer } from '@baraza/domain';
import type { GraphQLField, GraphQLFieldConfig } from 'graphql';
import type { Relation } from '../reading/relations.js';
import type { Node } from '../reading/scope.js';
import type { RequestContext } from '../services.js';

export type LevelKind =
  /** A value of the record's own. */
  | { as: 'value'; field: string }
  /** The record that a field names. */
  | { as: 'reference'; field: string; to: EntityName }
  /** A page of a list. */
  | { as: 'list'; relation: Relation }
  /** One record, found by the field's own resolver: where a question begins. */
  | { as: 'entry'; to: EntityName };

type NodeField = GraphQLFieldConfig<Node, RequestContext>;

/** Fields that no definition has: nobody is kept from them who may read the record. */
const OWN = ['id', 'classification'];

/** Whether the viewer may read the field of records that they may read. */
export const isOpen = (viewer: Viewer, entity: EntityName, field: string): boolean => OWN.includes(field) || canReadField(viewer, entity, field);

const valueOf = ({ scope, entity, record }: Node, field: string): unknown => (isOpen(scope.viewer, entity, field) ? (record[field] ?? null) : null);

/** A field that is a value of the record's own. */
export const valueField = (type: NodeField['type'], description: string | null | undefined, field: string): NodeField => ({
  type,
  description: description ?? null,
  extensions: { level: { as: 'value', field } satisfies LevelKind },
  resolve: (node) => valueOf(node, field),
});

/** A field that is the record which the record names; null where that is gone or not for the viewer's eyes. */
export const referenceField = (type: NodeField['type'], description: string, field: string, to: EntityName): NodeField => ({
  type,
  description,
  extensions: { level: { as: 'reference', field, to } satisfies LevelKind },
  resolve: (node, _args, { reads }) => {
    const id = valueOf(node, field);
    return typeof id === 'string' ? reads.reader.node(node.scope, to, id) : null;
  },
});

export const levelKindOf = ({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): LevelKind | undefined => extensions['level'] as LevelKind | undefined;
