/** How many records of each kind. */
import type { EntityName } from './entities.generated.js';

export interface EntityCount {
  readonly entity: EntityName;
  readonly count: number;
}

/** In the order in which the kinds come first. */
export function countsOf(records: Iterable<{ readonly entity: EntityName }>): EntityCount[] {
  const counts = new Map<EntityName, number>();
  for (const { entity } of records) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return [...counts].map(([entity, count]) => ({ entity, count }));
}
