/** From values to colours, shapes and sizes: which value looks how, for all that is on the map. The same values give the same scale on every device. */
import {
  categoryColours, freeShapes, lineDiverging, lineSequential, meaning, otherColour, otherLineColour, positions, positionScale, positionStep, type SchemeColour, sequentialScale, type ShapeName,
} from '@baraza/ui/tokens';
import type { StyleSource } from './sources.js';

export type Value = string | number | null;

/** Colours of one kind of mark. */
export interface Palette {
  categories: readonly SchemeColour[];
  other: SchemeColour;
  sequential: readonly SchemeColour[];
  diverging: readonly SchemeColour[];
}
const inBoth = (colour: string): SchemeColour => ({ light: colour, dark: colour });
export const FILLS: Palette = { categories: categoryColours, other: otherColour, sequential: sequentialScale.map(inBoth), diverging: positions.map((step) => inBoth(positionScale[step].fill)) };
export const LINES: Palette = { categories: Object.values(meaning), other: otherLineColour, sequential: lineSequential, diverging: lineDiverging };

/** One step of a scale of numbers: what lies from `from` to `to`, both included. */
export interface Step {
  from: number;
  to: number;
  colour: SchemeColour;
}
/** Which value has which colour. `entries`: in the order in which they are read. */
export type ColourScale =
  | { kind: 'categories'; entries: readonly { value: string; colour: SchemeColour }[]; other: SchemeColour }
  | { kind: 'steps'; steps: readonly Step[] }
  | { kind: 'position' };

/** How categories stand in their list, and the colour that the project gave one. */
export interface Categories {
  order: (value: string) => number | string;
  colour?: (value: string) => SchemeColour | undefined;
}

function countsOf(values: Iterable<Value>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return counts;
}

const compare = (a: number | string, b: number | string): number => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0);

/** The values that get a mark of their own, where there are more than marks the most frequent, in the order of their list. */
function chosen(values: Iterable<Value>, most: number, { order }: Categories): string[] {
  const counts = countsOf(values);
  const inOrder = (a: string, b: string): number => compare(order(a), order(b)) || compare(a, b);
  const all = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || inOrder(a, b));
  return all.slice(0, most).sort(inOrder);
}

function categories(values: readonly Value[], palette: Palette, list: Categories): ColourScale {
  const named = chosen(values, Infinity, list).flatMap((value) => {
    const colour = list.colour?.(value);
    return colour ? [{ value, colour }] : [];
  });
  const taken = new Set(named.map(({ colour }) => colour.light));
  const free = palette.categories.filter(({ light }) => !taken.has(light));
  const own = new Map(named.map(({ value, colour }) => [value, colour]));
  const others = chosen(values.filter((value) => value !== null && !own.has(String(value))), free.length, list);
  others.forEach((value, index) => own.set(value, free[index]!));
  return { kind: 'categories', entries: chosen(values, Infinity, list).flatMap((value) => (own.has(value) ? [{ value, colour: own.get(value)! }] : [])), other: palette.other };
}

/** Borders between steps: of a range that is known, of equal width; else so that as many lie in each, for what people count is rarely even. */
function borders(numbers: readonly number[], range: StyleSource['range'], count: number): number[] {
  if (range) return Array.from({ length: count - 1 }, (_, index) => range[0] + ((range[1] - range[0]) * (index + 1)) / count);
  const sorted = [...numbers].sort((a, b) => a - b);
  return [...new Set(Array.from({ length: count - 1 }, (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / count)]!))];
}

/** The middle one; of two in the middle the one that is nearer to zero, so that what is farther off stands out. */
const middleOf = (numbers: readonly number[]): number => [...numbers].sort((a, b) => Math.abs(a) - Math.abs(b))[Math.floor((numbers.length - 1) / 2)]!;

