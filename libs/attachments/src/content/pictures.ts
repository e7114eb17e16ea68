/**
 * Takes out of a picture what it tells besides the picture: where and when it was taken, with which device, by whom, a smaller picture of before it was cropped. Only what is needed to show it stays: pixels, colours, how it is turned. What is
 * not known is left out too.
 */
import { AttachmentError } from '../errors.js';

const damaged = (): AttachmentError => new AttachmentError('fileDamaged', 'The picture is damaged or cut off. Open it, save it anew and try again.');

/** The picture without what it tells besides; null: it is none of which that is known. @throws AttachmentError `fileDamaged`. */
export function cleanPicture(bytes: Buffer, mediaType: string): Buffer | null {
  try {
    if (mediaType === 'image/jpeg') return cleanJpeg(bytes);
    if (mediaType === 'image/png') return cleanPng(bytes);
    if (mediaType === 'image/webp') return cleanWebp(bytes);
    return mediaType === 'image/gif' ? cleanGif(bytes) : null;
  } catch (error) {
    // Somebody else’s bytes lead out of the buffer.
    if (['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'].includes((error as { code?: string }).code ?? '')) throw damaged();
    throw error;
  }
}

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];
/** JFIF, profiles of colours, and how Adobe counts colours. */
const isNeeded = (marker: number, data: Buffer): boolean => (marker === APP0 && data.toString('latin1', 0, 5) === 'JFIF\0') || marker === APP14 || (marker === APP2 && data.toString('latin1', 0, 12) === 'ICC_PROFILE\0') || ((marker < APP0 || marker > APP15) && marker !== COM);

function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])];
  let turned = 1;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw damaged();
    const marker = bytes.readUInt8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === EOI) throw damaged();
    else {
      const length = bytes.readUInt16BE(at + 2);
      const data = bytes.subarray(at + 4, at + 2 + length);
      if (length < 2 || data.length !== length - 2) throw damaged();
      if (marker === APP1 && data.toString('latin1', 0, 6) === 'Exif\0\0') turned = orientationIn(data.subarray(6)) ?? turned;
      if (marker === SOS) {
        if (turned !== 1) kept.splice(1, 0, orientation(turned));
        return Buffer.concat([...kept, scansOf(bytes, at)]);
      }
      if (isNeeded(marker, data)) kept.push(bytes.subarray(at, at + 2 + length));
      at += 2 + length;
    }
  }
}

/** From the first scan to the end of the picture; what follows the end is another picture, or a film, and goes. Between scans stand only tables. */
function scansOf(bytes: Buffer, from: number): Buffer {
  const kept: Buffer[] = [];
  for (let at = from; ; ) {
    const length = bytes.readUInt16BE(at + 2);
    const marker = bytes.readUInt8(at + 1);
    let end = at + 2 + length;
    if (marker === SOS) while (!(bytes.readUInt8(end) === 0xff && isMarker(bytes.readUInt8(end + 1)))) end += 1;
    if (isNeeded(marker, bytes.subarray(at + 4, at + 2 + length))) kept.push(bytes.subarray(at, end));
    while (bytes.readUInt8(end + 1) === 0xff) end += 1;
    if (bytes.readUInt8(end) !== 0xff) throw damaged();
    if (bytes.readUInt8(end + 1) === EOI) return Buffer.concat([...kept, Buffer.from([0xff, EOI])]);
    at = end;
  }
}
/** Within a scan 00 stands for FF itself, and D0 to D7 begin it again. */
const isMarker = (byte: number): boolean => byte !== 0x00 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7);

const ORIENTATION = 0x0112;
/** How the picture is to be turned, 1 to 8; null: not said. */
function orientationIn(tiff: Buffer): number | null {
  try {
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const [short, long] = little ? [(at: number) => tiff.readUInt16LE(at), (at: number) => tiff.readUInt32LE(at)] : [(at: number) => tiff.readUInt16BE(at), (at: number) => tiff.readUInt32BE(at)];
    const directory = long(4);
    for (let entry = 0; entry < short(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (short(at) === ORIENTATION) return short(at + 8) >= 1 && short(at + 8) <= 8 ? short(at + 8) : null;
    }
    return null;
  } catch {
    return null;
  }
}
/** A segment that says this and nothing else. */
function orientation(turned: number): Buffer {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0]);
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([Buffer.from([0xff, APP1, 0, data.length + 2]), data]);
}

const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

function cleanPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) throw damaged();
    if (PNG_KEPT.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP']);
/** In VP8X: that there are EXIF and XMP. */
const WEBP_TELLS = 0x08 | 0x04;

function cleanWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  const all = Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
  for (let at = 12; at + 8 <= all; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) throw damaged();
    // Of an odd length one byte follows, which may be missing at the end.
    const chunk = Buffer.concat([bytes.subarray(at, end), Buffer.alloc((end - at) % 2)]);
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~WEBP_TELLS, 8);
    if (WEBP_KEPT.has(type)) kept.push(chunk);
    at += chunk.length;
  }
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...kept]);
}

const [EXTENSION, IMAGE, TRAILER, COMMENT, APPLICATION] = [0x21, 0x2c, 0x3b, 0xfe, 0xff];

function cleanGif(bytes: Buffer): Buffer {
  const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1));
  const afterBlocks = (from: number): number => {
    let at = from;
    while (bytes.readUInt8(at) !== 0) at += bytes.readUInt8(at) + 1;
    return at + 1;
  };
  let at = 13 + colours(bytes.readUInt8(10));
  const kept: Buffer[] = [bytes.subarray(0, at)];
  for (;;) {
    const begin = bytes.readUInt8(at);
    if (begin === TRAILER) return Buffer.concat([...kept, Buffer.from([TRAILER])]);
    if (begin !== EXTENSION && begin !== IMAGE) throw damaged();
    const label = bytes.readUInt8(at + 1);
    const end = begin === IMAGE ? afterBlocks(at + 11 + colours(bytes.readUInt8(at + 9))) : afterBlocks(at + 2);
    // How often it is played is told by an application; all others tell other things.
    const tells = begin === EXTENSION && (label === COMMENT || (label === APPLICATION && bytes.toString('latin1', at + 3, at + 11) !== 'NETSCAPE'));
    if (!tells) kept.push(bytes.subarray(at, end));
    at = end;
  }
}
