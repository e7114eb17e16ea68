/** Files of a multipart request, in memory, within limits. */
import type { IncomingMessage } from 'node:http';
import { Shares } from '@baraza/commands';
import { DEFAULT_LIMITS, FileRefused } from '@baraza/interchange';
import busboy from 'busboy';
import { TransferError } from '../errors.js';

export interface Upload {
  files: { name: string; file: Buffer }[];
  /** Other fields of the form. */
  fields: Map<string, string>;
}

const MOST_FIELDS = 10;
const LONGEST_FIELD = 256 * 1024;

/** @param mostFiles a workbook is one file, a pair of CSV files two. @throws TransferError, FileRefused `file-too-large`. */
export async function readUpload(account: string, request: IncomingMessage, mostFiles: number): Promise<Upload> {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) throw new TransferError('notMultipart', 'Send the file as multipart/form-data.');
  const upload = await PLACES.within(account, () => parse(request, mostFiles), () => new TransferError('tooManyImports', 'Too many files are being uploaded. Try again in a minute.'));
  if (upload.files.length === 0) throw new TransferError('noFile', 'No file came with the request.');
  return upload;
}

/** Uploads that are taken at the same time: their bytes are in memory. */
const PLACES = new Shares({ most: 4, mostOfOne: 2 });

function parse(request: IncomingMessage, mostFiles: number): Promise<Upload> {
  const { fileBytes } = DEFAULT_LIMITS;
  return new Promise((resolve, reject) => {
    const parser = makeParser(request, mostFiles);
    const upload: Upload = { files: [], fields: new Map() };
    const fail = (error: Error): void => {
      request.unpipe(parser);
      // What is still on its way is thrown away, so that the answer gets through.
      request.resume();
      reject(error);
    };
    parser.on('file', (_field, stream, { filename }) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.once('limit', () => fail(new FileRefused('file-too-large', { bytes: `more than ${fileBytes}`, limit: fileBytes })));
      stream.once('end', () => upload.files.push({ name: cleanName(filename), file: Buffer.concat(pieces) }));
    });
    parser.on('field', (name, value) => upload.fields.set(name, value));
    parser.once('filesLimit', () => fail(new TransferError('tooManyFiles', `Send at most ${mostFiles === 1 ? 'one file' : `${mostFiles} files`}.`, { limit: mostFiles })));
    parser.once('error', () => fail(broken()));
    parser.once('close', () => resolve(upload));
    request.once('aborted', () => fail(new TransferError('uploadBroken', 'The upload was cut off. Send the file again.')));
    request.pipe(parser);
  });
}

/** @throws TransferError where the header does not say how the parts are set apart. */
function makeParser({ headers }: IncomingMessage, mostFiles: number): busboy.Busboy {
  const limits = { files: mostFiles, fileSize: DEFAULT_LIMITS.fileBytes, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, parts: mostFiles + MOST_FIELDS };
  try {
    return busboy({ headers, defParamCharset: 'utf8', limits });
  } catch {
    throw broken();
  }
}

const broken = (): TransferError => new TransferError('uploadBroken', 'The upload cannot be read. Send the file again.');

/** The last part of whatever path a program may have sent. */
const cleanName = (name: string | undefined): string => (name ?? '').split(/[\\/]/).at(-1)!.slice(0, 200) || 'file';
