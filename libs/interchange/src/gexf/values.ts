import type { GraphValue } from '../graph/types.js';

/** Values of attributes as GEXF writes them in one text. */

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'int', 'long', 'short', 'byte', 'float', 'double', 'bigdecimal', 'biginteger']);
/** Types whose digits all count: a number that would lose some stays text. */
const EXACT: ReadonlySet<string> = new Set(['integer', 'int', 'long', 'bigdecimal', 'biginteger']);
const MOST_DIGITS = 15;

/** What the text says, for the type of its attribute; not a number where it should be one and is none. */
export function attributeValue(type: string, text: string): GraphValue {
  const kind = type.toLowerCase();
  if (kind.startsWith('list')) return parseList(text);
  const plain = text.trim();
  if (plain === '') return null;
  if (EXACT.has(kind) && plain.replace(/\D/g, '').length > MOST_DIGITS && String(Number(plain)) !== plain) return text;
  if (NUMBERS.has(kind)) return Number(plain);
  if (kind === 'boolean' && /^(true|false|1|0)$/i.test(plain)) return /^(true|1)$/i.test(plain);
  return text;
}

/** `["a", "b"]` of 1.3, where texts may stand without their marks, too; before 1.3 `a|b`, `a;b` or `a,b`. */
export function parseList(text: string): string[] {
  const plain = text.trim();
  if (plain.startsWith('[') && plain.endsWith(']')) return bracketed(plain.slice(1, -1));
  const separator = ['|', ';', ','].find((each) => plain.includes(each));
  return (separator === undefined ? [plain] : plain.split(separator)).map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function bracketed(text: string): string[] {
  const found: string[] = [];
  for (const [, double, single, bare] of text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,\s](?:[^,]*[^,\s])?)/gs)) {
    const quoted = double ?? single;
    found.push(quoted === undefined ? bare! : quoted.replace(/\\(.)/gs, '$1'));
  }
  return found;
}

/** The list in one text, as 1.3 has it. */
export const writeList = (values: readonly string[]): string => `[${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(', ')}]`;
