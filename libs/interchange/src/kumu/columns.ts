import type { Cell, Table } from '../tables/types.js';
import type { Column, ColumnRole } from '../graph/types.js';
import { TypeGuess } from '../graph/values.js';

/** Which column of a sheet is which. Headers are compared without regard to case and outer spaces. */

export type SheetKind = 'elements' | 'connections';

/** The standard headers, in Kumu's order. `Name` stands for `Label` where there is no `Label`. */
export const STANDARD_HEADERS: Record<SheetKind, readonly (readonly [Exclude<ColumnRole, 'other'>, string])[]> = {
  elements: [
    ['label', 'Label'],
    ['type', 'Type'],
    ['tags', 'Tags'],
    ['description', 'Description'],
    ['image', 'Image'],
    ['id', 'ID'],
  ],
  connections: [
    ['from', 'From'],
    ['to', 'To'],
    ['direction', 'Direction'],
    ['type', 'Type'],
    ['tags', 'Tags'],
    ['description', 'Description'],
    ['id', 'ID'],
  ],
};

/** What a sheet holds, by its header; `undefined` when it is neither. */
export function kindOfSheet(header: readonly string[]): SheetKind | undefined {
  const names = new Set(header.map(normalise));
  if (names.has('from') && names.has('to')) return 'connections';
  return names.has('label') || names.has('name') ? 'elements' : undefined;
}

/** The role of each column of a sheet. Each role is taken once, by the first column that fits. */
export function assignRoles(header: readonly string[], kind: SheetKind): ColumnRole[] {
  const names = header.map(normalise);
  const roles: ColumnRole[] = names.map(() => 'other');
  for (const [role, standard] of STANDARD_HEADERS[kind]) {
    const wanted = standard.toLowerCase();
    const at = names.indexOf(wanted);
    const found = at < 0 && role === 'label' ? names.indexOf('name') : at;
    if (found >= 0) roles[found] = role;
  }
  return roles;
}

/** Gathers the columns of several sheets of one kind: equal headers are one column. */
export class ColumnGatherer {
  readonly #columns = new Map<string, { header: string; role: ColumnRole; guess: TypeGuess }>();

  /** Takes in one sheet's columns and all its cells. */
  add(table: Table, roles: readonly ColumnRole[]): void {
    const guesses = table.header.map((header, index) => this.#guessFor(header, roles[index]!));
    for (const { cells } of table.rows) guesses.forEach((guess, index) => guess.add(cells[index] ?? null));
  }

  columns(): Column[] {
    return [...this.#columns.values()].map(({ header, role, guess }) => ({
      header,
      role,
      type: role === 'other' ? guess.type : role === 'tags' ? 'list' : 'text',
      filled: guess.filled,
      samples: guess.samples,
    }));
  }

  #guessFor(header: string, role: ColumnRole): TypeGuess {
    const key = role === 'other' ? `other ${header}` : role;
    const known = this.#columns.get(key);
    if (known) return known.guess;
    const guess = new TypeGuess();
    this.#columns.set(key, { header, role, guess });
    return guess;
  }
}

/** The cells of one row by what they are. */
export interface RowCells {
  by: Partial<Record<ColumnRole, Cell>>;
  other: Map<string, Cell>;
}

/** Sorts the cells of a row into the standard ones and the person's own. */
export function sortCells(cells: readonly Cell[], header: readonly string[], roles: readonly ColumnRole[]): RowCells {
  const by: Partial<Record<ColumnRole, Cell>> = {};
  const other = new Map<string, Cell>();
  cells.forEach((cell, index) => {
    if (cell === null) return;
    const role = roles[index]!;
    if (role === 'other') other.set(header[index]!, cell);
    else by[role] = cell;
  });
  return { by, other };
}

function normalise(header: string): string {
  return header.trim().toLowerCase();
}
