import * as zlib from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused, exceeds, reasonOf } from './refused.js';
import type { Limits, ReadContext } from './types.js';

/** What an archive was taken for by its name: what is wrong with it is told in the words of that. */
type Taken = 'workbook' | 'archive';

/**
 * The files inside a workbook, or in an archive of files. Everything the archive claims about its sizes is checked against the limits before the first byte is unpacked, and
 * a claim that turns out to be false stops the unpacking.
 */
export class Archive {
  readonly #entries = new Map<string, Entry>();

  private constructor(
    private readonly zip: ZipFile,
    /** The names of its files, as they are written, in their order; folders are none. */
    readonly names: readonly string[],
    readonly taken: Taken,
  ) {}

  /** Opens the archive and checks its list of files. Throws {@link FileRefused}. */
  static async open(bytes: Buffer, { name, limits }: Pick<ReadContext, 'name' | 'limits'>): Promise<Archive> {
    const taken = /\.zip$/i.test(name) ? 'archive' : 'workbook';
    const zip = await openZip(bytes, taken);
    if (exceeds(limits, 'entries', zip.entryCount)) {
      throw new FileRefused(taken === 'archive' ? 'archive-too-many-files' : 'too-many-parts', { count: zip.entryCount, limit: limits.entries });
    }
    const entries = await listEntries(zip, taken);
    const archive = new Archive(zip, entries.map(({ fileName }) => fileName).filter((path) => !path.endsWith('/')), taken);
    let total = 0;
    for (const entry of entries) {
      checkEntry(entry, limits, taken);
      total += entry.uncompressedSize;
      archive.#entries.set(entry.fileName.toLowerCase(), entry);
    }
    if (exceeds(limits, 'unpackedBytes', total)) {
      throw new FileRefused(`${taken}-inflates`, { part: 'the whole archive', bytes: total, limit: limits.unpackedBytes });
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
    if (!entry) throw new FileRefused(`${this.taken}-damaged`, { part, reason: 'the part is missing' });
    let crc = 0;
    try {
      for await (const chunk of await openStream(this.zip, entry)) {
        crc = zlib.crc32(chunk as Buffer, crc);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw archiveError(error, part, this.taken);
    }
    if (crc !== entry.crc32) throw new FileRefused(`${this.taken}-damaged`, { part, reason: 'its checksum is wrong' });
  }
}

function openZip(bytes: Buffer, taken: Taken): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(archiveError(error, 'the archive', taken)) : resolve(zip)));
  });
}

function listEntries(zip: ZipFile, taken: Taken): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(archiveError(error, 'the archive', taken)));
    zip.readEntry();
  });
}

function openStream(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function checkEntry(entry: Entry, limits: Limits, taken: Taken): void {
  const { fileName: part, uncompressedSize: bytes } = entry;
  if (entry.isEncrypted()) throw new FileRefused(`${taken}-encrypted`);
  const ratio = bytes / Math.max(entry.compressedSize, 1);
  if (bytes > 2 ** 20 && exceeds(limits, 'ratio', ratio)) {
    throw new FileRefused(`${taken}-inflates`, { part, bytes, limit: Math.floor(entry.compressedSize * limits.ratio) });
  }
}

/** A file whose end is missing is the commonest damage and gets a sentence of its own. */
function archiveError(error: unknown, part: string, taken: Taken): FileRefused {
  if (error instanceof FileRefused) return error;
  const reason = reasonOf(error);
  const cut = /end of central directory|unexpected eof|overflows file bounds|truncated/i.test(reason);
  return cut ? new FileRefused(`${taken}-truncated`) : new FileRefused(`${taken}-damaged`, { part, reason });
}
