/** How much room a node with its name wants, in model pixels. */
import { boxOf } from '../look/node.js';
import type { NodeData } from '../model/data.js';
import type { GraphOptions } from '../types.js';

/** Of one letter. */
const NAME_WIDTH = 6.8;
/** Names that are wider stand in two lines. */
const WIDEST_NAME = 150;
/** The longer of two lines, of the whole. */
const HALF = 0.62;

export function roomFor(node: NodeData, sizeBy: GraphOptions['sizeBy']): { width: number; height: number; side: number } {
  const { width, height } = boxOf(node, sizeBy);
  const name = node.name.length * NAME_WIDTH;
  const inTwo = name > WIDEST_NAME;
  return { width: Math.max(width, Math.min(WIDEST_NAME, inTwo ? name * HALF : name)) + 12, height: height + (inTwo ? 40 : 26), side: Math.max(width, height) };
}
