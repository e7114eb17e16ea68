/** The relationships that the map shows now, by its filter and day. */
import { type Records, validityOn } from '@baraza/domain';
import { type GraphFilter, listReason, tieReason } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';
import { membersOf, tiesOn } from '../data/members.js';

export function shownTies(store: VisibleStore, mapId: string, filter: GraphFilter, date: string | null): Records['relationship'][] {
  const so = (entity: 'stakeholder' | 'relationship', id: string): boolean => date === null || validityOn(entity, store.get(entity, id)!, date, store.get) === 'valid';
  const shown = new Set(membersOf(store, mapId).filter((member) => member.entity === 'stakeholder' && listReason(member, filter) === null && so('stakeholder', member.id)).map(({ id }) => id));
  return tiesOn(store, mapId).relationships.filter((tie) => shown.has(tie.from) && shown.has(tie.to) && tieReason({ entity: 'relationship', type: tie.type ?? '', strength: tie.strength, confidence: tie.confidence }, filter) === null && so('relationship', tie.id));
}
