import { useEffect } from 'react';
import { useMapUi } from '../state/map-ui.js';
import type { TableEntity } from './model/columns.js';

/** Of several that are selected, those whose rows are hidden are selected no more, as on the canvas: what is done to all selected is done to what is seen. One alone stands open in the panel. `rows`: null while they are still to come. */
export function useSeenOnly(entity: TableEntity, rows: readonly string[] | null): void {
  const { selection, select } = useMapUi();
  useEffect(() => {
    if (rows === null || selection.length < 2) return;
    const seen = new Set(rows);
    const left = selection.filter((item) => item.entity !== entity || seen.has(item.id));
    if (left.length < selection.length) select(left, { quiet: true });
  }, [entity, rows, selection, select]);
}
