import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { unguardFormula } from '@baraza/domain';
import { csvShape, decodeText, detectDelimiter } from './csv-text.js';
import { MAX_ROW_NUMBER, buildTable, type RawRow, type RawSheet } from './grid.js';
import { FileRefused, exceeds, reasonOf } from './refused.js';
import { refuseOtherTexts } from './sniff.js';
import type { Cell, ReadContext, Table } from './types.js';

const SLICE = 65_536;
// Empty cells do not count towards the limits, but no spreadsheet has more columns than this.
const MAX_COLUMN = 16_384;
// A quotation mark that is never closed swallows the rest of the file.
const MAX_RECORD = 4_000_000;

/** Reads a CSV file: every cell is text, an empty one `null`. Throws {@link FileRefused}. */
export async function readCsv(bytes: Buffer, context: ReadContext): Promise<Table[]> {
  const { text, encoding } = decodeText(bytes);
  refuseOtherTexts(text);
  const { delimiter, start } = detectDelimiter(text);
  const sheet = basename(context.name).replace(/\.[^.]*$/, '') || 'CSV';
  checkShape(text, start, delimiter, sheet);
  context.setTotal(text.length);
  const raw = await readRecords(text.slice(start), delimiter, sheet, context);
  if (encoding === 'windows-1252' || encoding === 'windows-1256') raw.notes.push({ code: 'encoding-guessed', row: 0, value: encoding === 'windows-1252' ? 'Windows-1252' : 'Windows-1256' });
  return [buildTable(sheet, false, raw, context)];
}

/** The parser takes seconds over millions of empty rows or cells; counting them first takes none. */
function checkShape(text: string, start: number, delimiter: string, sheet: string): void {
  const { rows, longestRow, widestRow, columns } = csvShape(text, start, delimiter);
  if (rows > MAX_ROW_NUMBER) throw new FileRefused('too-many-rows', { limit: MAX_ROW_NUMBER });
  if (columns > MAX_COLUMN) throw new FileRefused('too-many-columns', { row: widestRow, sheet, column: columns, limit: MAX_COLUMN });
  if (longestRow.chars > MAX_RECORD) throw new FileRefused('csv-row-too-long', { row: longestRow.row, limit: MAX_RECORD });
}

async function readRecords(text: string, delimiter: string, sheet: string, context: ReadContext): Promise<RawSheet> {
  const raw: RawSheet = { rows: [], merges: [], notes: [] };
  const parser = parse({ delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true });
  let row = 0;
  try {
    for await (const record of Readable.from(slices(text, context)).pipe(parser)) {
      row += 1;
      if (row % 256 === 0) context.signal?.throwIfAborted();
      const cells = readCells(record as string[], row, sheet, context);
      if (cells.length > 0) raw.rows.push({ row, cells });
    }
  } catch (error) {
    throw error instanceof CsvError ? csvError(error, row + 1) : error;
  }
  return raw;
}

/** In slices, with a turn of the event loop between them, so that a signal and other work get through. */
async function* slices(text: string, context: ReadContext): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; ) {
    // A surrogate pair must not be cut in two.
    const cut = at + SLICE;
    const end = isHighSurrogate(text.charCodeAt(cut - 1)) ? cut + 1 : cut;
    yield Buffer.from(text.slice(at, end));
    context.advance(Math.min(end, text.length) - at);
    await nextTurn();
    if (context.signal?.aborted) return;
    at = end;
  }
}

function readCells(record: string[], row: number, sheet: string, context: ReadContext): RawRow['cells'] {
  const { limits, budget } = context;
  const cells: Cell[] = [];
  record.forEach((text, column) => {
    if (text === '') return;
    if (exceeds(limits, 'columns', column + 1)) throw new FileRefused('too-many-columns', { row, sheet, column: column + 1, limit: limits.columns });
    if (exceeds(limits, 'cellChars', text.length)) throw new FileRefused('cell-too-long', { row, sheet, limit: limits.cellChars });
    const value = unguardFormula(text);
    budget.cell(value);
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  });
  if (cells.length > 0) budget.row();
  return cells;
}

function csvError(error: CsvError, row: number): FileRefused {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new FileRefused('csv-quote-open', { row });
  return new FileRefused('csv-damaged', { row, reason: reasonOf(error) });
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
