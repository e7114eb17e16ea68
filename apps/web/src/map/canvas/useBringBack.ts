import type { GraphView } from '@baraza/graph-view';
import { useEffect } from 'react';
import { useProject } from '../../project/context.js';
import { useMapUi } from '../state/map-ui.js';

/** Who was moved, and is moved back or again by my undo, comes into sight with that: the picture may have followed them to where they stood. */
export function useBringBack(view: GraphView | null): void {
  const { session } = useProject();
  const { mapId } = useMapUi();
  useEffect(() => {
    if (!view) return;
    const labels = () => ({ undo: session.undoLabel, redo: session.redoLabel });
    let before = labels();
    let frame = 0;
    const stop = session.subscribeState(() => {
      const now = labels();
      // A step that was taken back is the first to be done again, and the other way about: with the same label.
      const step = now.redo !== before.redo && now.redo === before.undo ? now.redo : now.undo !== before.undo && now.undo === before.redo ? now.undo : null;
      before = now;
      if (step?.operation !== 'moveOnMap') return;
      const moved = step.records.flatMap(({ entity, id }) => {
        const member = entity === 'membership' ? session.store.live('membership', id) : undefined;
        return member?.map === mapId ? [(member.stakeholder ?? member.interest)!] : [];
      });
      // The canvas follows the store in its next frame. A label names the first of many only.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => moved.length > 0 && view.reveal(moved, { whole: step.count > step.records.length }));
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [session, view, mapId]);
}
