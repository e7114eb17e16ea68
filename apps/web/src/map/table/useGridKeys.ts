import type { KeyboardEvent } from 'react';
import { leap, type Spot, step, tab, wayOf } from './model/ranges.js';
import type { Grid } from './useGrid.js';

interface GridKeysOptions {
  readonly grid: Grid;
  readonly height: number;
  readonly width: number;
  /** How many rows are in sight. */
  readonly page: () => number;
  readonly isFilled: (spot: Spot) => boolean;
  readonly mayEdit: (spot: Spot) => boolean;
  /** Whether anything here can be written in. */
  readonly writes: boolean;
  readonly clear: () => void;
  readonly fillDown: () => void;
  readonly check: (row: number) => void;
  readonly openHeader: (col: number) => void;
}

/** A key that stands for a character, also one that begins the composition of one. */
const begins = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => !ctrlKey && !metaKey && !altKey && (key === 'Process' || [...key].length === 1);

/** The keys of a spreadsheet. What is handled here does not reach the keys of the map. */
export function useGridKeys({ grid, height, width, page, isFilled, mayEdit, writes, clear, fillDown, check, openHeader }: GridKeysOptions): (event: KeyboardEvent) => void {
  return (event) => {
    const { key, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const { focus } = grid.range;
    const to = target(event);
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (to === 'header') return take(), openHeader(focus.col);
    if (to) return take(), grid.select(to, shiftKey && key !== 'Tab');
    if (key === 'F2' || (key === 'Enter' && !control)) return take(), mayEdit(focus) ? grid.edit(focus) : undefined;
    if (key === 'Delete' || key === 'Backspace') {
      // With Shift it deletes whole records, as everywhere.
      if (shiftKey) return;
      return take(), clear();
    }
    if (control && key.toLowerCase() === 'a') return take(), grid.setRange({ anchor: { row: 0, col: 0 }, focus: { row: height - 1, col: width - 1 } });
    if (control && key.toLowerCase() === 'd') return take(), fillDown();
    if (key === ' ') return take(), check(focus.row);
    if (key === 'Escape' && (grid.range.anchor.row !== focus.row || grid.range.anchor.col !== focus.col)) return take(), grid.select(focus);
    // Whoever writes means the cell: where it cannot be written in, a letter is no key of the map either.
    if (begins(event) && writes) event.stopPropagation();
    if (begins(event) && mayEdit(focus)) {
      if (key === 'Process') return grid.edit(focus, '');
      event.preventDefault();
      grid.edit(focus, key);
    }
  };

  function target({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Spot | 'header' | null {
    const { focus } = grid.range;
    const control = ctrlKey || metaKey;
    const way = wayOf(key, document.documentElement.dir === 'rtl');
    if (way === 'up' && focus.row === 0 && !shiftKey && !control) return 'header';
    if (way) return control ? leap(focus, way, height, width, isFilled) : step(focus, way, height, width);
    switch (key) {
      case 'Tab':
        return control ? null : tab(focus, shiftKey, height, width);
      case 'Home':
        return { row: control ? 0 : focus.row, col: 0 };
      case 'End':
        return { row: control ? height - 1 : focus.row, col: width - 1 };
      case 'PageUp':
        return { row: Math.max(0, focus.row - page()), col: focus.col };
      case 'PageDown':
        return { row: Math.min(height - 1, focus.row + page()), col: focus.col };
      default:
        return null;
    }
  }
}
