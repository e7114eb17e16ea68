/**
 * Spreadsheet programs take a CSV cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. Our convention: such a text is
 * written with an apostrophe before it, which those programs show as text. A text that already has apostrophes before such a character gets one
 * more, so that reading (which takes one away) always gives back what was written.
 */

const NEEDS_GUARD = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** The text to write into a CSV file. */
export function guardCsvText(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** The text that a CSV cell stands for. */
export function unguardCsvText(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
