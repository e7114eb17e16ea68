import type { PresentPerson } from '@baraza/graph-view';
import { personColour } from '@baraza/ui';
import { useMemo } from 'react';
import { usePeers } from '../../project/hooks.js';

/** The others who look at this map: cursor, selection, and what they drag. */
export function useCanvasPeople(mapId: string): readonly PresentPerson[] {
  const peers = usePeers();
  return useMemo(
    () =>
      [...peers.values()].flatMap(({ client, account, name, state }): PresentPerson[] =>
        state?.map === mapId ? [{ id: client, name, colour: personColour(account), selection: state.selection, cursor: state.cursor, dragging: state.dragging }] : [],
      ),
    [peers, mapId],
  );
}
