/** The way back from a set of changes, as input of the operation `restore`. */
import { type EntityName, type FieldChanges, fieldChanges } from '@baraza/domain';
import type { Change } from './record-store.js';

/** One field to put back: `expected` is what must still be there. */
export interface Restoration {
  entity: EntityName;
  id: string;
  field: string;
  expected: unknown;
  value: unknown;
}

/** Fields of one record that changed, and whether the record was new: what an event of the log keeps. */
export interface RecordedChange {
  entity: EntityName;
  id: string;
  created: boolean;
  fields: FieldChanges;
}

export const recordedChange = ({ entity, id, before, after }: Change): RecordedChange => ({ entity, id, created: before === null, fields: fieldChanges(before, after!) });

/** What undoes these changes, last first. What was added is deleted; a judgement that was added is withdrawn, for nothing judged is ever erased. */
export function inverse(changes: readonly RecordedChange[]): Restoration[] {
  return [...changes].reverse().flatMap(({ entity, id, created, fields }): Restoration[] => {
    if (created) return [{ entity, id, field: entity === 'judgement' ? 'withdrawn' : 'deleted', expected: false, value: true }];
    return Object.entries(fields).map(([field, [before, after]]) => ({ entity, id, field, expected: after, value: before }));
  });
}
