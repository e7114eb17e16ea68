import { isUtf8 } from 'node:buffer';

/** From the bytes of a text file to its text, and to the character that separates its cells. */

export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256';
}

/**
 * Decodes a text: by its byte order mark; without one UTF-16 when every other byte of the start is mostly zero, UTF-8 when it is valid, else
 * what spreadsheet programs still write: Windows-1256 where it reads as Arabic, else Windows-1252 of the West.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { text: bytes.toString('utf8', 3), encoding: 'utf-8' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le', 2), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeBigEndian(bytes.subarray(2)), encoding: 'utf-16be' };
  const guessed = guessUtf16(bytes);
  if (guessed === 'utf-16le') return { text: bytes.toString('utf16le'), encoding: guessed };
  if (guessed === 'utf-16be') return { text: decodeBigEndian(bytes), encoding: guessed };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return isArabic(bytes) ? { text: ARABIC.decode(bytes), encoding: 'windows-1256' } : { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

/** The bytes as UTF-8 without a byte order mark, whatever they are in. `declared`: what the file itself says, for bytes that are neither Unicode nor known by their look. */
export function asUtf8(bytes: Buffer, declared?: string): { bytes: Buffer; encoding: DecodedText['encoding'] } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { bytes: bytes.subarray(3), encoding: 'utf-8' };
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isMarked && guessUtf16(bytes) === undefined && isUtf8(bytes)) return { bytes, encoding: 'utf-8' };
  const told = isMarked || declared === undefined || /^(utf-?8|utf-?16.*|windows-1252|iso-8859-1|us-ascii)$/i.test(declared) ? undefined : decoderOf(declared);
  if (told) return { bytes: Buffer.from(told.decode(bytes)), encoding: 'utf-8' };
  const { text, encoding } = decodeText(bytes);
  return { bytes: Buffer.from(text), encoding };
}

function decoderOf(name: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}

const ARABIC = new TextDecoder('windows-1256');
const ARABIC_SAMPLE = 1 << 20;
/** Of the letters beyond ASCII, so many stand beside another one in an Arabic text: words of one letter are rare. */
const ARABIC_SHARE = 0.9;

/** Arabic words are runs of letters beyond ASCII. Letters of the West stand alone among ASCII, and of Cyrillic words read this way every other letter is none of Arabic. */
function isArabic(bytes: Buffer): boolean {
  const from = bytes.findIndex((byte) => byte >= 0x80);
  const text = ARABIC.decode(bytes.subarray(from, from + ARABIC_SAMPLE));
  const beyond = text.match(/[^\p{ASCII}\P{L}]/gu)?.length ?? 0;
  const inWords = (text.match(/\p{Script=Arabic}{2,}/gu) ?? []).join('').length;
  return /\p{Script=Arabic}{3}/u.test(text) && inWords >= beyond * ARABIC_SHARE;
}

function guessUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const half = sample.length / 2;
  // Commas and line ends have a zero half in every script, so a tenth is enough; the other half of a real text has none.
  if (zeros[1]! > half / 10 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > half / 10 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

function decodeBigEndian(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16().toString('utf16le');
}

// Bytes 0x80–0x9F of Windows-1252; some versions of Node decode them as Latin-1. Source: WHATWG Encoding, index windows-1252.
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009F]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!);
}

export type Delimiter = ',' | ';' | '\t';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const SAMPLE_CHARS = 65_536;
const SAMPLE_RECORDS = 100;

/**
 * The character that separates cells: of those in the header, the one that occurs equally often in most rows of the start of the file.
 * Quoted parts do not count. A first line `sep=;`, which Excel understands, decides and is not part of the table.
 */
export function detectDelimiter(text: string): { delimiter: Delimiter; start: number } {
  const told = /^sep=([,;\t])\r?\n/i.exec(text);
  if (told) return { delimiter: told[1] as Delimiter, start: told[0].length };
  const records = countDelimiters(text.slice(0, SAMPLE_CHARS));
  let best: { delimiter: Delimiter; agreement: number; columns: number } | undefined;
  DELIMITERS.forEach((delimiter, index) => {
    const columns = records[0]?.[index] ?? 0;
    if (columns === 0) return;
    const agreement = records.filter((record) => record[index] === columns).length / records.length;
    const better = !best || agreement > best.agreement || (agreement === best.agreement && columns > best.columns);
    if (better) best = { delimiter, agreement, columns };
  });
  return { delimiter: best?.delimiter ?? ',', start: 0 };
}

/** For each non-empty record how often each delimiter occurs outside quotation marks. */
function countDelimiters(sample: string): number[][] {
  const records: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let empty = true;
  const finish = (): void => {
    if (!empty) records.push(counts);
    counts = DELIMITERS.map(() => 0);
    empty = true;
  };
  for (const char of sample) {
    if (records.length === SAMPLE_RECORDS) return records;
    if (char === '"') quoted = !quoted;
    if (!quoted && (char === '\n' || char === '\r')) {
      finish();
      continue;
    }
    empty = false;
    const index = quoted ? -1 : DELIMITERS.indexOf(char as Delimiter);
    if (index >= 0) counts[index]! += 1;
  }
  // The sample may end in the middle of a record, which must not be compared with whole ones.
  if (sample.length < SAMPLE_CHARS || records.length === 0) finish();
  return records;
}

/** How large a CSV text is, counted without reading its cells. */
export interface CsvShape {
  rows: number;
  /** Columns of the row that has most, and which row that is. */
  columns: number;
  widestRow: number;
  longestRow: { row: number; chars: number };
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Counts rows and columns from character `start` on. A quotation mark counts only at the start of a cell or after one that has just closed. */
export function csvShape(text: string, start: number, delimiter: string): CsvShape {
  const separator = delimiter.charCodeAt(0);
  const shape: CsvShape = { rows: 0, columns: 0, widestRow: 0, longestRow: { row: 0, chars: 0 } };
  let columns = 1;
  let rowStart = start;
  let quoted = false;
  let mayQuote = true;
  const endRow = (end: number): void => {
    shape.rows += 1;
    if (columns > shape.columns) {
      shape.columns = columns;
      shape.widestRow = shape.rows;
    }
    if (end - rowStart > shape.longestRow.chars) shape.longestRow = { row: shape.rows, chars: end - rowStart };
    columns = 1;
  };
  for (let at = start; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const closing = quoted;
      if (quoted || mayQuote) quoted = !quoted;
      // The second of two in a quoted cell opens it again.
      mayQuote = closing;
    } else if (!quoted) {
      mayQuote = char === separator || char === LF || char === CR;
      if (char === separator) columns += 1;
      else if (char === LF || (char === CR && text.charCodeAt(at + 1) !== LF)) {
        endRow(at);
        rowStart = at + 1;
      }
    }
  }
  if (rowStart < text.length) endRow(text.length);
  return shape;
}
