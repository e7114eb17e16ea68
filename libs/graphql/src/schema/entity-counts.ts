/** How many records of each kind. */
import type { RecordName } from '@baraza/commands';
import type { EntityName } from '@baraza/domain';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import { EntityEnum } from './enums.js';

export interface EntityCountSource {
  entity: EntityName;
  count: number;
}

export const EntityCount = new GraphQLObjectType<EntityCountSource>({
  name: 'EntityCount',
  description: 'How many records of one kind.',
  fields: {
    entity: { type: new GraphQLNonNull(EntityEnum), description: 'Which kind of record.' },
    count: { type: new GraphQLNonNull(GraphQLInt), description: 'How many.' },
  },
});

/** In the order in which the kinds come first. */
export function countsOf(names: readonly RecordName[]): EntityCountSource[] {
  const counts = new Map<EntityName, number>();
  for (const { entity } of names) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return [...counts].map(([entity, count]) => ({ entity, count }));
}
