import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type excel from 'exceljs';
import { isoToSerial } from '../tables/excel-dates.js';
import { encodeExcelText } from '../tables/excel-text.js';
import type { Cell } from '../tables/types.js';
import type { ColumnType } from './types.js';
import { outputSheets, type KumuOutput, type OutputSheet } from './write-rows.js';

/** The most characters Excel opens in one cell; a longer text is cut there (`gapsInOutput` says so beforehand). */
export const EXCEL_CELL_CHARS = 32_767;

const ROWS_A_TURN = 200;

/**
 * Writes a Kumu workbook (.xlsx) with the sheets Elements and Connections. Texts are never formulas; dates of date columns are real dates.
 * Reading it back gives the same cells.
 */
export async function writeKumuWorkbook(output: KumuOutput): Promise<Uint8Array> {
  // Loaded when needed: it is large, and a server that only reads never wants it.
  const { default: exceljs } = await import('exceljs');
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true, useStyles: true });
  const { elements, connections } = outputSheets(output);
  for (const sheet of [elements, connections]) await writeSheet(workbook, sheet);
  await workbook.commit();
  return bytes;
}

type Workbook = excel.stream.xlsx.WorkbookWriter;

async function writeSheet(workbook: Workbook, sheet: OutputSheet): Promise<void> {
  const worksheet = workbook.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const head = worksheet.addRow(sheet.header.map((header) => excelText(header)));
  head.font = { bold: true };
  head.commit();
  let written = 0;
  for (const cells of sheet.rows) {
    // Other work of the server gets its turn while a large map is written.
    written += 1;
    if (written % ROWS_A_TURN === 0) await nextTurn();
    const row = worksheet.addRow([]);
    cells.forEach((cell, index) => {
      if (cell === null) return;
      const { value, format } = excelCell(cell, sheet.types[index]!);
      const target = row.getCell(index + 1);
      target.value = value;
      if (format) target.numFmt = format;
    });
    row.commit();
  }
  worksheet.commit();
}

function excelCell(cell: Cell, type: ColumnType): { value: Cell; format?: string } {
  if (typeof cell !== 'string') return { value: cell };
  const serial = type === 'date' ? isoToSerial(cell) : null;
  if (serial === null) return { value: excelText(cell) };
  return { value: serial, format: cell.includes('T') ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd' };
}

function excelText(text: string): string {
  return encodeExcelText(text.slice(0, EXCEL_CELL_CHARS));
}
