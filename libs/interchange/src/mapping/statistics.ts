import type { Cell, Table } from '../tables/types.js';

/** What can be told of the columns of a table from their cells alone. */

export interface ColumnStatistics {
  header: string;
  index: number;
  filled: number;
  distinct: number;
  /** Of the filled cells, how many are numbers. */
  numbers: number;
  /** Mean number of characters of the filled cells. */
  length: number;
}

/** A cell as something that can be compared; '' for an empty one. */
export const keyOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());

export function statisticsOf({ header, rows }: Table): ColumnStatistics[] {
  return header.map((name, index) => {
    const seen = new Set<string>();
    let [filled, numbers, characters] = [0, 0, 0];
    for (const { cells } of rows) {
      const key = keyOf(cells[index]);
      if (key === '') continue;
      filled += 1;
      seen.add(key);
      characters += key.length;
      if (/^-?\d+(\.\d+)?$/.test(key)) numbers += 1;
    }
    return { header: name, index, filled, distinct: seen.size, numbers, length: filled === 0 ? 0 : characters / filled };
  });
}

/** How many rows in a thousand may say something else of the same key, as typing errors do. */
const SLIPS = 10;

/**
 * For each column, whether the key determines it: equal keys have equal cells, but for slips. Rows without the key are not asked.
 * @param key position of the key's column
 */
export function determinedBy({ header, rows }: Table, key: number): boolean[] {
  // Most of the rows of a key decide what is its own, not the first, which may be the one with the slip: majority vote of Boyer and Moore.
  const leading = header.map(() => new Map<string, { cell: string; votes: number }>());
  const eachCell = (use: (index: number, key: string, cell: string) => void): number => {
    let asked = 0;
    for (const { cells } of rows) {
      const at = keyOf(cells[key]);
      if (at === '') continue;
      asked += 1;
      for (let index = 0; index < header.length; index += 1) use(index, at, keyOf(cells[index]));
    }
    return asked;
  };
  eachCell((index, at, cell) => {
    const known = leading[index]!.get(at);
    if (known === undefined) leading[index]!.set(at, { cell, votes: 1 });
    else if (known.cell === cell) known.votes += 1;
    else if (known.votes > 0) known.votes -= 1;
    else Object.assign(known, { cell, votes: 1 });
  });
  const slips = header.map(() => 0);
  const asked = eachCell((index, at, cell) => {
    if (leading[index]!.get(at)!.cell !== cell) slips[index]! += 1;
  });
  return slips.map((count) => count * 1000 <= asked * SLIPS);
}
