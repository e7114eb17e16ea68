/** What makes something readable for more people than now: the one definition of it, for undo and redo, which ask before (UNDO-22). */
import { type Classification, stricter } from './classification.js';
import { ENTITIES, type EntityName } from './entities.generated.js';
import type { EntityDefinition } from './entity.js';
import { hasRight, RIGHTS, type Role, viewerOf } from './policy.js';

/** One field of a record, from what stands there to what would. */
export interface FieldStep {
  entity: EntityName;
  field: string;
  expected: unknown;
  value: unknown;
}

/** Whether the class of the second is lower. */
export const lowers = (now: Classification, then: Classification): boolean => now !== then && stricter(now, then) === now;

/**
 * Whether somebody could read more after it: a lower class, a record that nobody was to read, or a person who comes back into the project, is cleared for more or gets a further right. That something deleted comes back with the class that it had
 * opens nothing.
 */
export function opens({ entity, field, expected, value }: FieldStep): boolean {
  if (field === 'classification') return lowers(expected as Classification, value as Classification);
  if (field === (ENTITIES[entity] as unknown as EntityDefinition).hiddenBy) return expected === true && value !== true;
  if (entity !== 'member') return false;
  if (field === 'deleted') return expected === true && value === false;
  // Empty: that of the role.
  if (field === 'clearance') return value === null || (expected !== null && lowers(value as Classification, expected as Classification));
  if (field !== 'role') return false;
  const [now, then] = [viewerOf('', expected as Role, null), viewerOf('', value as Role, null)];
  return lowers(then.clearance, now.clearance) || RIGHTS.some((right) => hasRight(then, right) && !hasRight(now, right));
}
