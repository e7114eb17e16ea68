/**
 * Takes out of a picture what it tells besides the picture: where and when it was taken, with which device, by whom, a smaller picture of before it was cropped. Only what is needed to show it stays: pixels, colours, how it is turned. What is
 * not known is left out too.
 */
import { AttachmentError } from '../errors.js';
import { Parts, requireSize } from './bounds.js';

const damaged = (): AttachmentError => new AttachmentError('fileDamaged', 'The picture is damaged or cut off. Open it, save it anew and try again.');

/** The picture without what it tells besides; null: it is none of which that is known. @throws AttachmentError `fileDamaged`, `pictureTooLarge`, `pictureTooManyParts`. */
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

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee];
const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);

/** What is kept of a segment: JFIF without its small picture, profiles of colours, how Adobe counts colours, and what the scans need. Null: nothing. */
function neededOf(marker: number, whole: Buffer): Buffer | null {
  const data = whole.subarray(4);
  const begins = (name: string): boolean => data.toString('latin1', 0, name.length) === name;
  // Behind the density stand how wide and how high the small picture is, and then its points.
  if (marker === APP0) return begins('JFIF\0') && data.length >= 14 ? segment(APP0, Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)])) : null;
  if (marker === APP14) return begins('Adobe') ? segment(APP14, data.subarray(0, 12)) : null;
  if (marker === APP2) return begins('ICC_PROFILE\0') ? whole : null;
  return isFrame(marker) || isTable(marker) || (marker >= SOS && marker <= 0xdf) ? whole : null;
}
/** Tables of codes, and what is kept for other ways of coding, stand between the frames. */
const isTable = (marker: number): boolean => [0xc4, 0xc8, 0xcc].includes(marker);
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && !isTable(marker);

/** The segment that begins at `at`, whole. @throws AttachmentError. */
function segmentAt(bytes: Buffer, at: number): Buffer {
  const length = bytes.readUInt16BE(at + 2);
  const whole = bytes.subarray(at, at + 2 + length);
  if (length < 2 || whole.length !== length + 2) throw damaged();
  if (isFrame(bytes.readUInt8(at + 1))) {
    const [height, width] = [whole.readUInt16BE(5), whole.readUInt16BE(7)];
    // Nothing that shows pictures looks for a height that is only said behind the scan.
    if (height === 0) throw damaged();
    requireSize(width, height);
  }
  return whole;
}

function cleanJpeg(bytes: Buffer): Buffer {
  const parts = new Parts();
  let turned = 1;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw damaged();
    const marker = bytes.readUInt8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === EOI) throw damaged();
    else {
      parts.next();
      const whole = segmentAt(bytes, at);
      if (marker === APP1 && whole.toString('latin1', 4, 10) === 'Exif\0\0') turned = orientationIn(whole.subarray(10)) ?? turned;
      if (marker === SOS) {
        keepScans(parts, bytes, at);
        return Buffer.concat([Buffer.from([0xff, SOI]), ...(turned === 1 ? [] : [orientation(turned)]), parts.joined()]);
      }
      const needed = neededOf(marker, whole);
      if (needed) parts.keep(needed);
      at += whole.length;
    }
  }
}

