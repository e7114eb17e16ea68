import type { Archive } from './archive.js';
import { isIsoDate, serialToIso, type NumberKind } from './excel-dates.js';
import { refuseTooManyRows } from './count-rows.js';
import { decodeExcelText } from './excel-text.js';
import { MAX_ROW_NUMBER, type Merge, type RawNote, type RawRow, type RawSheet } from './grid.js';
import { FileRefused, exceeds } from './refused.js';
import type { Cell, ReadContext } from './types.js';
import { readXml, type Attributes } from './xml.js';

/** What the cells of every sheet of a workbook refer to. */
export interface Lookups {
  strings: readonly string[];
  kinds: readonly NumberKind[];
  date1904: boolean;
}

/** Reads the cells of one worksheet as they lie in the file. Throws {@link FileRefused}. */
export async function readWorksheet(archive: Archive, part: string, sheet: string, lookups: Lookups, context: ReadContext): Promise<RawSheet> {
  await refuseTooManyRows(archive, part, context);
  const reader = new WorksheetReader(part, sheet, lookups, context);
  await readXml(archive, part, context, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.addText(text),
    close: (name) => reader.close(name),
  });
  return reader.result;
}

class WorksheetReader {
  readonly result: RawSheet = { rows: [], merges: [], notes: [] };
  #row: RawRow = { row: 0, cells: [] };
  #column = -1;
  #type = 'n';
  #style = 0;
  #text = '';
  #listening = false;
  #hasFormula = false;
  #phonetic = 0;
  #rowElements = 0;

  constructor(
    private readonly part: string,
    private readonly sheet: string,
    private readonly lookups: Lookups,
    private readonly context: ReadContext,
  ) {}

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'c':
        return this.#openCell(attributes);
      case 'v':
        this.#listening = true;
        return;
      case 't':
        this.#listening = this.#type === 'inlineStr' && this.#phonetic === 0;
        return;
      case 'f':
        this.#hasFormula = true;
        return;
      case 'row':
        return this.#openRow(attributes);
      case 'rPh':
        this.#phonetic += 1;
        return;
      case 'mergeCell': {
        const merge = parseMerge(attributes['ref'] ?? '');
        if (merge) this.result.merges.push(merge);
      }
    }
  }

  addText(text: string): void {
    if (!this.#listening) return;
    this.#text += text;
    this.#checkLength(this.#text);
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#listening = false;
        return;
      case 'c':
        return this.#closeCell();
      case 'row':
        return this.#closeRow();
      case 'rPh':
        this.#phonetic -= 1;
    }
  }

  #openRow(attributes: Attributes): void {
    this.#rowElements += 1;
    const given = Number(attributes['r']);
    const row = given > this.#row.row ? given : this.#row.row + 1;
    if (!Number.isInteger(row) || row > MAX_ROW_NUMBER || this.#rowElements > MAX_ROW_NUMBER) throw new FileRefused('too-many-rows', { limit: MAX_ROW_NUMBER });
    this.#row = { row, cells: [] };
    this.#column = -1;
  }

  #closeRow(): void {
    if (this.#row.cells.length === 0) return;
    this.context.budget.row();
    this.result.rows.push(this.#row);
  }

  #openCell(attributes: Attributes): void {
    const reference = attributes['r'];
    this.#column = reference === undefined ? this.#column + 1 : columnIndex(reference);
    this.#type = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#text = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const value = this.#value();
    if (value === null) return;
    const { limits, budget } = this.context;
    if (this.#column < 0 || exceeds(limits, 'columns', this.#column + 1)) {
      throw new FileRefused('too-many-columns', { row: this.#row.row, sheet: this.sheet, column: this.#column + 1, limit: limits.columns });
    }
    if (typeof value === 'string') this.#checkLength(value);
    budget.cell(value);
    const { cells } = this.#row;
    while (cells.length < this.#column) cells.push(null);
    cells[this.#column] = value;
  }

  #value(): Cell {
    const text = this.#text;
    switch (this.#type) {
      case 's':
        return text === '' ? null : this.#sharedString(text);
      case 'inlineStr':
      case 'str':
        return decodeExcelText(text) || null;
      case 'b':
        return text === '' ? null : text === '1' || text === 'true';
      case 'e':
        return this.#note('cell-error', text);
      case 'd':
        return isoFromCell(text);
      default:
        return this.#number(text);
    }
  }

  #sharedString(text: string): Cell {
    const string = this.lookups.strings[Number(text)];
    if (string === undefined) throw new FileRefused('workbook-damaged', { part: this.part, reason: `row ${this.#row.row} refers to text ${text}, which is not there` });
    return string || null;
  }

  #number(text: string): Cell {
    if (text.trim() === '') return this.#hasFormula ? this.#note('formula-without-value') : null;
    const number = Number(text);
    if (!Number.isFinite(number)) return text;
    if (this.lookups.kinds[this.#style] !== 'date') return number;
    return serialToIso(number, this.lookups.date1904) ?? number;
  }

  #note(code: RawNote['code'], value?: string): null {
    if (!exceeds(this.context.limits, 'notes', this.result.notes.length + 1)) {
      this.result.notes.push({ code, row: this.#row.row, columnIndex: this.#column, value });
    }
    return null;
  }

  #checkLength(text: string): void {
    if (exceeds(this.context.limits, 'cellChars', text.length)) {
      throw new FileRefused('cell-too-long', { row: this.#row.row, sheet: this.sheet, limit: this.context.limits.cellChars });
    }
  }
}

/** `C5` → 2; −1 for what is no reference. */
function columnIndex(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length && i < 4; i += 1) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    index = index * 26 + letter - 64;
  }
  return index - 1;
}

function parseMerge(reference: string): Merge | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!parts) return undefined;
  const [, left, top, right, bottom] = parts as unknown as [string, string, string, string, string];
  return { top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) };
}

/** Cells of type `d` hold ISO text, often with a midnight, fractions or a Z that mean nothing. */
function isoFromCell(text: string): Cell {
  const plain = text.trim().replace(/(\.\d+)?Z?$/, '').replace(/T00:00:00$/, '');
  return isIsoDate(plain) ? plain : text || null;
}
