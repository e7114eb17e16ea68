import type { Cell } from '../tables/types.js';
import { type Owner, OWNERS, type Role, type SheetMapping } from './types.js';

/** The cells of one row that speak of one thing. */
export interface Said {
  by: Partial<Record<Role, Cell>>;
  other: Map<string, Cell>;
  /** Judgements of it. */
  scores: { scale: string; value: Cell; header: string }[];
}

/** The text of a cell, exactly; `null` when there is nothing but space. */
export function toText(cell: Cell | undefined): string | null {
  if (cell === undefined || cell === null) return null;
  const text = String(cell);
  return text.trim() === '' ? null : text;
}

/** What the cells of a row say, by what they speak of. */
export function sortCells(cells: readonly Cell[], { columns, types }: SheetMapping): Record<Owner, Said> {
  const said: Record<Owner, Said> = { row: nothingSaid(), from: nothingSaid(), to: nothingSaid() };
  for (let index = 0; index < columns.length; index += 1) {
    const cell = cells[index] ?? null;
    if (cell === null) continue;
    const { header, of, role, prefix, scale } = columns[index]!;
    if (role === 'leaveOut') continue;
    if (role === 'other') said[of].other.set(header, cell);
    else if (role === 'score') said[of].scores.push({ scale: scale ?? header, value: cell, header });
    else if (role === 'id') said[of].by.id = withPrefix(cell, prefix);
    else said[of].by[role] = cell;
  }
  for (const owner of OWNERS) if (types[owner] !== undefined && toText(said[owner].by.type) === null) said[owner].by.type = types[owner].name;
  return said;
}

const nothingSaid = (): Said => ({ by: {}, other: new Map(), scores: [] });

const withPrefix = (cell: Cell, prefix: string | undefined): Cell => {
  const text = toText(cell);
  return prefix === undefined || text === null ? cell : `${prefix} ${text.trim()}`;
};
