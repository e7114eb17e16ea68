import { isIsoDate } from '../tables/excel-dates.js';
import type { Cell } from '../tables/types.js';
import type { ColumnType, GraphValue } from './types.js';

/** How cells become values, several values in one cell, and what type a column has. */

const SEPARATOR = '|';
// A longer piece between two bars is prose with a bar in it, not one of several values.
const LONGEST_PIECE = 120;
// Plain decimal notation only: `007` is a code, `1e5` a label. More digits than 15 would not survive as a number.
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const MOST_DIGITS = 15;

/** The values in a cell, in their order: `A | B` → A, B. Empty ones are dropped. */
export function splitValues(cell: Cell): string[] {
  if (cell === null) return [];
  return String(cell)
    .split(SEPARATOR)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** The cell that holds several values. */
export function joinValues(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(SEPARATOR);
}

/** A cell as the type of its column; `null` for what that type cannot hold, which cannot happen with the type that {@link TypeGuess} found. */
export function toValue(value: GraphValue, type: ColumnType): GraphValue {
  if (Array.isArray(value)) return type === 'list' ? value : type === 'text' ? joinValues(value) : null;
  const cell = value;
  if (cell === null) return null;
  switch (type) {
    case 'text':
      return String(cell);
    case 'list':
      return splitValues(cell);
    case 'number':
      return isNumber(cell) ? Number(cell) : null;
    case 'boolean':
      return isBoolean(cell) ? String(cell).trim().toLowerCase() === 'true' : null;
    case 'date':
      return isDate(cell) ? cell : null;
  }
}

/** Finds the type of a column while its cells go by. `typed`: the format says itself what is a number, a list, yes or no; then a text is only looked at for dates. */
export class TypeGuess {
  #filled = 0;
  #texts = 0;
  #numbers = 0;
  #booleans = 0;
  #dates = 0;
  #lists = 0;
  #prose = 0;
  readonly #samples = new Set<string>();

  constructor(private readonly typed = false) {}

  add(value: GraphValue): void {
    if (value === null) return;
    this.#filled += 1;
    const cell = Array.isArray(value) ? value.join(SEPARATOR) : value;
    if (Array.isArray(value)) this.#lists += 1;
    else if (this.typed && typeof cell === 'string') {
      this.#texts += 1;
      if (isDate(cell)) this.#dates += 1;
    } else if (isNumber(cell)) this.#numbers += 1;
    else if (isBoolean(cell)) this.#booleans += 1;
    else if (isDate(cell)) this.#dates += 1;
    else if (String(cell).includes(SEPARATOR)) {
      if (String(cell).split(SEPARATOR).every((piece) => piece.trim().length <= LONGEST_PIECE)) this.#lists += 1;
      else this.#prose += 1;
    }
    if (this.#samples.size < 5) this.#samples.add(String(cell).slice(0, 200));
  }

  get type(): ColumnType {
    if (this.#filled === 0) return 'text';
    if (this.#numbers === this.#filled) return 'number';
    if (this.#booleans === this.#filled) return 'boolean';
    if (this.#dates === this.#filled) return 'date';
    if (this.typed) return this.#lists > 0 && this.#lists + this.#texts === this.#filled ? 'list' : 'text';
    return this.#lists > 0 && this.#prose === 0 ? 'list' : 'text';
  }

  get filled(): number {
    return this.#filled;
  }

  get samples(): string[] {
    return [...this.#samples];
  }
}

function isNumber(cell: Cell): boolean {
  if (typeof cell === 'number') return true;
  if (typeof cell !== 'string') return false;
  return NUMBER.test(cell.trim()) && cell.replace(/\D/g, '').length <= MOST_DIGITS;
}

function isBoolean(cell: Cell): boolean {
  return typeof cell === 'boolean' || (typeof cell === 'string' && /^\s*(true|false)\s*$/i.test(cell));
}

function isDate(cell: Cell): cell is string {
  return typeof cell === 'string' && isIsoDate(cell);
}
