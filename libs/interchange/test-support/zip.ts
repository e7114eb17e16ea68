import { crc32, deflateRawSync } from 'node:zlib';

/** Writes archives by hand, because hostile ones lie. */

export interface ZipPart {
  name: string;
  data: Buffer | string;
  /** What the archive claims instead of the truth. */
  claims?: { uncompressedSize?: number; crc?: number };
  encrypted?: boolean;
  /** Bytes to store as the compressed data, whatever `data` is. */
  raw?: Buffer;
}

export interface ZipOptions {
  /** List every part this many times, all pointing at the same bytes. */
  repeat?: number;
  /** The number of parts the archive claims to have. */
  claimedCount?: number;
}

export function zip(parts: readonly ZipPart[], { repeat = 1, claimedCount }: ZipOptions = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims = {}, encrypted = false, raw } of parts) {
    const content = Buffer.from(data as string);
    const packed = raw ?? deflateRawSync(content);
    const shared = Buffer.alloc(22);
    shared.writeUInt16LE(encrypted ? 0x801 : 0x800, 0);
    shared.writeUInt16LE(8, 2);
    shared.writeUInt32LE(claims.crc ?? crc32(content), 8);
    shared.writeUInt32LE(packed.length, 12);
    shared.writeUInt32LE(claims.uncompressedSize ?? content.length, 16);
    for (let copy = 0; copy < repeat; copy += 1) {
      const fileName = Buffer.from(copy === 0 ? name : `${copy}/${name}`);
      shared.writeUInt16LE(fileName.length, 20);
      if (copy === 0) locals.push(Buffer.from('PK\x03\x04\x14\x00', 'latin1'), Buffer.from(shared), Buffer.alloc(2), fileName, packed);
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(offset, 10);
      // Between the lengths: extra field and comment length, disk, attributes, offset of the local header.
      directory.push(Buffer.from('PK\x01\x02\x14\x00\x14\x00', 'latin1'), Buffer.from(shared), Buffer.alloc(2), tail, fileName);
    }
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = claimedCount ?? parts.length * repeat;
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Math.min(count, 0xfffe), 8);
  end.writeUInt16LE(Math.min(count, 0xfffe), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
