import { useConnectionPart } from '../../project/hooks.js';

/** Ids of records whose change waits here for the server. */
export const useWaiting = (): ReadonlySet<string> => useConnectionPart('waitingRecords');
