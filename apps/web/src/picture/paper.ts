/** A page that is filled from where reading starts: on a page in Arabic, from the right. */
import { type Mark, moved, rectangleOf, type TextMark } from '@baraza/graph-view';
import type { MeasureWords } from './canvas.js';

export interface TextLook {
  readonly size: number;
  readonly weight?: 400 | 600;
  readonly colour?: string;
  readonly align?: 'start' | 'middle' | 'end';
  /** Of a name, which may be in another script than the page; left out: that of the page. */
  readonly direction?: 'ltr' | 'rtl';
}

export const INK = '#1F2328';
export const MUTED = '#5C6066';
export const RULE = '#C9C7C1';

export class Paper {
  readonly marks: Mark[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
    readonly rightToLeft: boolean,
    readonly measure: MeasureWords,
  ) {}

  get direction(): 'ltr' | 'rtl' {
    return this.rightToLeft ? 'rtl' : 'ltr';
  }

  /** Points from the left for so many from where reading starts. */
  at(fromStart: number): number {
    return this.rightToLeft ? this.width - fromStart : fromStart;
  }

  /** One line on a base line. */
  text(text: string, x: number, y: number, { size, weight = 400, colour = INK, align = 'start', direction = this.direction }: TextLook): void {
    const anchor: TextMark['anchor'] = align === 'middle' ? 'middle' : (align === 'start') === this.rightToLeft ? 'right' : 'left';
    this.marks.push({ kind: 'text', text, x: this.at(x), y, anchor, size, weight, colour, direction });
  }

  /** Lines below one another; returns how many. */
  paragraph(text: string, x: number, y: number, width: number, look: TextLook, most = 3): number {
    const lines = wrapped(text, width, most, (part) => this.measure(part, look.size, look.weight ?? 400));
    lines.forEach((line, index) => this.text(line, x, y + index * look.size * 1.35, look));
    return lines.length;
  }

  rule(y: number, from: number, to: number): void {
    const [left, right] = [this.at(from), this.at(to)].sort((a, b) => a - b) as [number, number];
    this.marks.push({ kind: 'path', d: rectangleOf(left, y, right - left, 0.5), fill: RULE });
  }

  /** What was drawn by itself, its left upper corner so far from the left and the top. */
  place(marks: readonly Mark[], left: number, top: number): void {
    this.marks.push(...moved(marks, left, top));
  }
}

/** As many words as each line holds; what is more than `most` lines ends in an ellipsis. */
export function wrapped(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  const words = text.split(/\s+/u).filter(Boolean);
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cut(`${line === '' ? '' : `${line} `}${words.slice(index).join(' ')}`, width, measure)];
    if (line !== '') lines.push(line);
    line = measure(word) <= width ? word : cut(word, width, measure);
  }
  return line === '' ? lines : [...lines, line];
}

/** The text, or its beginning with an ellipsis, in one line: whole letters with their marks. */
export function cut(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(`${letters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}
