/** What it takes to put one field of a record back to what it was before a change: the operation `restore`, which is what undo does. */
import { ENTITIES, type EntityDefinition, type EntityName, fieldValue, registerOf, type Restoration, sameValue } from '@baraza/domain';

interface FieldChange {
  readonly field: string;
  readonly before: unknown;
}

/** The field with those that are won or lost together with it and changed at the same time; null where they hold the earlier value already, or are not for these eyes. */
export function putBack(entity: EntityName, record: object & { readonly id: string }, changes: readonly FieldChange[], field: string): Restoration[] | null {
  const register = registerOf(ENTITIES[entity] as unknown as EntityDefinition, field);
  const values = record as Record<string, unknown>;
  const known = changes.filter((change) => register.includes(change.field));
  if (known.some((change) => fieldValue(values, change.field) === undefined)) return null;
  const differs = known.filter((change) => !sameValue(fieldValue(values, change.field), change.before));
  return differs.length === 0 ? null : differs.map((change) => ({ entity, id: record.id, field: change.field, expected: fieldValue(values, change.field), value: change.before }));
}
