/** A drawing on a canvas: the preview, and the picture in pixels. */
import type { Drawing, TextMark } from '@baraza/graph-view';
import { fontFamily } from '@baraza/ui';

/** CSS pixels for a point. */
export const PIXELS_A_POINT = 96 / 72;

const fontOf = ({ size, weight }: Pick<TextMark, 'size' | 'weight'>): string => `${weight} ${size}px ${fontFamily}`;

/** Measures words in points, as they will be drawn. */
export type MeasureWords = (text: string, size: number, weight: 400 | 600) => number;

export function createMeasure(): MeasureWords {
  const context = contextOf(document.createElement('canvas'));
  const known = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${weight}${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = fontOf({ size: 100, weight });
      known.set(key, (width = context.measureText(text).width / 100));
    }
    return width * size;
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas.');
  return context;
}

/** Draws everything into the canvas, `scale` pixels for a point; the canvas gets the size of the page. */
export function drawOn(canvas: HTMLCanvasElement, { width, height, marks }: Drawing, scale: number): void {
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = contextOf(canvas);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, width, height);
  for (const mark of marks) {
    if (mark.kind === 'text') {
      Object.assign(context, { font: fontOf(mark), fillStyle: mark.colour, globalAlpha: 1, textBaseline: 'alphabetic', direction: mark.direction, textAlign: mark.anchor === 'middle' ? 'center' : mark.anchor });
      context.fillText(mark.text, mark.x, mark.y);
      continue;
    }
    const path = new Path2D(mark.d);
    context.globalAlpha = mark.opacity ?? 1;
    if (mark.fill !== undefined && mark.fill !== 'none') {
      context.fillStyle = mark.fill;
      context.fill(path);
    }
    if (mark.stroke === undefined) continue;
    Object.assign(context, { strokeStyle: mark.stroke, lineWidth: mark.width ?? 1, lineJoin: mark.round ? 'round' : 'miter' });
    context.setLineDash([...(mark.dash ?? [])]);
    context.stroke(path);
  }
}

/** The drawing in pixels, `times` as many as on a screen of its size. @throws Error where the browser cannot make so large a picture */
export async function toPng(drawing: Drawing, times: number): Promise<Blob> {
  await fontsFor(drawing);
  const canvas = document.createElement('canvas');
  drawOn(canvas, drawing, PIXELS_A_POINT * times);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser could not make a picture of this size.');
  return blob;
}

/** Waits for the fonts of all that is written: each comes only when one of its letters is asked for. */
export async function fontsFor({ marks }: Drawing): Promise<void> {
  for (const weight of [400, 600] as const) {
    const letters = new Set(marks.flatMap((mark) => (mark.kind === 'text' && mark.weight === weight ? [...mark.text] : [])));
    // Without a font that does not come, the browser takes another: a picture is made all the same.
    if (letters.size > 0) await document.fonts.load(fontOf({ size: 12, weight }), [...letters].join('')).catch(() => undefined);
  }
}

/** A picture of words, to be set with its baseline at a place. Lengths are points. */
export interface WordsPicture {
  /** Row by row, four bytes each: red, green, blue, and how much it covers. */
  readonly pixels: Uint8ClampedArray;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** From the top down to the baseline. */
  readonly ascent: number;
}

/** A line of text as a picture with nothing around it, for scripts whose fonts do not come with the product. The browser takes any font of the device, and a box for a letter that none has. */
export function textAsPicture(mark: TextMark, width: number): WordsPicture {
  const scale = 6;
  const style = { font: fontOf(mark), fillStyle: mark.colour, direction: mark.direction, textAlign: 'left' };
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  Object.assign(context, style);
  // Letters of some scripts stand in stacks that are higher than a line.
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(mark.text);
  const ascent = Math.max(mark.size * 1.2, actualBoundingBoxAscent);
  const [columns, rows] = [Math.ceil((width + 2) * scale), Math.ceil((ascent + Math.max(mark.size * 0.4, actualBoundingBoxDescent)) * scale)];
  // A new size takes back all that was set.
  Object.assign(canvas, { width: columns, height: rows });
  context.scale(scale, scale);
  Object.assign(context, style);
  context.fillText(mark.text, 1, ascent);
  return { pixels: context.getImageData(0, 0, columns, rows).data, columns, rows, width: columns / scale, height: rows / scale, ascent };
}