/** Steps on both sides of zero, which has one to itself. */
function diverging(numbers: readonly number[], palette: Palette, range: StyleSource['range']): Step[] {
  const [below, above] = [numbers.filter((number) => number < 0), numbers.filter((number) => number > 0)];
  const near = { below: range ? range[0] / 2 : below.length > 0 ? middleOf(below) : -Infinity, above: range ? range[1] / 2 : above.length > 0 ? middleOf(above) : Infinity };
  const [least, most] = range ?? [Math.min(...numbers), Math.max(...numbers)];
  const parts: [number[], number, number][] = [
    [below.filter((number) => number < near.below), least, near.below],
    [below.filter((number) => number >= near.below), near.below, 0],
    [numbers.filter((number) => number === 0), 0, 0],
    [above.filter((number) => number <= near.above), 0, near.above],
    [above.filter((number) => number > near.above), near.above, most],
  ];
  return parts.flatMap(([inside], index) => (inside.length === 0 ? [] : [{ from: Math.min(...inside), to: Math.max(...inside), colour: palette.diverging[index]! }]));
}

function steps(numbers: readonly number[], palette: Palette, range: StyleSource['range']): Step[] {
  if (numbers.length === 0) return [];
  if (numbers.some((number) => number < 0) && (range ? range[0] < 0 : true)) return diverging(numbers, palette, range);
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  const { sequential } = palette;
  const spread = (count: number, index: number): SchemeColour => sequential[count === 1 ? sequential.length - 1 : Math.round((index * (sequential.length - 1)) / (count - 1))]!;
  if (!range && distinct.length <= sequential.length) return distinct.map((value, index) => ({ from: value, to: value, colour: spread(distinct.length, index) }));
  const edges = borders(numbers, range, sequential.length);
  const stepOf = (value: number): number => edges.filter((edge) => value >= edge).length;
  return Array.from({ length: edges.length + 1 }, (_, index) => index).flatMap((index) => {
    const inside = distinct.filter((value) => stepOf(value) === index);
    return inside.length === 0 ? [] : [{ from: inside[0]!, to: inside.at(-1)!, colour: range ? sequential[index]! : spread(edges.length + 1, index) }];
  });
}

/** The colours of all values on the map. */
export function colourScale(source: StyleSource, values: readonly Value[], palette: Palette, list: Categories): ColourScale {
  if (source.nature === 'position') return { kind: 'position' };
  const numbers = values.filter((value) => typeof value === 'number');
  return source.nature === 'number' || source.nature === 'date' || source.nature === 'score' || source.nature === 'ties' ? { kind: 'steps', steps: steps(numbers, palette, source.range) } : categories(values, palette, list);
}

/** The colour of one value; null: not stated. */
export function colourOf(scale: ColourScale, value: Value): SchemeColour | null {
  if (value === null) return null;
  if (scale.kind === 'position') return inBoth(positionScale[positionStep(Number(value))].fill);
  if (scale.kind === 'categories') return scale.entries.find((entry) => entry.value === value)?.colour ?? scale.other;
  return (scale.steps.find(({ to }) => Number(value) <= to) ?? scale.steps.at(-1))?.colour ?? null;
}

/** Which value has which shape; `other`: all that are left over. */
export interface ShapeScale {
  entries: readonly { value: string; shape: ShapeName }[];
  other: ShapeName;
}

export function shapeScale(values: readonly Value[], list: Categories): ShapeScale {
  const shapes = freeShapes.slice(0, -1);
  return { entries: chosen(values, shapes.length, list).map((value, index) => ({ value, shape: shapes[index]! })), other: freeShapes.at(-1)! };
}

/** The shape of one value; what is not stated is round. */
export const shapeOf = (scale: ShapeScale, value: Value): ShapeName => (value === null ? 'circle' : (scale.entries.find((entry) => entry.value === value)?.shape ?? scale.other));

/** From which number to which sizes run. */
export interface Extent {
  least: number;
  most: number;
}

/** The range of a number, else from nothing (or the least, where that is below it, or it is a date) to the most there is. */
export function extentOf(source: StyleSource, values: readonly Value[]): Extent {
  if (source.range) return { least: source.range[0], most: source.range[1] };
  const numbers = values.filter((value) => typeof value === 'number');
  const least = numbers.reduce((sofar, number) => Math.min(sofar, number), Infinity);
  const most = numbers.reduce((sofar, number) => Math.max(sofar, number), -Infinity);
  return { least: source.nature === 'date' ? least : Math.min(0, least), most };
}

/** Where a number lies in the range, 0 to 1; null: not stated. */
export function shareOf({ least, most }: Extent, value: Value): number | null {
  if (typeof value !== 'number') return null;
  return most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0.5;
}
