import type { EntityName } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { useCallback, useMemo, useSyncExternalStore, type DependencyList } from 'react';
import { useProject } from '../../project/context.js';

/** Reads something out of the store, anew whenever a record of one of the entities, or one of `deps`, changes. `entities` must stay the same. */
export function useStored<T>(entities: readonly EntityName[], read: (store: VisibleStore) => T, deps: DependencyList): T {
  const { store } = useProject().session;
  const key = entities.join(' ');
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = key.split(' ').map((entity) => store.subscribe({ entity: entity as EntityName }, listener));
      return () => ends.forEach((end) => end());
    },
    [store, key],
  );
  const version = useSyncExternalStore(subscribe, () => entities.map((entity) => store.version(entity)).join(' '));
  // `version` stands for what `read` sees of the store.
  return useMemo(() => read(store), [store, version, ...deps]);
}