/** From the first scan to the end of the picture; what follows the end is another picture, or a film, and goes. Between scans stand only tables. */
function keepScans(parts: Parts, bytes: Buffer, from: number): void {
  for (let at = from; ; ) {
    parts.next();
    const marker = bytes.readUInt8(at + 1);
    const whole = segmentAt(bytes, at);
    let end = at + whole.length;
    if (marker === SOS) while (!(bytes.readUInt8(end) === 0xff && isMarker(bytes.readUInt8(end + 1)))) end += 1;
    const needed = neededOf(marker, whole);
    if (needed) parts.keep(needed, bytes.subarray(at + whole.length, end));
    while (bytes.readUInt8(end + 1) === 0xff) end += 1;
    if (bytes.readUInt8(end) !== 0xff) throw damaged();
    if (bytes.readUInt8(end + 1) === EOI) return parts.keep(Buffer.from([0xff, EOI]));
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
  return segment(APP1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

function cleanPng(bytes: Buffer): Buffer {
  const parts = new Parts();
  parts.keep(bytes.subarray(0, 8));
  for (let at = 8; ; ) {
    parts.next();
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) throw damaged();
    if (type === 'IHDR') requireSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    if (PNG_KEPT.has(type)) parts.keep(bytes.subarray(at, end));
    if (type === 'IEND') return parts.joined();
    at = end;
  }
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP']);
/** In a picture of a film. None of them has parts of its own, so that nothing lies in itself ever so deep. */
const ANMF_KEPT = new Set(['VP8 ', 'VP8L', 'ALPH']);
/** In VP8X: that there are EXIF and XMP. */
const WEBP_TELLS = 0x08 | 0x04;

function cleanWebp(bytes: Buffer): Buffer {
  const all = Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
  const kept = keptOfWebp(bytes.subarray(12, all), WEBP_KEPT, new Parts());
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + kept.length, 4);
  return Buffer.concat([head, kept]);
}

/** Before the parts of a picture of a film stand its place, its size and how long it is shown. */
const FRAME_HEAD = 16;
function keptOfWebp(bytes: Buffer, kinds: ReadonlySet<string>, parts: Parts): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    parts.next();
    const type = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) throw damaged();
    const data = bytes.subarray(at + 8, end);
    if (kinds.has(type)) kept.push(riffChunk(type, keptOfChunk(type, data, parts)));
    // Of an odd length one byte follows, which may be missing at the end.
    at = end + (data.length % 2);
  }
  return Buffer.concat(kept);
}

function keptOfChunk(type: string, data: Buffer, parts: Parts): Buffer {
  if (type === 'VP8 ') requireSize(data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff);
  if (type === 'VP8L') requireSize((data.readUInt32LE(1) & 0x3fff) + 1, ((data.readUInt32LE(1) >>> 14) & 0x3fff) + 1);
  if (type === 'VP8X') {
    requireSize(data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1);
    const said = Buffer.from(data.subarray(0, 10));
    said.writeUInt8(said.readUInt8(0) & ~WEBP_TELLS, 0);
    return said;
  }
  return type === 'ANMF' ? Buffer.concat([data.subarray(0, FRAME_HEAD), keptOfWebp(data.subarray(FRAME_HEAD), ANMF_KEPT, parts)]) : data;
}

function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

const [EXTENSION, IMAGE, TRAILER, COMMENT, APPLICATION] = [0x21, 0x2c, 0x3b, 0xfe, 0xff];

function cleanGif(bytes: Buffer): Buffer {
  const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1));
  const afterBlocks = (from: number): number => {
    let at = from;
    while (bytes.readUInt8(at) !== 0) at += bytes.readUInt8(at) + 1;
    return at + 1;
  };
  requireSize(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  let at = 13 + colours(bytes.readUInt8(10));
  const parts = new Parts();
  parts.keep(bytes.subarray(0, at));
  for (;;) {
    parts.next();
    const begin = bytes.readUInt8(at);
    if (begin === TRAILER) {
      parts.keep(Buffer.from([TRAILER]));
      return parts.joined();
    }
    if (begin !== EXTENSION && begin !== IMAGE) throw damaged();
    const label = bytes.readUInt8(at + 1);
    if (begin === IMAGE) requireSize(bytes.readUInt16LE(at + 5), bytes.readUInt16LE(at + 7));
    const end = begin === IMAGE ? afterBlocks(at + 11 + colours(bytes.readUInt8(at + 9))) : afterBlocks(at + 2);
    // How often it is played is told by an application; all others tell other things.
    const tells = begin === EXTENSION && (label === COMMENT || (label === APPLICATION && bytes.toString('latin1', at + 3, at + 11) !== 'NETSCAPE'));
    if (!tells) parts.keep(bytes.subarray(at, end));
    at = end;
  }
}
