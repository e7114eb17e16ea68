/**
 * Excel writes characters that XML cannot hold as `_xHHHH_` inside texts, and a literal `_x0041_` as `_x005F_x0041_`.
 * (ECMA-376 part 1, §22.9.2.19, ST_Xstring.)
 */

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
// What XML 1.0 cannot hold or changes (a carriage return becomes a line feed), DEL because writers drop it, lone surrogates, and the
// underscore that would otherwise begin an escape.
const NEEDS_ESCAPE = /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** The text that an XML text of a workbook stands for. */
export function decodeExcelText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The text to put into a workbook so that every reader gets `text` back, character by character. */
export function encodeExcelText(text: string): string {
  return text.replace(NEEDS_ESCAPE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}
