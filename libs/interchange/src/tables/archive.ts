import * as zlib from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused, exceeds, reasonOf } from './refused.js';
import type { Limits } from './types.js';

/**
 * The files inside a workbook. Everything the archive claims about its sizes is checked against the limits before the first byte is unpacked, and
 * a claim that turns out to be false stops the unpacking.
 */
export class Archive {
  readonly #entries = new Map<string, Entry>();

  private constructor(private readonly zip: ZipFile) {}

  /** Opens the archive and checks its list of files. Throws {@link FileRefused}. */
  static async open(bytes: Buffer, limits: Limits): Promise<Archive> {
    const zip = await openZip(bytes);
    if (exceeds(limits, 'entries', zip.entryCount)) {
      throw new FileRefused('too-many-parts', { count: zip.entryCount, limit: limits.entries });
    }
    const archive = new Archive(zip);
    let total = 0;
    for (const entry of await listEntries(zip)) {
      checkEntry(entry, limits);
      total += entry.uncompressedSize;
      archive.#entries.set(entry.fileName.toLowerCase(), entry);
    }
    if (exceeds(limits, 'unpackedBytes', total)) {
      throw new FileRefused('workbook-inflates', { part: 'the whole archive', bytes: total, limit: limits.unpackedBytes });
    }
    return archive;
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /** Unpacked size in bytes, as the archive states it; 0 for a part that is not there. */
  size(part: string): number {
    return this.#entries.get(part.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** Unpacks one part. Throws {@link FileRefused} when it is not there, or is not what the archive's list says. */
  async *read(part: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(part.toLowerCase());
    if (!entry) throw new FileRefused('workbook-damaged', { part, reason: 'the part is missing' });
    let crc = 0;
    try {
      for await (const chunk of await openStream(this.zip, entry)) {
        crc = zlib.crc32(chunk as Buffer, crc);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw archiveError(error, part);
    }
    if (crc !== entry.crc32) throw new FileRefused('workbook-damaged', { part, reason: 'its checksum is wrong' });
  }
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(archiveError(error, 'the archive')) : resolve(zip)));
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(archiveError(error, 'the archive')));
    zip.readEntry();
  });
}

function openStream(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function checkEntry(entry: Entry, limits: Limits): void {
  const { fileName: part, uncompressedSize: bytes } = entry;
  if (entry.isEncrypted()) throw new FileRefused('workbook-encrypted');
  const ratio = bytes / Math.max(entry.compressedSize, 1);
  if (bytes > 2 ** 20 && exceeds(limits, 'ratio', ratio)) {
    throw new FileRefused('workbook-inflates', { part, bytes, limit: Math.floor(entry.compressedSize * limits.ratio) });
  }
}

/** A file whose end is missing is the commonest damage and gets a sentence of its own. */
function archiveError(error: unknown, part: string): FileRefused {
  if (error instanceof FileRefused) return error;
  const reason = reasonOf(error);
  const cut = /end of central directory|unexpected eof|overflows file bounds|truncated/i.test(reason);
  return cut ? new FileRefused('workbook-truncated') : new FileRefused('workbook-damaged', { part, reason });
}
