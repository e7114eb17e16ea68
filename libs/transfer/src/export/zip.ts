/** A zip archive of a few files, compressed: for formats that are a pair of files. */
import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980, the first day that the format knows: the same files give the same archive. */
const DAY = 0x21;

export interface ZipFile {
  name: string;
  bytes: Uint8Array;
}

/** For files that fit in memory and below 4 GB together. */
export function zip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const title = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(bytes);
    const common = commonFields(bytes, packed, title);
    const head = Buffer.concat([uint32(LOCAL), common, title]);
    parts.push(head, packed);
    directory.push(uint32(CENTRAL), uint16(VERSION), common, uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset), title);
    offset += head.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, uint32(END), uint16(0), uint16(0), uint16(files.length), uint16(files.length), uint32(central.length), uint32(offset), uint16(0)]);
}

/** What stands in both headers of a file: from the version needed to the length of the extra field. */
const commonFields = (bytes: Uint8Array, packed: Buffer, title: Buffer): Buffer =>
  Buffer.concat([uint16(VERSION), uint16(FLAGS), uint16(DEFLATED), uint16(0), uint16(DAY), uint32(crc32(bytes)), uint32(packed.length), uint32(bytes.length), uint16(title.length), uint16(0)]);

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
