import { ENTITIES, type EntityName } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import type { ChangedRecord } from './visible-store.js';

export const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];

/** Every record of a store, as a list that stays the same while the store changes. */
export const keysOf = (store: RecordStore): ChangedRecord[] => ENTITY_NAMES.flatMap((entity) => Array.from(store.all(entity), ({ id }) => ({ entity, id })));
