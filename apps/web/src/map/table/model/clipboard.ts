/** What spreadsheets put on the clipboard and take from it: lines of cells, parted by tabs; cells with line breaks, tabs or quotes stand in quotes. */
import { guardFormula, unguardFormula } from '@baraza/domain';

/** What stands in a text for a cell that is not told: in no language, so that it is known again by whoever pastes it, and pasted nowhere. */
export const WITHHELD = '•••';

/** The cells of a text. The line break that spreadsheets put at the end begins no row. Lines may differ in length. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => void (row.push(unguardFormula(cell)), (cell = ''));
  const endRow = (): void => void (endCell(), rows.push(row), (row = []));
  const clean = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  for (let index = 0; index < clean.length; index += 1) {
    const letter = clean[index]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (clean[index + 1] === '"') cell += clean[(index += 1)]!;
      else quoted = false;
    } else if (letter === '"' && cell === '' && closes(clean, index + 1)) quoted = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n') endRow();
    else cell += letter;
  }
  endRow();
  return rows;
}

/** Whether a quote that begins a cell is closed at the end of a cell; else it is a quote that somebody wrote. */
function closes(text: string, from: number): boolean {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] !== '"') continue;
    if (text[index + 1] === '"') index += 1;
    else return index + 1 === text.length || text[index + 1] === '\t' || text[index + 1] === '\n';
  }
  return false;
}

const quote = (cell: string): string => (/["\t\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** Cells as text. What a spreadsheet would run as a formula is guarded. */
export const writeBlock = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((cell) => quote(isNumber(cell) ? cell : guardFormula(cell))).join('\t')).join('\n');
const isNumber = (cell: string): boolean => /^-?\d+(\.\d+)?$/u.test(cell);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/gu, (letter) => ESCAPES[letter]!);
/** The same as a table, for letters and documents. Without a line of names: a spreadsheet takes this one where both are offered. */
export function writeHtml(rows: readonly (readonly string[])[], direction: 'ltr' | 'rtl'): string {
  const cellOf = (cell: string): string => `<td>${escape(isNumber(cell) ? cell : guardFormula(cell)).replaceAll('\n', '<br>')}</td>`;
  return `<table dir="${direction}"><tbody>${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')}</tbody></table>`;
}
