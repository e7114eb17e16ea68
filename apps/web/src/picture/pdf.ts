/**
 * A drawing as a PDF of one page: vectors, and text that can be searched, with its fonts embedded and cut down to what is used.
 *
 * Text from right to left is the trap. PDF knows glyphs in places and no letters: a joined Arabic letter may be made of several glyphs, and one glyph may stand for parts of several letters, so that a reader that
 * copies glyphs copies wrong letters. Such a piece is therefore drawn as the outlines of its shaped glyphs, and lies once more over them, unseen, as plain unjoined letters, which is what is searched, copied and read aloud.
 */
import type { Drawing, PathMark, TextMark } from '@baraza/graph-view';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import type { WordsPicture } from './canvas.js';
import { piecesOf } from './runs.js';

export interface PdfFont {
  readonly weight: 400 | 600;
  /** WOFF or TrueType. */
  readonly bytes: Uint8Array;
}
export interface PdfWords {
  readonly title: string;
  readonly description: string;
  readonly language: string;
}
export interface PdfSettings {
  /** In order of preference. */
  readonly fonts: readonly PdfFont[];
  /** Draws a line whose letters no font has. */
  readonly asPicture: (mark: TextMark) => WordsPicture;
  /** Left as it is, so that it can be looked into. */
  readonly plain?: boolean;
  readonly now: Date;
}

/** What joins letters or takes them apart: without them each letter is the glyph that stands for it and for no other. */
const UNJOINED = Object.fromEntries(['ccmp', 'locl', 'isol', 'init', 'medi', 'fina', 'fin2', 'fin3', 'med2', 'rlig', 'liga', 'clig', 'calt', 'rclt', 'mset', 'kern', 'mark', 'mkmk', 'curs'].map((tag) => [tag, false]));

interface Known {
  readonly name: string;
  readonly font: Font;
}

export async function toPdf(drawing: Drawing, words: PdfWords, { fonts, asPicture, plain = false, now }: PdfSettings): Promise<Uint8Array> {
  const info = { Title: words.title, Subject: words.description, Creator: 'Baraza', Producer: 'Baraza', CreationDate: now, ModDate: now };
  // The first argument of `font` would be one that is not embedded.
  const document = new PDFDocument({ size: [drawing.width, drawing.height], margin: 0, compress: !plain, info, lang: words.language, displayTitle: true, pdfVersion: '1.7', font: null as unknown as string });
  const written = toBytes(document);
  const known = { 400: [] as Known[], 600: [] as Known[] };
  fonts.forEach(({ weight, bytes }, index) => {
    const name = `f${index}`;
    document.registerFont(name, bytes as Buffer);
    known[weight].push({ name, font: create(bytes as Buffer) as Font });
  });
  for (const mark of drawing.marks) {
    if (mark.kind === 'path') drawPath(document, mark);
    else drawText(document, mark, known[mark.weight], asPicture);
  }
  document.end();
  return written;
}

function drawPath(document: PDFKit.PDFDocument, { d, fill, stroke, width = 1, dash, round, opacity = 1 }: PathMark): void {
  document.save();
  if (opacity < 1) document.opacity(opacity);
  if (stroke !== undefined) {
    document.lineWidth(width).lineJoin(round ? 'round' : 'miter');
    // A length of nought is no dash to PDF.
    if (dash && dash.length > 1) document.dash(Math.max(0.1, dash[0]!), { space: Math.max(0.1, dash[1]!) });
  }
  document.path(d);
  const filled = fill !== undefined && fill !== 'none';
  if (filled && stroke !== undefined) document.fillAndStroke(fill, stroke);
  else if (filled) document.fill(fill);
  else if (stroke !== undefined) document.stroke(stroke);
  document.restore();
}

