/** How much a picture may ask of whoever opens it. A few bytes can claim a picture that fills all memory there is; nothing here ever unpacks one, so what its header says is believed. */
import { AttachmentError } from '../errors.js';

/** A sheet of A0 scanned with 300 points to the inch has 139 million. Unpacked that is 600 MB. */
export const MOST_PIXELS = 150_000_000;
/** Pictures of 25 MB have some thousand parts. Each is kept track of while a picture is cleaned. */
export const MOST_PARTS = 100_000;

/** @throws AttachmentError `pictureTooLarge`. */
export function requireSize(width: number, height: number): void {
  if (width * height <= MOST_PIXELS) return;
  const million = MOST_PIXELS / 1e6;
  throw new AttachmentError('pictureTooLarge', `The picture says that it has ${width} × ${height} points. Unpacked it could bring a computer to a halt, so at most ${million} million points are taken. Save it smaller and send it again.`, { width, height, million });
}

/** The parts of a picture that are kept, in their order; all that are come upon are counted. */
export class Parts {
  private readonly kept: Buffer[] = [];
  private seen = 0;

  /** @throws AttachmentError `pictureTooManyParts`. */
  next(): void {
    this.seen += 1;
    if (this.seen > MOST_PARTS) throw new AttachmentError('pictureTooManyParts', `The picture is made of more than ${MOST_PARTS} parts, as no camera or program makes them. Open it, save it anew and try again.`, { max: MOST_PARTS });
  }
  keep(...parts: readonly Buffer[]): void {
    this.kept.push(...parts);
  }
  joined(): Buffer {
    return Buffer.concat(this.kept);
  }
}
