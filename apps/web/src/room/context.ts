import { type Attribution, hasRightIn, type Records, type Right, ruleOf } from '@baraza/domain';
import type { LiveView } from '@baraza/sync-client';
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import { useProject } from '../project/context.js';
import { useConnection, useRecord, useRecords, useViewer } from '../project/hooks.js';
import { useZoneOf } from '../project/session-time.js';

export interface Room {
  /** The session. */
  readonly session: Records['session'];
  /** The process that it is part of. */
  readonly process: Records['process'];
  /** Its agenda, in order. */
  readonly items: readonly Records['agendaItem'][];
  /** The item that runs; null: none. */
  readonly running: Records['agendaItem'] | null;
  /** IANA zone of its clocks. */
  readonly timeZone: string;
}

export const RoomContext = createContext<Room | null>(null);

/** The session that is open. Only below `RoomScreen`. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('no session is open around this component');
  return room;
}

/** Gathers the session and what belongs to it; null where there is none for these eyes, or it is still on its way. */
export function useRoomOf(id: string): Room | null {
  const session = useRecord('session', id);
  const process = useRecord('process', session?.process ?? '');
  const all = useRecords('agendaItem');
  const items = useMemo(() => all.filter((item) => item.session === id).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)), [all, id]);
  const running = items.find(({ startedAt, endedAt }) => startedAt !== null && endedAt === null) ?? null;
  const timeZone = useZoneOf()(session ?? null);
  return useMemo(() => (session && process ? { session, process, items, running, timeZone } : null), [session, process, items, running, timeZone]);
}

/** What the server last told of the session: floor, meters, counts; null: nothing yet. */
export function useLive(): LiveView | null {
  const { session } = useProject();
  const { session: record } = useRoom();
  return useSyncExternalStore(
    useCallback((listener) => session.live.subscribe(listener), [session]),
    () => session.live.view(record.id),
  );
}

/** As `useLive`, and null while the server is away: who has the floor now is then not known, and nobody is noted as the speaker of before. */
export function useLiveNow(): LiveView | null {
  const live = useLive();
  return useConnection().status === 'live' ? live : null;
}

/** Whether the viewer has the right in this session. */
export function useRightHere(): (right: Right) => boolean {
  const { viewer } = useViewer();
  const { session } = useRoom();
  return (right) => viewer !== null && hasRightIn(viewer, right, session.id);
}

/** The rule that holds for an item; without one that of the session. */
export function useRule(item: Records['agendaItem'] | null): Attribution {
  const { session } = useRoom();
  return ruleOf(session, item);
}
