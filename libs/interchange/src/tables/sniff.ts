import { type Content, FileRefused } from './refused.js';
import type { Table } from './types.js';

/** What the bytes of a file are, whatever its name says. `archive`: a workbook, or several files of text in one. */
export type FileKind = 'archive' | 'text';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
/** gzip, 7z, RAR. */
const COMPRESSED = [[0x1f, 0x8b, 8], [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], [0x52, 0x61, 0x72, 0x21, 0x1a, 7]];
/** PNG, JPEG, GIF. */
const PICTURES = [[0x89, 0x50, 0x4e, 0x47, 13, 10], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38]];

/** Decides how to read a file. Throws {@link FileRefused} for formats that are known and not read. */
export function sniffFile(bytes: Buffer, name: string): FileKind {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (startsWith(bytes, OLE)) {
    // A workbook with a password is an encrypted stream in the container that old workbooks are, too.
    const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
    if (holds('WordDocument')) throw new FileRefused('not-a-table', { kind: 'document' });
    if (holds('PowerPoint Document')) throw new FileRefused('not-a-table', { kind: 'slides' });
    throw new FileRefused(holds('EncryptedPackage') ? 'workbook-encrypted' : 'old-excel-file');
  }
  if (startsWith(bytes, ZIP) && (bytes[2] === 3 || bytes[2] === 5)) return 'archive';
  if (COMPRESSED.some((signature) => startsWith(bytes, signature))) throw new FileRefused('compressed-file');
  if (PICTURES.some((signature) => startsWith(bytes, signature))) throw new FileRefused('not-a-table', { kind: 'picture' });
  if (/\.xls[xm]$/i.test(name)) throw new FileRefused('not-a-workbook');
  return 'text';
}

/** Throws {@link FileRefused} for a text that is plainly something other than a table. */
export function refuseOtherTexts(text: string): void {
  const start = text.slice(0, 65_536);
  const kind = otherKind(start);
  if (kind) throw new FileRefused('not-a-table', { kind });
}

function otherKind(start: string): Content | undefined {
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('{\\rtf')) return 'document';
  if (/^\s*<(!doctype|html|\?xml|[a-z]+[ >])/i.test(start)) return 'page';
  if (/^\s*(\{\s*["}]|\[\s*[[{])/.test(start)) return 'JSON';
  return start.includes('\u0000') ? 'binary' : undefined;
}

/** Endings of files that are no text and no table. */
const NO_TABLE = /\.(pdf|docx?|odt|rtf|pptx?|odp|png|jpe?g|gif|webp|zip|gz)$/i;

/** Throws {@link FileRefused} for a text that is called something else and is no table either: a line, or lines in one column. One that is a table is one, whatever it is called. */
export function refuseMisnamed(name: string, tables: readonly Table[]): void {
  const [, ending] = NO_TABLE.exec(name) ?? [];
  if (ending && tables.every(({ rows, header }) => rows.length === 0 || header.length < 2)) throw new FileRefused('not-as-named', { ending: ending.toLowerCase() });
}

function startsWith(bytes: Buffer, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
