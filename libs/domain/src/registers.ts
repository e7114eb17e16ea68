/**
 * Registers: the smallest things that change as one. A field is a register; coupled fields (x, y) are one together; so is each project-defined property. The
 * last to arrive wins per register.
 */
import type { EntityDefinition } from './entity.js';

/** Before and after of each field that changed; a project-defined property is `properties.ID`. Absent values are null. */
export type FieldChanges = Record<string, readonly [before: unknown, after: unknown]>;

const PROPERTY_PREFIX = 'properties.';
export const propertyField = (id: string): string => `${PROPERTY_PREFIX}${id}`;
/** The property's id where the field is one of the project's own, else undefined. */
export const propertyIdOf = (field: string): string | undefined => (field.startsWith(PROPERTY_PREFIX) ? field.slice(PROPERTY_PREFIX.length) : undefined);

/** Value of a field or of a project-defined property. */
export function fieldValue(record: Record<string, unknown>, field: string): unknown {
  const property = propertyIdOf(field);
  if (property === undefined) return record[field];
  return (record['properties'] as Record<string, unknown> | undefined)?.[property] ?? null;
}

/** A patch (for Transaction.update) that sets `field` to `value`. */
export const patchFor = (field: string, value: unknown): Record<string, unknown> => {
  const property = propertyIdOf(field);
  return property === undefined ? { [field]: value } : { properties: { [property]: value } };
};

/** Fields that change together with `field`, itself included. */
export const registerOf = (entity: EntityDefinition, field: string): readonly string[] => entity.coupled.find((fields) => fields.includes(field)) ?? [field];

/** Whether two values are the same (values are JSON; key order of objects does not matter). */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && sameValue(left[key], right[key]));
}

/** What differs between two states of a record; `before` null: it is new, and every field that is not empty counts. */
export function fieldChanges(before: Record<string, unknown> | null, after: Record<string, unknown>): FieldChanges {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of Object.keys(after)) {
    const value = after[field];
    // Most fields stay as they are, and are then the very same value.
    if (field === 'id' || value === before?.[field]) continue;
    if (field === 'properties') Object.assign(changes, propertyChanges((before?.['properties'] ?? {}) as Record<string, unknown>, value as Record<string, unknown>));
    else if (!sameValue(before?.[field] ?? null, value)) changes[field] = [before?.[field] ?? null, value];
  }
  return changes;
}

function propertyChanges(before: Record<string, unknown>, after: Record<string, unknown>): FieldChanges {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!sameValue(before[id] ?? null, after[id] ?? null)) changes[propertyField(id)] = [before[id] ?? null, after[id] ?? null];
  }
  return changes;
}
