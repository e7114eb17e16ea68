/** What a row of the list says of a member beside what the member states. */
import type { AggregateChoice, Validity } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { type Member, tieCounts, valueOf } from '../data/members.js';
import { DATED, validityIn } from '../times/validity.js';

/** Entities on which facts depend. */
export const FACTS_STATED = [...DATED, 'membership', 'judgement'] as const;

export interface MemberFacts {
  /** On the scales of the dimensions; null: nobody has judged, or it is an interest. */
  readonly position: number | null;
  readonly influence: number | null;
  /** Relationships and holdings on the map. */
  readonly ties: number;
  readonly validity: Validity;
}

/** The facts of one member. It is asked for the rows that are drawn, so that what an edit costs does not grow with the map. `date`: the day that is shown; null: all dates. */
export function factsOf(store: VisibleStore, mapId: string, { entity, id }: Pick<Member, 'entity' | 'id'>, choice: AggregateChoice, date: string | null): MemberFacts {
  const value = (dimension: 'position' | 'influence'): number | null => (entity === 'stakeholder' ? valueOf(store, id, mapId, dimension, choice) : null);
  return { position: value('position'), influence: value('influence'), ties: tieCounts(store, mapId).get(id) ?? 0, validity: validityIn(store, entity, id, date) };
}
