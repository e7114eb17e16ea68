import { ENTITIES, type EntityName } from '../entities.generated.js';
import { Refusal } from '../errors.js';
import type { FieldSpec } from '../fields.js';
import type { Transaction } from '../operation.js';

/**
 * Whether what a record names belongs to the same session and process as the record itself: a coding to the session of its intervention, a code to the codebook of its process. Weak references are not looked at. What is named must have been
 * declared in `reads`. Refuses with `invalidInput`, which names the field.
 */
export function checkTogether(tx: Transaction, entity: EntityName, values: Readonly<Record<string, unknown>>): void {
  const session = values['session'] as string | undefined;
  const process = session === undefined ? (values['process'] as string | undefined) : tx.get('session', session).process;
  for (const [name, field] of Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>)) {
    const id = values[name];
    if (field.type !== 'reference' || field.weak || typeof id !== 'string' || name === 'session' || name === 'process') continue;
    const named = tx.get(field.entity as EntityName, id) as unknown as Record<string, unknown>;
    if (named['session'] !== undefined && session !== undefined && named['session'] !== session) throw new Refusal('invalidInput', `The ${field.entity} belongs to another session.`, { field: name }, name);
    if (named['process'] !== undefined && process !== undefined && named['process'] !== process) throw new Refusal('invalidInput', `The ${field.entity} belongs to another process.`, { field: name }, name);
  }
}
