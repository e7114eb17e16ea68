import { type AnyRecord, createId } from '@baraza/domain';
import { type ClipboardEvent, useRef } from 'react';
import { parseBlock, WITHHELD, writeBlock, writeHtml } from './model/clipboard.js';
import type { CellReader } from './model/cells.js';
import type { Column } from './model/columns.js';
import { blockWrites } from './model/plan.js';
import type { Rect } from './model/ranges.js';
import type { Grid } from './useGrid.js';

interface ClipboardOptions {
  readonly grid: Grid;
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
  readonly record: (id: string) => AnyRecord | undefined;
  readonly cells: CellReader;
  readonly mayWrite: boolean;
  readonly clear: () => void;
  /** Whether what stands in the cell stays out of text that other programs can read. */
  readonly isGuarded: (record: AnyRecord, column: Column) => boolean;
  /** `withheld`: how many of the cells stand in the text as a sign only. */
  readonly onCopied: (cells: number, withheld: number) => void;
}

/** By which a copy of this table is known again: a number that means nothing elsewhere. */
const CELLS_TYPE = 'application/x-baraza-cells';

interface Copied {
  readonly token: string;
  readonly text: string;
  /** Keys of the columns. */
  readonly columns: string;
  /** Undefined: hidden from this person, and pasted nowhere. */
  readonly values: readonly (readonly ({ readonly value: unknown } | { readonly text: string } | undefined)[])[];
}

const keysOf = (columns: readonly Column[]): string => columns.map(({ key }) => key).join(' ');

/** What is selected, to the clipboard as spreadsheets take it, and from it. What was copied here comes back as values, so that a name that two have stays that of the one who was meant. */
export function useClipboard({ grid, rows, columns, record, cells, mayWrite, clear, isGuarded, onCopied }: ClipboardOptions): { readonly onCopy: (event: ClipboardEvent) => void; readonly onCut: (event: ClipboardEvent) => void; readonly onPaste: (event: ClipboardEvent) => void } {
  const last = useRef<Copied | null>(null);
  const selected = ({ top, bottom, first, last: end }: Rect): { readonly records: AnyRecord[]; readonly shown: readonly Column[] } => ({
    records: rows.slice(top, bottom + 1).flatMap((id) => record(id) ?? []),
    shown: columns.slice(first, end + 1),
  });
  const ownOf = (each: AnyRecord, column: Column): { readonly value: unknown } | { readonly text: string } | undefined => {
    const value = cells.value(each, column);
    if (value === undefined) return undefined;
    return cells.choicesOf(column) ? { value } : { text: cells.text(each, column) };
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (grid.editing) return;
    const { records, shown } = selected(grid.rect);
    if (records.length === 0) return;
    event.preventDefault();
    let withheld = 0;
    const textOf = (each: AnyRecord, column: Column): string => {
      const text = cells.text(each, column);
      if (text === '' || !isGuarded(each, column)) return text;
      withheld += 1;
      return WITHHELD;
    };
    const block = records.map((each) => shown.map((column) => textOf(each, column)));
    const [text, token] = [writeBlock(block), createId()];
    event.clipboardData.setData(CELLS_TYPE, token);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', writeHtml(block, document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'));
    last.current = { token, text, columns: keysOf(shown), values: records.map((each) => shown.map((column) => ownOf(each, column))) };
    onCopied(records.length * shown.length, withheld);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (grid.editing || !mayWrite) return;
    const text = event.clipboardData.getData('text/plain').replace(/\r\n?/gu, '\n');
    if (text === '') return;
    event.preventDefault();
    const { rect } = grid;
    // Values of a list fit only under the same columns; elsewhere their words are read.
    const under = keysOf(columns.slice(rect.first, rect.first + (last.current?.values[0]?.length ?? 0)));
    const token = event.clipboardData.getData(CELLS_TYPE);
    const isLast = token === '' ? last.current?.text === text.replace(/\n$/u, '') : last.current?.token === token;
    const own = isLast && last.current?.columns === under ? last.current.values : null;
    const { writes, fallenOff } = own ? blockWrites(own, rect, rows, columns, (cell) => cell!) : blockWrites(parseBlock(text).map((line) => line.map((cell) => (cell === WITHHELD ? undefined : cell))), rect, rows, columns, (cell) => ({ text: cell! }));
    grid.write(writes, { row: rect.top, col: rect.first }, { fallenOff, ask: true });
  };
  return {
    onCopy,
    onCut: (event) => {
      onCopy(event);
      if (event.defaultPrevented && mayWrite) clear();
    },
    onPaste,
  };
}
