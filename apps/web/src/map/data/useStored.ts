import type { EntityName } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { useCallback, useMemo, useSyncExternalStore, type DependencyList } from 'react';
import { useProject } from '../../project/context.js';

/** How to listen to changes of several entities. */
function useListening(store: VisibleStore, entities: readonly EntityName[]): (listener: () => void) => () => void {
  return useCallback(
    (listener: () => void) => {
      const ends = entities.map((entity) => store.subscribe({ entity }, listener));
      return () => ends.forEach((end) => end());
    },
    [store, entities.join(' ')],
  );
}

/** Draws whoever asks anew with every change of the entities. The same while none changed. */
export function useVersion(entities: readonly EntityName[]): string {
  const { store } = useProject().session;
  return useSyncExternalStore(useListening(store, entities), () => entities.map((entity) => store.version(entity)).join(' '));
}

/** Reads something out of the store, anew whenever a record of one of the entities, or one of `deps`, changes. */
export function useStored<T>(entities: readonly EntityName[], read: (store: VisibleStore) => T, deps: DependencyList): T {
  const { store } = useProject().session;
  const version = useVersion(entities);
  // `version` stands for what `read` sees of the store.
  return useMemo(() => read(store), [store, version, ...deps]);
}

/** Reads something that stays the same until it changes: a count, or a list that is kept in step (`kept-rows`). Whoever asks is drawn anew only when it is another, not with every change of the entities; so it is asked with each of them, and must cost little. */
export function useKept<T>(entities: readonly EntityName[], read: (store: VisibleStore) => T): T {
  const { store } = useProject().session;
  return useSyncExternalStore(useListening(store, entities), () => read(store));
}
