/** Measuring and drawing words on a canvas, in any script. */
import { fontFamily } from '@baraza/ui/tokens';

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
/** The direction of a text: that of its first letter. */
export const directionOf = (text: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr');

export type Weight = 400 | 500 | 600 | 700;
export const fontOf = (size: number, weight: Weight): string => `${weight} ${size}px ${fontFamily}`;

const REFERENCE = 12;
const WIDEST = 150;

/** A label broken into at most two lines, with the width of the wider one at 12 px. */
export interface Lines {
  lines: readonly string[];
  width: number;
}

/** Widths of words, measured once. */
export class Measure {
  private readonly known = new Map<string, Lines>();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** To be called when a font has come: everything measured before was measured with another. */
  forget(): void {
    this.known.clear();
  }

  /** The text in one line, or in two of about the same length where it is wide. */
  lines(text: string, weight: Weight): Lines {
    const key = `${weight}${text}`;
    const known = this.known.get(key);
    if (known) return known;
    this.context.font = fontOf(REFERENCE, weight);
    const width = (part: string): number => this.context.measureText(part).width;
    const whole: Lines = { lines: [text], width: width(text) };
    const result = whole.width > WIDEST ? (halves(text, width) ?? whole) : whole;
    this.known.set(key, result);
    return result;
  }
}

function halves(text: string, width: (part: string) => number): Lines | undefined {
  const words = text.split(' ');
  let best: Lines | undefined;
  for (let index = 1; index < words.length; index += 1) {
    const lines = [words.slice(0, index).join(' '), words.slice(index).join(' ')];
    const widest = Math.max(...lines.map(width));
    if (!best || widest < best.width) best = { lines, width: widest };
  }
  return best;
}

/** Draws lines centred around x from the top down, with a halo that keeps them readable over lines. */
export function drawLines(context: CanvasRenderingContext2D, lines: readonly string[], x: number, top: number, lineHeight: number, halo: string | null): void {
  Object.assign(context, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round' });
  lines.forEach((line, index) => {
    const y = top + (index + 0.5) * lineHeight;
    context.direction = directionOf(line);
    if (halo !== null) {
      context.strokeStyle = halo;
      context.lineWidth = 3;
      context.strokeText(line, x, y);
    }
    context.fillText(line, x, y);
  });
}
