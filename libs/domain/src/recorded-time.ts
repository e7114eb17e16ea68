/** When something was entered (DESIGN §2, decision 16): what of a project can be seen as it was recorded, and what differs between two such moments. */
import { sameValue } from './registers.js';
import type { AnyRecord } from './entity.js';
import type { EntityName } from './entities.generated.js';

/**
 * Entities that can be asked for as they were recorded at a moment: what a map is made of. A list of what is allowed, not of what is not: what was said and who took part is told now and by the rules of
 * now only (decision 9), and people as they are called now.
 */
export const RECORDED_ENTITIES: readonly EntityName[] = ['map', 'membership', 'stakeholder', 'relationship', 'holding', 'interest', 'coalition', 'coalitionMember', 'judgement', 'term', 'property', 'source', 'place'];

/** Whether records of the entity can be asked for as they were recorded at an earlier moment. */
export const isRecorded = (entity: EntityName): boolean => RECORDED_ENTITIES.includes(entity);

export interface Difference {
  readonly entity: EntityName;
  readonly id: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** The record at the first and at the second moment; null where it was not there. */
  readonly before: AnyRecord | null;
  readonly after: AnyRecord | null;
  /** What differs of a record that is there both times; empty otherwise. */
  readonly fields: readonly string[];
}

/** Finds a record that is live at a moment. */
type LiveRecords = ReadonlyMap<string, readonly [EntityName, AnyRecord]>;

/**
 * What differs between two moments, for the eyes of one viewer: `before` and `after` hold the records that are live for them, by id. What they may not see at one of the moments counts as not there. A field that is absent
 * at one of them (it may not be read there) says nothing.
 */
export function differences(before: LiveRecords, after: LiveRecords): Difference[] {
  const found: Difference[] = [];
  for (const [id, [entity, record]] of after) {
    const earlier = before.get(id)?.[1] ?? null;
    const fields = earlier === null ? [] : changedFieldsOf(earlier, record);
    if (earlier === null) found.push({ entity, id, kind: 'added', before: null, after: record, fields });
    else if (fields.length > 0) found.push({ entity, id, kind: 'changed', before: earlier, after: record, fields });
  }
  for (const [id, [entity, record]] of before) if (!after.has(id)) found.push({ entity, id, kind: 'removed', before: record, after: null, fields: [] });
  return found;
}

const changedFieldsOf = (before: AnyRecord, after: AnyRecord): string[] => Object.keys(after).filter((field) => field in before && !sameValue(before[field], after[field]));
