import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type excel from 'exceljs';
import { isoToSerial } from './excel-dates.js';
import { encodeExcelText } from './excel-text.js';
import type { Cell } from './types.js';

/** The most characters Excel opens in one cell; a longer text is cut there. */
export const EXCEL_CELL_CHARS = 32_767;

const ROWS_A_TURN = 200;

/** A sheet to write: header, and rows one at a time. */
export interface SheetToWrite {
  name: string;
  header: readonly string[];
  rows: Iterable<readonly Cell[]>;
  /** Whether ISO text in this column (the first is 0) becomes a real date; no column when not said. */
  isDateColumn?: (column: number) => boolean;
}

/** Writes a workbook (.xlsx), row by row. Texts are never formulas. `readTables` gives the same cells back. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  // Loaded when needed: it is large, and a server that only reads never wants it.
  const { default: exceljs } = await import('exceljs');
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true });
  for (const sheet of sheets) await writeSheet(workbook, sheet);
  await workbook.commit();
  return bytes;
}

type Workbook = excel.stream.xlsx.WorkbookWriter;

async function writeSheet(workbook: Workbook, { name, header, rows, isDateColumn }: SheetToWrite): Promise<void> {
  const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const head = worksheet.addRow(header.map((text) => excelText(text)));
  head.font = { bold: true };
  head.commit();
  let written = 0;
  for (const cells of rows) {
    // Other work of the server gets its turn while a large map is written.
    written += 1;
    if (written % ROWS_A_TURN === 0) await nextTurn();
    const row = worksheet.addRow([]);
    cells.forEach((cell, index) => {
      if (cell === null) return;
      const { value, format } = excelCell(cell, isDateColumn?.(index) ?? false);
      const target = row.getCell(index + 1);
      target.value = value;
      if (format) target.numFmt = format;
    });
    row.commit();
  }
  worksheet.commit();
}

function excelCell(cell: Cell, isDate: boolean): { value: Cell; format?: string } {
  if (typeof cell !== 'string') return { value: cell };
  const serial = isDate ? isoToSerial(cell) : null;
  if (serial === null) return { value: excelText(cell) };
  return { value: serial, format: cell.includes('T') ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd' };
}

function excelText(text: string): string {
  return encodeExcelText(text.slice(0, EXCEL_CELL_CHARS));
}
