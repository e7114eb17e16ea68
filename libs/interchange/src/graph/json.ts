import { FileRefused, exceeds } from '../tables/refused.js';
import type { ReadContext } from '../tables/types.js';
import type { GraphValue } from './types.js';

/** JSON that nobody has to trust: measured before it is parsed, so that a small file cannot become a large object. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The longest way to write one character in JSON: `\u0041`. */
const ESCAPED_LENGTH = 6;

/** @param bytes in UTF-8. @throws FileRefused `json-damaged`, `too-deep`, `too-many-cells`, `text-too-long`. */
export function parseJson(bytes: Buffer, context: ReadContext): unknown {
  measure(bytes, context);
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    // The message quotes what stands there, which may be somebody's words; only the place is passed on.
    const [, at = text.length] = /position (\d+)/.exec((error as Error).message) ?? [];
    throw new FileRefused('json-damaged', { at: Number(at) });
  }
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [34, 92, 44, 91, 123, 93, 125];

function measure(bytes: Buffer, { limits, name }: ReadContext): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfText(bytes, at + 1);
      if (exceeds(limits, 'cellChars', (end - at) / ESCAPED_LENGTH)) throw new FileRefused('text-too-long', { part: name, limit: limits.cellChars });
      at = end;
    } else if (byte === COMMA) values += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      values += 1;
      if (exceeds(limits, 'depth', depth)) throw new FileRefused('too-deep', { limit: limits.depth });
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (exceeds(limits, 'cells', values)) throw new FileRefused('too-many-cells', { limit: limits.cells });
  }
}

/** Where the text that begins at `from` is closed, or the file ends. */
function endOfText(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectsOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** An own member; nothing that every object has. */
export const memberOf = (object: JsonObject, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

/** An id or a label: texts, and numbers as text. */
export const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null);

/** What a member says as the value of a column; what is made of parts stays JSON. */
export function valueOf(value: unknown): GraphValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.flatMap((item) => (item === null ? [] : [textIn(item) ?? JSON.stringify(item)]));
  return JSON.stringify(value);
}

/** The members that are not named in `without`, as values of columns. */
export const valuesOf = (object: JsonObject, without: readonly string[]): [string, GraphValue][] => Object.entries(object).flatMap(([name, value]) => (without.includes(name) ? [] : [[name, valueOf(value)]]));

/** JSON as a file. */
export const jsonFile = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
