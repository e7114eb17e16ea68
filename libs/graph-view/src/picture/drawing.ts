/**
 * A picture as data: what is to be drawn, in order, on a page of points (1/72 inch), before anybody knows whether it becomes SVG, pixels or PDF. Whoever writes one of these writes nothing else, so that
 * all of them look alike. Colours are those of paper: light, whatever the screen shows.
 */
export interface PathMark {
  kind: 'path';
  /** SVG path data with absolute commands only. */
  d: string;
  fill?: string;
  stroke?: string;
  /** Of the stroke, points. */
  width?: number;
  dash?: readonly number[];
  /** Corners are round instead of sharp. */
  round?: boolean;
  opacity?: number;
}

export interface TextMark {
  kind: 'text';
  text: string;
  /** Base line, and the point that `anchor` speaks of. */
  x: number;
  y: number;
  anchor: 'left' | 'middle' | 'right';
  /** Points. */
  size: number;
  weight: 400 | 600;
  colour: string;
  /** Direction of the paragraph; letters that run the other way do so all the same. */
  direction: 'ltr' | 'rtl';
}

export type Mark = PathMark | TextMark;

export interface Drawing {
  /** Points. */
  width: number;
  height: number;
  marks: readonly Mark[];
}

/** A length for path data: a hundredth of a point is finer than any printer. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);

export const pointOf = (x: number, y: number): string => `${short(x)} ${short(y)}`;

/** Path data along points. */
export const polygonOf = (points: readonly { x: number; y: number }[], closed: boolean): string => `M${points.map(({ x, y }) => pointOf(x, y)).join('L')}${closed ? 'Z' : ''}`;

/** Path data of an ellipse around a point. */
export const ellipseOf = (x: number, y: number, rx: number, ry: number): string =>
  `M${pointOf(x - rx, y)}A${pointOf(rx, ry)} 0 1 1 ${pointOf(x + rx, y)}A${pointOf(rx, ry)} 0 1 1 ${pointOf(x - rx, y)}Z`;

/** Path data of a rectangle with round corners. */
export function rectangleOf(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M${pointOf(x, y)}L${pointOf(x + width, y)}L${pointOf(x + width, y + height)}L${pointOf(x, y + height)}Z`;
  const corner = (toX: number, toY: number): string => `A${pointOf(r, r)} 0 0 1 ${pointOf(toX, toY)}`;
  return `M${pointOf(x + r, y)}L${pointOf(x + width - r, y)}${corner(x + width, y + r)}L${pointOf(x + width, y + height - r)}${corner(x + width - r, y + height)}L${pointOf(x + r, y + height)}${corner(x, y + height - r)}L${pointOf(x, y + r)}${corner(x + r, y)}Z`;
}

/** The marks moved by so many points. */
export function moved(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark) => (mark.kind === 'text' ? { ...mark, x: mark.x + dx, y: mark.y + dy } : { ...mark, d: shifted(mark.d, dx, dy) }));
}

/** Path data with each of its points moved; of an arc only where it ends. */
function shifted(d: string, dx: number, dy: number): string {
  return d.replace(/([MLQCA])([^MLQCAZ]*)/gu, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?\d*\.?\d+(?:e-?\d+)?/gu) ?? []).map(Number);
    const shift = (values: readonly number[]): string[] => values.map((value, index) => short(value + (index % 2 === 0 ? dx : dy)));
    return command + (command === 'A' ? [...numbers.slice(0, 5).map(short), ...shift(numbers.slice(5))] : shift(numbers)).join(' ');
  });
}
