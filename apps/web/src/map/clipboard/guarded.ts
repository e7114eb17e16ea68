/** What does not leave the product as plain text: any program reads the clipboard, it bears no class, and it outlives signing out. An export is limited to a class, marked with it, and recorded. */
import { type AnyRecord, type Classification, effectiveClassification, type EntityName, type PropertyValues, rankOf, stricter } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { judgementsOf } from '../data/members.js';
import type { Column } from '../table/model/columns.js';
import { isReference } from '../panel/fields/referred.js';

/** From this class on, only some of those on the project may know of it. */
const GUARDED_FROM: Classification = 'confidential';

/** Whether something of this class stays out of text that other programs can read. */
export const isGuarded = (classification: Classification): boolean => rankOf(classification) >= rankOf(GUARDED_FROM);

/** The class that counts of a record that is there; of one that is not, the lowest: there is nothing to tell. */
export function classOf(store: VisibleStore, entity: EntityName, id: string): Classification {
  const record = store.get(entity, id) as AnyRecord | undefined;
  return record ? effectiveClassification(entity, record, store.get) : 'public';
}

/** The class of what stands in a cell of the table: the strictest of its row, its field, whom it names, and the judgements that it rests on. */
export function cellClass(store: VisibleStore, mapId: string, entity: EntityName, record: AnyRecord, { key, field, own, score }: Column): Classification {
  const row = classOf(store, entity, record.id);
  if (score) return judgementsOf(store, record.id, mapId).filter(({ dimension }) => dimension === score.dimension).map(({ id }) => classOf(store, 'judgement', id)).reduce(stricter, row);
  const value = own ? (record['properties'] as PropertyValues)[key.slice(key.indexOf('.') + 1)] : record[key];
  const named = isReference(field) && typeof value === 'string' ? classOf(store, field.entity as EntityName, value) : 'public';
  return [field.classification ?? 'public', named].reduce(stricter, row);
}
