/** Measuring and drawing words on a canvas, in any script. */
import { fontFamily } from '@baraza/ui/tokens';

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u;
/** The direction of a text: that of its first letter. */
export const directionOf = (text: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr');

export type Weight = 400 | 500 | 600 | 700;
export const fontOf = (size: number, weight: Weight): string => `${weight} ${size}px ${fontFamily}`;

const REFERENCE = 12;
const WIDEST = 150;
/** Of two lines, so wide may the wider one be. */
const WIDEST_OF_TWO = 200;

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

  /** The text in one line, or in two of about the same length where it is wider than `widest`. */
  lines(text: string, weight: Weight, widest = WIDEST): Lines {
    const key = `${weight} ${widest} ${text}`;
    const known = this.known.get(key);
    if (known) return known;
    this.context.font = fontOf(REFERENCE, weight);
    const width = (part: string): number => this.context.measureText(part).width;
    const result = breakLines(text, width, widest);
    this.known.set(key, result);
    return result;
  }
}

/** The text in one line, or in two of about the same length where it is wide; what is longer than two lines ends in an ellipsis, and stands whole in the panel. `width` measures at 12 px, `widest` is the most that one line takes of it. */
export function breakLines(text: string, width: (part: string) => number, widest = WIDEST): Lines {
  const whole: Lines = { lines: [text], width: width(text) };
  if (whole.width <= widest) return whole;
  const two = halves(text, width) ?? whole;
  if (two.width <= WIDEST_OF_TWO) return two;
  const [first, rest] = split(text, width);
  const lines = rest === '' ? [first] : [first, shortened(rest, width)];
  return { lines, width: Math.max(...lines.map(width)) };
}

/** As many words as one line holds, and what is left; a word that is wider than a line is cut. */
function split(text: string, width: (part: string) => number): [string, string] {
  const words = text.split(' ');
  let count = 0;
  while (count < words.length && width(words.slice(0, count + 1).join(' ')) <= WIDEST_OF_TWO) count += 1;
  return count === 0 ? [shortened(text, width), ''] : [words.slice(0, count).join(' '), words.slice(count).join(' ')];
}

/** The text, or its beginning with an ellipsis, in one line. Whole letters with their marks only. */
function shortened(text: string, width: (part: string) => number): string {
  if (width(text) <= WIDEST_OF_TWO) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (width(`${letters.slice(0, middle).join('')}…`) <= WIDEST_OF_TWO) fits = middle;
    else tooLong = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
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
