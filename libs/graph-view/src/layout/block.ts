/** Those without ties: many of them stand together in even rows, close to one another, so that the picture is that of the ties and the rest is at hand beside it. */
import type { LayoutNode, LayoutRequest, Place } from './request.js';

interface Point {
  x: number;
  y: number;
}
/** Even rows around their middle. */
export interface Rows {
  width: number;
  height: number;
  spots: Point[];
}
/** Those of one group without ties, as one thing to be laid out. */
export interface Block extends Rows {
  group: string;
  members: readonly LayoutNode[];
}

/** Fewer find places among the others. */
export const WORTH_A_BLOCK = 9;
/** Between shapes; names show where there is room for them, as one comes nearer. */
const BETWEEN = { across: 18, down: 22 } as const;
/** Every second row stands in by half a place. */
const OFFSET = 0.5;
/** Between a block and what is above it. */
export const GAP = 90;

/** Places for so many shapes with sides up to `side`, in rows that make a picture of the given width. */
export function rowsOf(count: number, side: number, wide: number): Rows {
  const [across, down] = [side + BETWEEN.across, side + BETWEEN.down];
  const columns = Math.max(1, Math.min(count, Math.floor(wide / across)));
  const rows = Math.ceil(count / columns);
  const [width, height] = [(columns + (rows > 1 ? OFFSET : 0)) * across, rows * down];
  const spots = Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    return { x: ((index % columns) + 0.5 + (row % 2) * OFFSET) * across - width / 2, y: (row + 0.5) * down - height / 2 };
  });
  return { width, height, spots };
}

/** How wide rows of so many shapes have to be for the whole, with what stands above them, to have the proportions of the screen. */
export function widthFor(count: number, side: number, above: number, aspect: number): number {
  const area = count * (side + BETWEEN.across) * (side + BETWEEN.down);
  const tall = aspect * above;
  return (tall + Math.sqrt(tall * tall + 4 * aspect * area)) / 2;
}

/** Longest side of all shapes. */
export const sideOf = (nodes: readonly Pick<LayoutNode, 'side'>[]): number => Math.max(...nodes.map(({ side }) => side));

/** Parts a request: the members of each group without ties, where they are many, and all others. */
export function partUntied({ nodes, edges }: LayoutRequest): { others: LayoutNode[]; untied: Map<string, LayoutNode[]> } {
  const tied = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const untied = new Map<string, LayoutNode[]>();
  for (const node of nodes) if (!tied.has(node.id)) untied.set(node.group, [...(untied.get(node.group) ?? []), node]);
  for (const [group, members] of untied) if (members.length < WORTH_A_BLOCK) untied.delete(group);
  return { others: nodes.filter(({ id, group }) => tied.has(id) || !untied.has(group)), untied };
}

/** Places of those who stand in rows around a point. */
export const standing = ({ members, spots }: { members: readonly { id: string }[]; spots: readonly Point[] }, at: Point): Place[] => members.map(({ id }, index) => ({ id, x: Math.round(at.x + spots[index]!.x), y: Math.round(at.y + spots[index]!.y) }));
