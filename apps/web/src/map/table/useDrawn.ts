import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useMemo } from 'react';
import type { Drawn } from './cells/GridRow.js';
import { type Column, widthAtFirst } from './model/columns.js';

/** The first column of the grid: whether the row is selected. */
export const LEAD = 44;
export const HEAD = 36;
/** Rows beyond the edge that are drawn already. */
const OVERSCAN_ROWS = 6;

interface DrawnOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: number;
  readonly rowHeight: number;
  readonly columns: readonly Column[];
  readonly widths: Readonly<Record<string, number>>;
  readonly pinned: number;
  /** No pinned column is wider: on a phone there must be room beside it. */
  readonly widestPinned: number;
  readonly rightToLeft: boolean;
  /** The cell one is in stays in the page, wherever one scrolls. */
  readonly active: { readonly row: number; readonly col: number };
}
export interface DrawnGrid {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly drawn: readonly Drawn[];
  readonly width: number;
  readonly pinnedWidth: number;
}

const withActive = (indexes: number[], active: number, count: number): number[] => (active < 0 || active >= count || indexes.includes(active) ? indexes : [...indexes, active].sort((a, b) => a - b));

/** Which rows and columns are in sight. */
export function useDrawn({ scroller, rows: count, rowHeight, columns, widths, pinned, widestPinned, rightToLeft, active }: DrawnOptions): DrawnGrid {
  const sizes = columns.map((column, index) => {
    const width = widths[column.key] ?? widthAtFirst(column);
    return index < pinned ? Math.min(width, widestPinned) : width;
  });
  const pinnedWidth = LEAD + sizes.slice(0, pinned).reduce((sum, width) => sum + width, 0);
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active.row, count),
    useFlushSync: false,
  });
  const across = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    isRtl: rightToLeft,
    count: columns.length - pinned,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizes[index + pinned] ?? 0,
    paddingStart: pinnedWidth,
    overscan: 1,
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active.col - pinned, columns.length - pinned),
    useFlushSync: false,
  });
  const sizeKey = `${sizes.join(' ')} ${pinned}`;
  useLayoutEffect(() => across.measure(), [across, sizeKey]);
  useLayoutEffect(() => rows.measure(), [rows, rowHeight]);
  const items = across.getVirtualItems();
  const itemKey = items.map(({ index }) => index).join(' ');
  const drawn = useMemo(() => {
    const made: Drawn[] = [];
    let end = LEAD;
    for (const [index, column] of columns.slice(0, pinned).entries()) {
      made.push({ column, index, width: sizes[index]!, gap: 0, pinnedAt: end });
      end += sizes[index]!;
    }
    for (const { index, start, size } of items) {
      const column = columns[index + pinned];
      if (!column) continue;
      made.push({ column, index: index + pinned, width: size, gap: start - end, pinnedAt: null });
      end = start + size;
    }
    return made;
    // The places of the columns follow from which are in sight and how wide all are.
  }, [columns, itemKey, sizeKey]);
  return { rows, drawn, width: Math.max(across.getTotalSize(), pinnedWidth), pinnedWidth };
}
