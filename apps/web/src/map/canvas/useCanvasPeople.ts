import type { PresentPerson } from '@baraza/graph-view';
import { usePersonColour } from '@baraza/ui';
import { useMemo } from 'react';
import { usePeers } from '../../project/hooks.js';

/** The others who look at this map: cursor, selection, and what they drag. */
export function useCanvasPeople(mapId: string): readonly PresentPerson[] {
  const peers = usePeers();
  const colourOf = usePersonColour();
  return useMemo(
    () =>
      [...peers.values()].flatMap(({ client, account, name, state }): PresentPerson[] =>
        state?.map === mapId ? [{ id: client, name, colour: colourOf(account), selection: state.selection, cursor: state.cursor, dragging: state.dragging }] : [],
      ),
    [peers, mapId, colourOf],
  );
}
