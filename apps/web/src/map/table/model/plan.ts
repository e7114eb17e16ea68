/** What writing into cells would do, worked out before anything is done: typing one, pasting a block, filling down and clearing are all the same. */
import { fold } from '@baraza/domain';
import { type Column, neededFor, type TableEntity } from './columns.js';
import { type Choices, readCell, type Wrong } from './read-cell.js';
import type { Rect } from './ranges.js';

/** A text, or a value that needs no reading, for one cell. `row`: the id of a row, or the number of a new one. */
export type Write = { readonly row: string | number; readonly column: Column } & ({ readonly text: string } | { readonly value: unknown });

export type Planned = { readonly value: unknown } | { readonly create: string };
export type Cells = ReadonlyMap<string, Planned>;
export interface Refused extends Wrong {
  readonly row: string | number;
  readonly column: string;
  readonly text: string;
}
/** Something that is named and not there yet: a word of a list, a place, a source. */
export interface NewWord {
  readonly column: Column;
  readonly name: string;
}
export interface Plan {
  /** By id of the row, then by column. */
  readonly changes: ReadonlyMap<string, Cells>;
  /** `row`: its number among the new ones, as in `refused`. */
  readonly additions: readonly { readonly row: number; readonly cells: Cells }[];
  readonly refused: readonly Refused[];
  readonly words: readonly NewWord[];
  /** New rows that lack what a row must have, with the keys of these columns; they are not added. */
  readonly incomplete: readonly { readonly row: number; readonly cells: Cells; readonly missing: readonly string[] }[];
  /** Columns that cannot be written in. */
  readonly readOnly: readonly Column[];
}

/** Words for the same list that are written alike are added once; `wordKey` says which they are. */
export const wordKey = ({ column: { field }, name }: NewWord): string => `${'entity' in field ? field.entity : ''} ${'vocabulary' in field ? (field.vocabulary ?? '') : ''} ${fold(name)}`;

/** `current`: what stands in a cell now, so that saying it again changes nothing. */
export function planWrites(entity: TableEntity, writes: readonly Write[], choicesOf: (column: Column) => Choices | null, isSame: (row: string, column: Column, value: unknown) => boolean): Plan {
  const changes = new Map<string, Map<string, Planned>>();
  const added = new Map<number, Map<string, Planned>>();
  const refused: Refused[] = [];
  const readOnly = new Set<Column>();
  const put = <K>(rows: Map<K, Map<string, Planned>>, row: K, column: string, planned: Planned): void => void rows.set(row, (rows.get(row) ?? new Map<string, Planned>()).set(column, planned));
  for (const write of writes) {
    const { row, column } = write;
    if (column.readOnly) {
      readOnly.add(column);
      continue;
    }
    if (typeof row === 'number' && 'text' in write && write.text.trim() === '') continue;
    const read = 'value' in write ? { ok: true as const, value: write.value } : readCell(column, write.text, choicesOf(column));
    if (!read.ok) {
      const { ok: _, ...wrong } = read;
      refused.push({ ...wrong, row, column: column.key, text: 'text' in write ? write.text : '' });
      continue;
    }
    if (typeof row === 'number') put(added, row, column.key, read);
    else if ('create' in read || !isSame(row, column, read.value)) put(changes, row, column.key, read);
  }
  const needed = neededFor(entity);
  const rows = [...added].map(([row, cells]) => ({ row, cells, missing: needed.filter((key) => !cells.has(key)) }));
  const incomplete = rows.filter(({ missing }) => missing.length > 0);
  const additions = rows.filter(({ missing }) => missing.length === 0).map(({ row, cells }) => ({ row, cells }));
  const leftOut = new Set<string | number>(incomplete.map(({ row }) => row));
  const columns = new Map(writes.map(({ column }) => [column.key, column]));
  // What nobody would write is added to no list.
  const words = wordsIn([...changes.values(), ...additions.map(({ cells }) => cells)], columns);
  return { changes, additions, refused: refused.filter(({ row }) => !leftOut.has(row)), words, incomplete, readOnly: [...readOnly] };
}

function wordsIn(rows: readonly Cells[], columns: ReadonlyMap<string, Column>): NewWord[] {
  const words = new Map<string, NewWord>();
  for (const cells of rows) {
    for (const [key, planned] of cells) {
      if (!('create' in planned)) continue;
      const word = { column: columns.get(key)!, name: planned.create };
      if (!words.has(wordKey(word))) words.set(wordKey(word), word);
    }
  }
  return [...words.values()];
}

/** The cells of a block, laid from the first cell of what is selected. One cell fills all that is selected, and a block as often as it fits in. Rows after the last become new ones; columns after the last fall off. */
export function blockWrites<T>(block: readonly (readonly T[])[], { top, bottom, first, last }: Rect, rows: readonly string[], columns: readonly Column[], asWrite: (cell: T) => { readonly text: string } | { readonly value: unknown }): { writes: Write[]; fallenOff: number } {
  const width = Math.max(...block.map((line) => line.length));
  const [high, wide] = [bottom - top + 1, last - first + 1];
  const tiled = high % block.length === 0 && wide % width === 0;
  const [height, across] = tiled ? [high, wide] : [block.length, width];
  const writes: Write[] = [];
  for (let down = 0; down < height; down += 1) {
    const line = block[down % block.length]!;
    for (let along = 0; along < across; along += 1) {
      const cell = line[along % width];
      const column = columns[first + along];
      if (cell === undefined || !column) continue;
      writes.push({ row: rows[top + down] ?? top + down - rows.length, column, ...asWrite(cell) });
    }
  }
  return { writes, fallenOff: Math.max(0, first + across - columns.length) };
}
