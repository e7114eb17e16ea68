import { useEffect, useEffectEvent, useRef } from 'react';
import { useConnectionPart } from '../../project/hooks.js';
import { ofEachMember, presentOn } from '../data/members.js';
import { useMapActions } from '../data/useMapActions.js';
import { useKept } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { useMapCommands } from './useMapCommands.js';

/** From so many on, a map that nobody has laid out yet is arranged as a whole. */
const WORTH_ARRANGING = 4;
const MEMBERS = ['membership', 'stakeholder', 'interest'] as const;

/**
 * Members that came without a place, as from an import, are given one, once and for everybody: near their neighbours, or, where nobody on the map has a place yet, by arranging
 * all of them. That is no step of undo: nobody asked for it, and what was taken back would only be done again.
 */
export function useNewPlaces(): void {
  const { view, rights, mapId, hidden, task } = useMapUi();
  const status = useConnectionPart('status');
  const actions = useMapActions();
  const commands = useMapCommands();
  const placed = useRef(new Set<string>());
  const total = useKept(MEMBERS, (store) => presentOn(store, mapId).length);
  const unplaced = useKept(MEMBERS, (store) => ofEachMember(store, mapId, 'unplaced', ({ membership }) => (membership.x === null ? true : undefined)).length);
  const place = useEffectEvent(() => {
    if (unplaced === total && total >= WORTH_ARRANGING) {
      if (placed.current.has('all')) return;
      placed.current.add('all');
      commands.arrangeAnew();
      return;
    }
    const positions = view?.layoutNew().filter(({ id }) => !placed.current.has(id)) ?? [];
    for (const { id } of positions) placed.current.add(id);
    if (positions.length > 0) actions.move(positions, { step: false });
  });
  // The canvas must have drawn them, and somebody who works on it must be let finish.
  const ready = view !== null && rights.arrange && status === 'live' && task === null && unplaced > 0 && hidden?.nodes.total === total;
  useEffect(() => {
    if (ready) place();
  }, [ready, unplaced]);
}
