/**
 * Spreadsheet programs take a cell of a CSV file or of the clipboard that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. Our convention: such a text is
 * written with an apostrophe before it, which those programs show as text. A text that already has apostrophes before such a character gets one
 * more, so that reading (which takes one away) always gives back what was written.
 */

const NEEDS_GUARD = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** The text to write into a CSV file or onto the clipboard. */
export function guardFormula(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** The text that such a cell stands for. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
