import { FileRefused, exceeds } from './refused.js';
import type { Cell, ReadContext, Table, TableNote, TableRow } from './types.js';

/** From cells as they lie in a file to a table with a header. The same for workbooks and CSV. */

/** The last row a spreadsheet can have. */
export const MAX_ROW_NUMBER = 1_048_576;

export interface RawRow {
  row: number;
  cells: Cell[];
}

/** A merged range; rows count from 1, columns from 0. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface RawNote {
  code: TableNote['code'];
  row: number;
  columnIndex?: number;
  value?: string | undefined;
}

export interface RawSheet {
  /** Ascending by row number. */
  rows: RawRow[];
  merges: Merge[];
  notes: RawNote[];
}

/**
 * Makes a table of a sheet: the first row with something in it is the header (a single merged line above it is a title and only noted); a cell merged
 * over several rows counts for each of them, in its first column; columns with neither a name nor a value are left out.
 */
export function buildTable(sheet: string, hidden: boolean, raw: RawSheet, context: ReadContext): Table {
  const titles = countTitleRows(raw);
  const titleNotes = raw.rows.slice(0, titles).map((row): RawNote => ({ code: 'title-row', row: row.row, value: String(row.cells.find((cell) => cell !== null)) }));
  const head = raw.rows[titles];
  if (!head) return { sheet, hidden, headerRow: 0, header: [], rows: [], notes: [] };
  const body = raw.rows.slice(titles + 1);
  fillMergedDown(body, raw.merges, head.row, context);
  const kept = keptColumns(head, body);
  const header = nameColumns(kept.map((column) => ({ column, cell: head.cells[column] ?? null })));
  const position = new Map(kept.map((column, index) => [column, index]));
  const notes = [...titleNotes, ...raw.notes].map((note) => toNote(note, (column) => header[position.get(column) ?? -1] ?? columnLetters(column)));
  return { sheet, hidden, headerRow: head.row, header, rows: body.flatMap((row) => compact(row, kept)), notes };
}

/** `0` → A, `26` → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

function countTitleRows({ rows, merges }: RawSheet): number {
  const wide = new Set(merges.filter(({ left, right }) => right > left).map(({ top, left }) => `${top}:${left}`));
  let titles = 0;
  for (; titles < rows.length - 1; titles += 1) {
    const { row, cells } = rows[titles]!;
    const filled = cells.flatMap((cell, index) => (cell === null ? [] : [index]));
    if (filled.length !== 1 || !wide.has(`${row}:${filled[0]}`)) break;
  }
  return titles;
}

/** Ranges may overlap in a hostile file, so the steps taken are bounded, not only the cells filled. */
function fillMergedDown(body: RawRow[], merges: Merge[], headerRow: number, { limits, budget }: ReadContext): void {
  let steps = 0;
  for (const { top, bottom, left } of merges) {
    if (top <= headerRow || bottom <= top) continue;
    const first = lowerBound(body, top);
    const value = body[first]?.row === top ? (body[first].cells[left] ?? null) : null;
    if (value === null) continue;
    for (let index = first + 1; index < body.length && body[index]!.row <= bottom; index += 1) {
      steps += 1;
      if (exceeds(limits, 'cells', steps)) throw new FileRefused('too-many-cells', { limit: limits.cells });
      const { cells } = body[index]!;
      if ((cells[left] ?? null) !== null) continue;
      budget.cell(value);
      while (cells.length < left) cells.push(null);
      cells[left] = value;
    }
  }
}

function lowerBound(rows: RawRow[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keptColumns(head: RawRow, body: RawRow[]): number[] {
  const filled: boolean[] = [];
  for (const { cells } of [head, ...body]) {
    for (let column = 0; column < cells.length; column += 1) if (cells[column] !== null) filled[column] = true;
  }
  return [...filled.keys()].filter((column) => filled[column]);
}

/** Gives every column a name of its own, the first of equal ones keeping it. */
function nameColumns(columns: { column: number; cell: Cell }[]): string[] {
  const wanted = columns.map(({ column, cell }) => (cell === null || String(cell).trim() === '' ? `Column ${columnLetters(column)}` : String(cell)));
  const taken = new Set<string>();
  const reserved = new Set(wanted);
  return wanted.map((name) => {
    let unique = name;
    for (let count = 2; taken.has(unique) || (unique !== name && reserved.has(unique)); count += 1) unique = `${name} (${count})`;
    taken.add(unique);
    return unique;
  });
}

function compact({ row, cells }: RawRow, kept: number[]): TableRow[] {
  const values = kept.map((column) => cells[column] ?? null);
  while (values.length > 0 && values.at(-1) === null) values.pop();
  return values.length === 0 ? [] : [{ row, cells: values }];
}

function toNote({ code, row, columnIndex, value }: RawNote, nameOf: (column: number) => string): TableNote {
  return { code, row, ...(columnIndex === undefined ? {} : { column: nameOf(columnIndex) }), ...(value === undefined ? {} : { value }) };
}
