/** What files may be, told by their content. Their names prove nothing. */
import { fileTypeFromBuffer } from 'file-type';
import { AttachmentError } from '../errors.js';

export interface Kind {
  mediaType: string;
  /** Endings that a file of the kind may keep; the first is given to one with another. */
  endings: readonly [string, ...string[]];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
/** By what file-type calls it. Documents with macros have types of their own there, and are none of these. */
const KINDS: Readonly<Record<string, Kind['endings']>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  [`${OFFICE}.presentationml.presentation`]: ['pptx'],
  [`${ODF}.text`]: ['odt'],
  [`${ODF}.spreadsheet`]: ['ods'],
  [`${ODF}.presentation`]: ['odp'],
  'application/rtf': ['rtf'],
};
const textIn = (encoding: string): Kind => ({ mediaType: `text/plain; charset=${encoding}`, endings: ['txt', 'csv', 'tsv', 'md'] });

/** Containers of older office documents, and of installers. */
const OLE = 'application/x-cfb';
const OLDER: readonly (readonly [stream: string, Kind])[] = [
  ['WordDocument', { mediaType: 'application/msword', endings: ['doc'] }],
  ['Workbook', { mediaType: 'application/vnd.ms-excel', endings: ['xls'] }],
  ['PowerPoint Document', { mediaType: 'application/vnd.ms-powerpoint', endings: ['ppt'] }],
];
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const MACROS = ['_VBA_PROJECT', 'Macros'].map(utf16);
/** Inside a document of today that has macros, whatever it calls itself. Names stand unpacked in a zip. */
const MACROS_TODAY = Buffer.from('vbaProject.bin');

/**
 * @param name what it is called. Of what is refused it decides the reason; and text that is called a document or a picture is refused, for it is what is left of a file that did not come whole.
 * @throws AttachmentError `fileKindRefused`, or `fileNotAsNamed` where its name promises a kind that would be taken.
 */
export async function kindOf(bytes: Buffer, name = ''): Promise<Kind> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = await kindIn(bytes).catch((error: unknown) => {
    throw error instanceof AttachmentError && error.params['context'] === undefined && PROMISED.has(ending) ? notAsNamed(ending) : error;
  });
  if (kind.mediaType.startsWith('text/') && PROMISED.has(ending) && ending !== TABLE_OF_TEXT) throw notAsNamed(ending);
  return kind;
}

async function kindIn(bytes: Buffer): Promise<Kind> {
  // Before anything else: the mark of UTF-16, in which spreadsheet programs save text, also begins some sound files.
  const encoding = utf16Of(bytes);
  if (encoding) return textKind(bytes, encoding);
  const found = await fileTypeFromBuffer(bytes);
  const endings = found && KINDS[found.mime];
  if (endings) {
    if (bytes.includes(MACROS_TODAY)) throw macros();
    return { mediaType: found.mime, endings };
  }
  if (found?.mime === OLE) return older(bytes);
  if (!found || found.mime === 'application/xml') return textKind(bytes, 'utf-8');
  throw refused();
}

function older(bytes: Buffer): Kind {
  const kind = OLDER.find(([stream]) => bytes.includes(utf16(stream)))?.[1];
  if (!kind) throw refused();
  if (MACROS.some((name) => bytes.includes(name))) throw macros();
  return kind;
}

/** Whatever browsers or shells might run: pages, drawings, scripts. A comment cannot hold its own end: else there would be ever so many ways to read a row of them. */
const RUNS = /^\s*(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*(?:<!doctype|<\?xml|<\?php|<html|<head|<body|<script|<svg|<iframe|<mxfile|#!)/i;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By its byte order mark; null: it has none. Without the mark nothing tells UTF-16 from a binary. */
const utf16Of = ([first, second]: Buffer): Encoding | null => (first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null);

function textKind(bytes: Buffer, encoding: Encoding): Kind {
  const text = decoded(bytes, encoding);
  // In UTF-16 nearly any two bytes are a character, but not one that anybody writes: what is assigned to nothing is taken for a binary.
  if (text === null || /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text) || (encoding !== 'utf-8' && /\p{Cn}/u.test(text))) throw refused();
  if (RUNS.test(text.replace(/^\uFEFF/, '').slice(0, 4000))) throw new AttachmentError('fileKindRefused', 'This kind of file is not taken. It is a page or a drawing that a browser might run. Save it as a PDF.', { context: 'page' });
  return textIn(encoding);
}

function decoded(bytes: Buffer, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What is worse than a wrong name, with a `context` that has a sentence of its own. */
const macros = (): AttachmentError => new AttachmentError('fileKindRefused', 'This kind of file is not taken. It holds macros, which are programs. Save it without them.', { context: 'macros' });

/** Endings that promise a kind that is taken; text has none that it would not fit. */
const PROMISED: ReadonlySet<string> = new Set([...Object.values(KINDS), ...OLDER.map(([, { endings }]) => endings)].flat());

/** Programs write tables of text under the ending of old workbooks, which spreadsheet programs open. */
const TABLE_OF_TEXT = 'xls';
const notAsNamed = (ending: string): AttachmentError => new AttachmentError('fileNotAsNamed', `The file is called .${ending}, but it is none: something else is in it. Perhaps it was renamed, or not copied whole. Open it, save it anew and send that file.`, { ending });

const refused = (): AttachmentError => new AttachmentError('fileKindRefused', 'This kind of file is not taken. PDF, office documents without macros, pictures (JPEG, PNG, GIF, WebP), plain text and CSV are.');
