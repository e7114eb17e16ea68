import { FileRefused } from './refused.js';

/** What the bytes of a file are, whatever its name says. */
export type FileKind = 'workbook' | 'text';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

/** Decides how to read a file. Throws {@link FileRefused} for formats that are known and not read. */
export function sniffFile(bytes: Buffer, name: string): FileKind {
  if (bytes.length === 0) throw new FileRefused('file-empty');
  if (startsWith(bytes, OLE)) {
    // A workbook with a password is an encrypted stream in the container that old workbooks are, too.
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new FileRefused(encrypted ? 'workbook-encrypted' : 'old-excel-file');
  }
  if (startsWith(bytes, ZIP) && (bytes[2] === 3 || bytes[2] === 5)) return 'workbook';
  if (/\.xls[xm]$/i.test(name)) throw new FileRefused('not-a-workbook');
  return 'text';
}

/** Throws {@link FileRefused} for a text that is plainly something other than a table. */
export function refuseOtherTexts(text: string): void {
  const start = text.slice(0, 65_536);
  const kind = otherKind(start);
  if (kind) throw new FileRefused('not-a-table', { kind });
}

function otherKind(start: string): string | undefined {
  if (start.startsWith('%PDF-')) return 'a PDF document';
  if (start.startsWith('{\\rtf')) return 'a word processor document';
  if (/^\s*<(!doctype|html|\?xml|[a-z]+[ >])/i.test(start)) return 'a web page or XML document';
  if (/^\s*(\{\s*["}]|\[\s*[[{])/.test(start)) return 'JSON';
  return start.includes('\u0000') ? 'binary data' : undefined;
}

function startsWith(bytes: Buffer, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
