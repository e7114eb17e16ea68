import type { GraphSource } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';

/** What the canvas reads: the records that are seen, with those on their way in them. */
export const graphSource = (store: VisibleStore, mapId: string): GraphSource => ({
  mapId,
  live: (entity, id) => store.live(entity, id),
  referring: (entity, field, value) => store.referring(entity, field, value),
  subscribe: (listener) => store.subscribe('any', (changed) => listener(changed.map(({ entity, id }) => [entity, id] as const))),
});
