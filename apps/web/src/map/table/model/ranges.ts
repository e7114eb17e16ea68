/** Where one is in the table, what is selected, and where the keys lead. Rows and columns are counted from 0 as they are shown; the row after the last is the one for a new row. */

export interface Spot {
  readonly row: number;
  readonly col: number;
}
/** From where one began to where one is. */
export interface Range {
  readonly anchor: Spot;
  readonly focus: Spot;
}
export interface Rect {
  readonly top: number;
  readonly bottom: number;
  readonly first: number;
  readonly last: number;
}

export const rangeAt = (spot: Spot): Range => ({ anchor: spot, focus: spot });
export const rectOf = ({ anchor, focus }: Range): Rect => ({ top: Math.min(anchor.row, focus.row), bottom: Math.max(anchor.row, focus.row), first: Math.min(anchor.col, focus.col), last: Math.max(anchor.col, focus.col) });
export const sizeOf = ({ top, bottom, first, last }: Rect): { readonly rows: number; readonly cols: number } => ({ rows: bottom - top + 1, cols: last - first + 1 });
export const isIn = ({ top, bottom, first, last }: Rect, row: number, col: number): boolean => row >= top && row <= bottom && col >= first && col <= last;

const between = (value: number, least: number, greatest: number): number => Math.max(least, Math.min(greatest, value));
export const clamp = ({ row, col }: Spot, rows: number, cols: number): Spot => ({ row: between(row, 0, rows - 1), col: between(col, 0, cols - 1) });

export type Way = 'up' | 'down' | 'before' | 'after';
const STEPS: Record<Way, readonly [row: number, col: number]> = { up: [-1, 0], down: [1, 0], before: [0, -1], after: [0, 1] };

/** Arrows follow the screen: where one reads from right to left, the left arrow leads to the next column. */
export function wayOf(key: string, rightToLeft: boolean): Way | null {
  if (key === 'ArrowUp') return 'up';
  if (key === 'ArrowDown') return 'down';
  if (key === 'ArrowLeft') return rightToLeft ? 'after' : 'before';
  if (key === 'ArrowRight') return rightToLeft ? 'before' : 'after';
  return null;
}

/** The next cell; the same one at the edge. */
export function step(from: Spot, way: Way, rows: number, cols: number): Spot {
  const [down, along] = STEPS[way];
  return clamp({ row: from.row + down, col: from.col + along }, rows, cols);
}

/** To the end of what is filled, from there over the gap to what is filled next, else to the edge: as spreadsheets do with Ctrl. */
export function leap(from: Spot, way: Way, rows: number, cols: number, isFilled: (spot: Spot) => boolean): Spot {
  let at = from;
  let next = step(at, way, rows, cols);
  const same = (a: Spot, b: Spot): boolean => a.row === b.row && a.col === b.col;
  const inBlock = isFilled(at) && !same(at, next) && isFilled(next);
  while (!same(at, next)) {
    if (inBlock && !isFilled(next)) return at;
    at = next;
    if (!inBlock && isFilled(at)) return at;
    next = step(at, way, rows, cols);
  }
  return at;
}

/** Tab goes on in the row and then to the next; at either end it leaves the table: null. */
export function tab({ row, col }: Spot, back: boolean, rows: number, cols: number): Spot | null {
  const index = row * cols + col + (back ? -1 : 1);
  return index < 0 || index >= rows * cols ? null : { row: Math.floor(index / cols), col: index % cols };
}
