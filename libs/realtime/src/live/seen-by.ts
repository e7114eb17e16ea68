/** What one class of viewers is shown of a live session: nothing of what they may not read of it, not even as a number. */
import { type AnyRecord, canRead, effectiveClassification, type EntityName, type FloorEntry, hasRightIn, isCleared, isLive, type Viewer } from '@baraza/domain';
import type { HeardGroup, LiveState } from '@baraza/protocol';
import type { RecordStore } from '@baraza/store';
import type { Said } from './live-session.js';

interface Shown {
  store: RecordStore;
  said: Said;
}

/** Whether the viewer may follow the session: it stands, they may read what is said in it, and its class is not above them. */
export function mayFollow(viewer: Viewer, session: string, store: RecordStore): boolean {
  const record = store.get('session', session);
  return record !== undefined && isLive('session', record, store.get) && hasRightIn(viewer, 'readSessions', session) && canRead(viewer, 'session', record, store.get);
}

/** The state as the viewer may see it; null: not at all. Interventions, items, targets and whom somebody speaks for are left out where their class is above the viewer; figures of inclusion are of everybody. */
export function seenBy(viewer: Viewer, state: LiveState, { store, said }: Shown): LiveState | null {
  if (!mayFollow(viewer, state.session, store)) return null;
  const sees = (entity: EntityName, id: string): boolean => {
    const record: AnyRecord | undefined = store.get(entity, id);
    return record !== undefined && canRead(viewer, entity, record, store.get);
  };
  const item = (id: string | null): string | null => (id !== null && sees('agendaItem', id) ? id : null);
  const entry = (each: FloorEntry): FloorEntry => {
    const known = each.stakeholder === null || sees('stakeholder', each.stakeholder);
    const named = each.participation !== null && sees('participation', each.participation);
    const person = each.participation === null ? undefined : store.get('participation', each.participation);
    const secret = person !== undefined && !isCleared(viewer, effectiveClassification('participation', person, store.get));
    return { ...each, participation: named ? each.participation : null, ...(known ? {} : { stakeholder: null }), ...(known && !secret ? {} : { label: '' }) };
  };
  const { floor, meters, heard } = state;
  const byItem: Record<string, number> = {};
  for (const { item: of, classification, count } of said.values()) if (isCleared(viewer, classification)) byItem[item(of) ?? ''] = (byItem[item(of) ?? ''] ?? 0) + count;
  return {
    ...state,
    floor: { ...floor, queue: floor.queue.map(entry), turn: floor.turn && { ...floor.turn, item: item(floor.turn.item), entry: entry(floor.turn.entry) } },
    meters: { ...meters, targets: meters.targets.filter(({ id }) => sees('target', id)), dimensions: meters.dimensions.filter(({ id }) => sees('dimension', id)) },
    interventions: { total: Object.values(byItem).reduce((sum, count) => sum + count, 0), byItem },
    heard: { ...heard, groups: groupsSeen(heard.groups, (id) => sees('stakeholder', id)), spoke: heard.spoke && heard.spoke.filter((id) => sees('participation', id)) },
  };
}

/** Those of groups that may not be known are counted among those who speak for nobody in particular. */
function groupsSeen(groups: readonly HeardGroup[], sees: (stakeholder: string) => boolean): HeardGroup[] {
  const isKnown = ({ stakeholder }: HeardGroup): boolean => stakeholder !== null && sees(stakeholder);
  const others = groups.filter((group) => !isKnown(group) && !group.together);
  if (others.every(({ stakeholder }) => stakeholder === null)) return [...groups];
  const sum = others.reduce<HeardGroup>((all, { people, heard }) => ({ ...all, people: all.people + people, heard: all.heard + heard }), { stakeholder: null, together: false, people: 0, heard: 0 });
  return [...groups.filter((group) => isKnown(group) || group.together), sum];
}