function drawText(document: PDFKit.PDFDocument, mark: TextMark, known: readonly Known[], asPicture: PdfSettings['asPicture']): void {
  const pieces = piecesOf(mark.text, mark.direction, known.map(({ font }) => (code) => font.hasGlyphForCodePoint(code)));
  if (pieces.some(({ font }) => font < 0)) return drawAsPicture(document, mark, known[0], asPicture);
  const widths = pieces.map(({ text, font }) => {
    const { font: face } = known[font]!;
    return (face.layout(text).advanceWidth / face.unitsPerEm) * mark.size;
  });
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let x = mark.anchor === 'left' ? mark.x : mark.anchor === 'right' ? mark.x - whole : mark.x - whole / 2;
  document.fillColor(mark.colour);
  pieces.forEach(({ text, rightToLeft, font }, index) => {
    const { name, font: face } = known[font]!;
    document.font(name).fontSize(mark.size);
    if (rightToLeft) drawOutlines(document, text, face, x, mark, widths[index]!);
    // Given features, the library lays out the whole piece and not word by word.
    else document.text(inOrder(text), x, mark.y, { lineBreak: false, baseline: 'alphabetic', features: [] });
    x += widths[index]!;
  });
}

/** The library turns round what is of a script from right to left, also figures of it, which run the other way. */
const inOrder = (text: string): string => (/^[\p{Nd}\p{P}\p{S}\s]*$/u.test(text) && /\p{Script=Arabic}/u.test(text) ? [...text].reverse().join('') : text);

function drawOutlines(document: PDFKit.PDFDocument, text: string, face: Font, x: number, { y, size, colour }: TextMark, width: number): void {
  const run = face.layout(text, undefined, undefined, undefined, 'rtl');
  let pen = 0;
  let outline = '';
  run.glyphs.forEach((glyph, index) => {
    const { xOffset, yOffset, xAdvance } = run.positions[index]!;
    outline += (glyph.path as unknown as { translate(dx: number, dy: number): { toSVG(): string } }).translate(pen + xOffset, yOffset).toSVG();
    pen += xAdvance;
  });
  const scale = size / face.unitsPerEm;
  document.save().translate(x, y).scale(scale, -scale).path(outline).fill(colour).restore();
  const unjoined = face.layout(text, UNJOINED).advanceWidth * scale;
  if (unjoined === 0) return;
  drawUnseen(document, text, x, y, (100 * width) / unjoined, UNJOINED);
}

/** Letters that are searched, copied and read aloud; `wide`: in percent of how wide the font has them. */
function drawUnseen(document: PDFKit.PDFDocument, text: string, x: number, y: number, wide: number, features: object): void {
  document.addContent('3 Tr');
  document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', features, horizontalScaling: wide } as unknown as PDFKit.Mixins.TextOptions);
  document.addContent('0 Tr');
}

function drawAsPicture(document: PDFKit.PDFDocument, mark: TextMark, first: Known | undefined, asPicture: PdfSettings['asPicture']): void {
  const { pixels, columns, rows, width, height, ascent } = asPicture(mark);
  const left = mark.anchor === 'left' ? mark.x - 1 : mark.anchor === 'right' ? mark.x - width + 1 : mark.x - width / 2;
  const colours = new Uint8Array(columns * rows * 3);
  const cover = new Uint8Array(columns * rows);
  for (let index = 0; index < cover.length; index += 1) {
    colours.set(pixels.subarray(index * 4, index * 4 + 3), index * 3);
    cover[index] = pixels[index * 4 + 3]!;
  }
  const object = (ColorSpace: string, bytes: Uint8Array, more = {}): PDFKit.PDFKitReference => {
    const reference = document.ref({ Type: 'XObject', Subtype: 'Image', Width: columns, Height: rows, BitsPerComponent: 8, ColorSpace, ...more });
    reference.end(bytes);
    return reference;
  };
  // Given a PNG, the library would take it apart in a worker made of a blob, which the page's policy forbids, and then never end. Given an object that stands in the document already, it only sets it in its place.
  const obj = object('DeviceRGB', colours, { SMask: object('DeviceGray', cover) });
  const image = { width: columns, height: rows, label: `P${obj.id}`, obj };
  document.markContent('Span', { actual: mark.text } as never);
  document.image(image as never, left, mark.y - ascent, { width, height });
  // Readers look for words only where there are letters: a space as wide as the picture stands for them.
  if (first) {
    const space = (first.font.layout(' ').advanceWidth / first.font.unitsPerEm) * mark.size;
    document.font(first.name).fontSize(mark.size);
    drawUnseen(document, ' ', left, mark.y, (100 * width) / space, []);
  }
  document.endMarkedContent();
}
