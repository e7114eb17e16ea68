import type { EntityName } from '@baraza/domain';
import { useStored } from '../map/data/useStored.js';
import { type Already, alreadyThere } from './held.js';

const ENTITIES: readonly EntityName[] = ['interest', 'holding'];

/** What of a proposal stands on the map already, as it stands now. */
export const useAlreadyThere = (proposed: Parameters<typeof alreadyThere>[1]): Already => useStored(ENTITIES, (store) => alreadyThere(store, proposed), [proposed.stakeholder, proposed.interest, proposed.interestName]);
