/** The legend under a picture: groups side by side, each in as many columns as its height asks for. */
import type { Mark } from '@baraza/graph-view';
import { cut, MUTED, type Paper } from './paper.js';

export interface LegendEntry {
  /** Drawn in a box of this width, its middle at a height of 0, from the left. */
  readonly mark: readonly Mark[];
  readonly markWidth: number;
  readonly label: string;
  /** After the label, and never cut off with it. */
  readonly tail?: string;
  readonly count: number;
}
export interface LegendBlock {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

const SIZE = 7;
const ROW = 11.5;
const TITLE = 12;
const GAP = { column: 12, group: 20, mark: 4 };
const WIDEST = 120;
/** A legend never takes more of the page than the map needs. */
const MOST_ROWS = { tall: 12, wide: 8 };

interface Column {
  readonly entries: readonly LegendEntry[];
  readonly width: number;
}
interface Group {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly width: number;
}

const widthOf = (paper: Paper, text: string): number => paper.measure(text, SIZE, 400);
const labelWidth = (paper: Paper, { label, tail = '', markWidth }: LegendEntry): number => markWidth + GAP.mark + Math.min(WIDEST, widthOf(paper, label + tail));
const labelOf = (paper: Paper, { label, tail = '' }: LegendEntry): string => cut(label, WIDEST + 1 - widthOf(paper, tail), (text) => widthOf(paper, text)) + tail;

function grouped(paper: Paper, block: LegendBlock, rows: number): Group {
  const columns: Column[] = [];
  for (let index = 0; index < block.entries.length; index += rows) {
    const entries = block.entries.slice(index, index + rows);
    columns.push({ entries, width: Math.max(...entries.map((entry) => labelWidth(paper, entry))) });
  }
  const width = columns.reduce((sum, column) => sum + column.width, GAP.column * (columns.length - 1));
  return { title: block.title, columns, width: Math.max(width, paper.measure(block.title, SIZE, 600)) };
}

/** Groups in lines that the page is wide enough for. */
function linesOf(groups: readonly Group[], width: number): Group[][] {
  const lines: Group[][] = [];
  let left = 0;
  for (const group of groups) {
    const line = lines.at(-1);
    if (!line || left + GAP.group + group.width > width) {
      lines.push([group]);
      left = group.width;
    } else {
      line.push(group);
      left += GAP.group + group.width;
    }
  }
  return lines;
}

const heightOf = (lines: readonly (readonly Group[])[]): number => lines.reduce((sum, line) => sum + TITLE + ROW * Math.max(...line.flatMap(({ columns }) => columns.map(({ entries }) => entries.length))) + 4, 0);

export interface LaidLegend {
  readonly height: number;
  /** Draws it with its top at a height. */
  draw(top: number): void;
}

/**
 * Finds the arrangement that takes the least height. Where a list is too long for any, those that are most often on the map stay, and `more` says how many do not.
 */
export function layLegend(paper: Paper, blocks: readonly LegendBlock[], margin: number, more: (count: number) => string): LaidLegend {
  const width = paper.width - margin * 2;
  const mostRows = paper.height > paper.width ? MOST_ROWS.tall : MOST_ROWS.wide;
  const limit = (paper.height - margin * 2) * 0.24;
  const wanted = blocks.filter(({ entries }) => entries.length > 0);
  const tries = (given: readonly LegendBlock[]): Group[][][] => Array.from({ length: mostRows - 2 }, (_, index) => linesOf(given.map((block) => grouped(paper, block, index + 3)), width)).filter((lines) => lines.every((line) => line.every((group) => group.width <= width)));
  let given = wanted;
  let best = least(tries(given));
  while ((!best || heightOf(best) > limit) && given.some(({ entries }) => entries.length > 6)) {
    given = shorter(given, wanted, more);
    best = least(tries(given));
  }
  const lines = best ?? [];
  return {
    height: heightOf(lines),
    draw: (top) => {
      let y = top;
      for (const line of lines) {
        let x = margin;
        for (const group of line) {
          drawGroup(paper, group, x, y);
          x += group.width + GAP.group;
        }
        y += heightOf([line]);
      }
    },
  };
}

const least = (tries: readonly Group[][][]): Group[][] | undefined => tries.toSorted((a, b) => heightOf(a) - heightOf(b))[0];

/** The longest list loses a quarter of what it names most seldom. */
function shorter(given: readonly LegendBlock[], all: readonly LegendBlock[], more: (count: number) => string): LegendBlock[] {
  const longest = given.reduce((most, block) => (block.entries.length > most.entries.length ? block : most));
  return given.map((block, index) => {
    if (block !== longest) return block;
    const { entries, title } = all[index]!;
    const kept = Math.max(5, Math.floor((block.entries.length - 1) * 0.75));
    const often = new Set(entries.toSorted((a, b) => b.count - a.count).slice(0, kept));
    return { title, entries: [...entries.filter((entry) => often.has(entry)), { mark: [], markWidth: 0, label: more(entries.length - kept), count: 0 }] };
  });
}

function drawGroup(paper: Paper, { title, columns, width }: Group, x: number, y: number): void {
  paper.text(cut(title, width + 1, (text) => paper.measure(text, SIZE, 600)), x, y + SIZE, { size: SIZE, weight: 600, colour: MUTED });
  let left = x;
  for (const { entries, width: columnWidth } of columns) {
    entries.forEach((entry, index) => {
      const { mark, markWidth } = entry;
      const middle = y + TITLE + ROW * (index + 0.5);
      paper.place(mark, paper.rightToLeft ? paper.at(left) - markWidth : left, middle);
      paper.text(labelOf(paper, entry), left + (markWidth === 0 ? 0 : markWidth + GAP.mark), middle + SIZE * 0.36, { size: SIZE, direction: paper.direction });
    });
    left += columnWidth + GAP.column;
  }
}
