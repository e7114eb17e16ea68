/** The page around a picture: what it is, what is left out of it, who may see it, and its legend. One definition for every format. */
import type { Drawing, Mark } from '@baraza/graph-view';
import type { MeasureWords } from './canvas.js';
import { layLegend, type LegendBlock } from './legend.js';
import { cut, MUTED, Paper } from './paper.js';

export const PAPERS = ['a4', 'letter', 'screen'] as const;
export type PaperName = (typeof PAPERS)[number];
export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** Long and short side in points. */
const SIDES: Readonly<Record<PaperName, readonly [number, number]>> = { a4: [841.89, 595.28], letter: [792, 612], screen: [960, 540] };

export function pageSize(paper: PaperName, orientation: Orientation): { readonly width: number; readonly height: number } {
  const [long, short] = SIDES[paper];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}

export interface PageWords {
  readonly title: string;
  /** Below the title: project, day. */
  readonly about: string;
  /** The day on which the picture is made. */
  readonly made: string;
  /** What the reader must know: what is not shown, and why. */
  readonly notes: readonly string[];
  /** The highest class of what is on it, and who may see it. */
  readonly classed: string;
  readonly page: string;
  readonly more: (count: number) => string;
}

export interface PageRequest {
  readonly width: number;
  readonly height: number;
  readonly rightToLeft: boolean;
  readonly measure: MeasureWords;
  readonly words: PageWords;
  readonly legend: readonly LegendBlock[];
  /** Draws the picture into what is left for it. */
  readonly picture: (frame: { readonly width: number; readonly height: number }) => { readonly marks: readonly Mark[]; readonly note?: string };
}

export const MARGIN = 26;
const NOTE = 8;
const LINE = NOTE * 1.35;

export function composePage({ width, height, rightToLeft, measure, words, legend, picture }: PageRequest): Drawing {
  const paper = new Paper(width, height, rightToLeft, measure);
  const inner = width - MARGIN * 2;
  paper.text(words.classed, width / 2, MARGIN - 6, { size: NOTE, weight: 600, align: 'middle' });
  const made = measure(words.made, NOTE, 400);
  paper.text(cut(words.title, inner - made - 16, (text) => measure(text, 16, 600)), MARGIN, MARGIN + 18, { size: 16, weight: 600 });
  paper.text(words.made, width - MARGIN, MARGIN + 18, { size: NOTE, colour: MUTED, align: 'end' });
  let top = MARGIN + 31;
  top += paper.paragraph(words.about, MARGIN, top, inner, { size: NOTE, colour: MUTED }, 2) * LINE;
  for (const note of words.notes) top += paper.paragraph(note, MARGIN, top, inner, { size: NOTE }, 2) * LINE;

  const laid = layLegend(paper, legend, MARGIN, words.more);
  const foot = height - MARGIN + 2;
  const legendTop = foot - 10 - laid.height;
  const frame = { width: inner, height: legendTop - 8 - (top - 4) - LINE };
  const { marks, note } = picture(frame);
  paper.place(marks, MARGIN, top - 4);
  if (note !== undefined) paper.text(note, MARGIN, legendTop - 10, { size: NOTE - 1, colour: MUTED });
  if (laid.height > 0) paper.rule(legendTop - 4, MARGIN, width - MARGIN);
  laid.draw(legendTop);

  paper.rule(foot - 8, MARGIN, width - MARGIN);
  const side = (inner - measure(words.classed, NOTE - 1, 600)) / 2 - 12;
  if (side > 60) paper.text(cut(words.title, side, (text) => measure(text, NOTE - 1, 400)), MARGIN, foot + 3, { size: NOTE - 1, colour: MUTED });
  paper.text(words.classed, width / 2, foot + 3, { size: NOTE - 1, weight: 600, align: 'middle' });
  paper.text(words.page, width - MARGIN, foot + 3, { size: NOTE - 1, colour: MUTED, align: 'end' });
  return { width, height, marks: paper.marks };
}
