/** How records stand to the day that is shown. */
import { type Validity, validityOn } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';

export type Dated = MapItem['entity'] | 'coalitionMember';

/** Entities on which that depends. */
export const DATED: readonly Dated[] = ['stakeholder', 'interest', 'relationship', 'holding', 'coalition', 'coalitionMember'];

/** How a record stands to the day; valid while all dates are shown (null). */
export function validityIn(store: VisibleStore, entity: Dated, id: string, date: string | null): Validity {
  const record = date === null ? undefined : store.get(entity, id);
  return date === null || !record ? 'valid' : validityOn(entity, record, date, store.get);
}
