/** What screens of a project read and do. All of it is live: a change by anybody shows in the next frame. */
import { type Classification, type EntityName, hasRight, isCleared, type OperationName, type Records, type Right, type Viewer } from '@baraza/domain';
import type { Peer } from '@baraza/protocol';
import type { ConnectionState, GivenInput, ProjectSession, Submitted, UndoLabel, VisibleStore } from '@baraza/sync-client';
import type { Scope } from '@baraza/store';
import { toast } from '@baraza/ui';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { rowsOf } from '../data/kept-rows.js';
import { useProject } from './context.js';

/** One list of an entity, however many components show it. */
const listOf = <N extends EntityName>(store: VisibleStore, entity: N): readonly Records[N][] =>
  rowsOf<Records[N]>(store, entity, {
    all: () => [...store.all(entity)].map(({ id }) => id),
    bears: { [entity]: (_store: VisibleStore, id: string) => [id] },
    read: (_store, id) => store.live(entity, id),
  });

/** All live records of an entity; the same array until one of them changes. */
export function useRecords<N extends EntityName>(entity: N): readonly Records[N][] {
  const { store } = useProject().session;
  return useSyncExternalStore(
    useCallback((listener) => store.subscribe({ entity }, listener), [store, entity]),
    () => listOf(store, entity),
  );
}

/** One live record; undefined where there is none, or none for these eyes. */
export function useRecord<N extends EntityName>(entity: N, id: string): Records[N] | undefined {
  const { store } = useProject().session;
  return useSyncExternalStore(
    useCallback((listener) => store.subscribe({ entity, id }, listener), [store, entity, id]),
    () => store.live(entity, id),
  );
}

type MutateOptions = Parameters<ProjectSession['mutate']>[2];

/** Does an operation; where it cannot be done, says why in a toast and returns null. */
export function useMutate(): <N extends OperationName>(name: N, input: GivenInput<N>, options?: MutateOptions) => Submitted | null {
  const { session } = useProject();
  const sentence = useErrorSentence();
  return (name, input, options) => {
    try {
      return session.mutate(name, input, options);
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'refused-here' });
      return null;
    }
  };
}

/** How it stands with the server. */
export function useConnection(): ConnectionState {
  const { session } = useProject();
  return useSyncExternalStore(
    useCallback((listener) => session.subscribeState(listener), [session]),
    () => session.state,
  );
}

/** One thing about how it stands with the server: whoever asks is not drawn anew with each change that is sent. */
export function useConnectionPart<K extends keyof ConnectionState>(part: K): ConnectionState[K] {
  const { session } = useProject();
  return useSyncExternalStore(
    useCallback((listener) => session.subscribeState(listener), [session]),
    () => session.state[part],
  );
}

/** Others in the project, by client id; a new map after every change. */
export function usePeers(): ReadonlyMap<string, Peer> {
  const { session } = useProject();
  return useSyncExternalStore(
    useCallback((listener) => session.subscribePeers(listener), [session]),
    () => session.peers,
  );
}

export interface Rights {
  /** Null until the project was opened. */
  readonly viewer: Viewer | null;
  readonly can: (right: Right) => boolean;
  readonly isCleared: (classification: Classification) => boolean;
}

/** Who looks, and what they may do here. */
export function useViewer(): Rights {
  const { session } = useProject();
  const viewer = useSyncExternalStore(
    useCallback((listener) => session.subscribeState(listener), [session]),
    () => session.viewer,
  );
  return useMemo(
    () => ({ viewer, can: (right) => viewer !== null && hasRight(viewer, right), isCleared: (classification) => viewer !== null && isCleared(viewer, classification) }),
    [viewer],
  );
}

/** Whether the project is in the archive: everything can be read, nothing changed. */
export function useIsArchived(): boolean {
  const { id } = useProject();
  return useRecord('project', id)?.archived ?? false;
}

/** What undo and redo would take back and bring again. */
export function useUndoLabels(): { readonly undo: UndoLabel | null; readonly redo: UndoLabel | null } {
  const { session } = useProject();
  const subscribe = useCallback((listener: () => void) => session.subscribeState(listener), [session]);
  const undo = useSyncExternalStore(subscribe, () => session.undoLabel);
  const redo = useSyncExternalStore(subscribe, () => session.redoLabel);
  return { undo, redo };
}

/** Subscribes to one map as well, for as long as another map does not take its place. */
export function useMapScope(map: string): void {
  const { session } = useProject();
  useEffect(() => {
    session.setScopes(scopesWith(map));
  }, [session, map]);
}

/** Subscribes to one session as well, for as long as a map or another session does not take its place. */
export function useSessionScope(of: string): void {
  const { session } = useProject();
  useEffect(() => {
    session.setScopes(scopesWith(undefined, of));
  }, [session, of]);
}

/** What is subscribed: the registry, and the map or the session that is open. */
export const scopesWith = (map: string | undefined, session?: string): Scope[] => ['registry', ...(map === undefined ? [] : [`map:${map}` as const]), ...(session === undefined ? [] : [`session:${session}` as const])];
