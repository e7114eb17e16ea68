import { guardFormula } from '@baraza/domain';
import type { Cell } from './types.js';
import type { SheetToWrite } from './write-workbook.js';

/**
 * Writes one table as CSV: UTF-8 with a byte order mark (spreadsheet programs need it), commas, CRLF. A text that a spreadsheet program would take for a formula gets an apostrophe before it, which reading
 * takes away again (see `guardFormula`).
 */
export function writeCsv({ header, rows }: Pick<SheetToWrite, 'header' | 'rows'>): Uint8Array {
  const lines = [`\uFEFF${header.map(csvCell).join(',')}\r\n`];
  for (const cells of rows) lines.push(`${cells.map(csvCell).join(',')}\r\n`);
  return new TextEncoder().encode(lines.join(''));
}

// Quoted unless it plainly need not be. A first cell such as `sep=` or `<b>` would otherwise change what a reader takes the file for.
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$|^[^\p{L}\p{N}'.-]|^sep=/iu;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = guardFormula(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
