/**
 * How a tie is drawn. Type = colour, pattern and head together; strength = width and opacity; formality = unbroken or broken (`dashesOf`: an informal tie of a whole-line type has
 * long marks, of a broken type wider gaps, so that it is never mistaken for the short even dashes of funding); direction = heads.
 */
import { type ArrowHead, dashesOf } from '@baraza/ui/tokens';
import type { EdgeData } from '../model/data.js';

/** Width in pixels: what was chosen, else the type's own at strength 5 or where none is stated; holdings run from thin to thick by intensity. */
export function widthOf({ line, strength, entity, width }: EdgeData): number {
  if (width !== null) return width;
  if (strength === null) return line.width;
  return entity === 'holding' ? 1 + strength * 0.3 : line.width * (0.6 + strength * 0.08);
}

/** Opacity from what is faint to what is strong; `others`: something is selected and this is not its tie. */
export function opacityOf({ strength, width }: EdgeData, others: boolean): number {
  const own = strength === null || width !== null ? 0.75 : 0.55 + strength * 0.04;
  return others ? own * 0.55 : own;
}

export interface Heads {
  source: ArrowHead;
  target: ArrowHead;
}

/** Heads at both ends. A direction that is known shows even where the type has no head of its own; one that means nothing shows none. */
export function headsOf({ direction, line }: Pick<EdgeData, 'direction' | 'line'>): Heads {
  if (direction === 'undirected') return { source: 'none', target: 'none' };
  if (direction === 'mutual') return { source: line.head, target: line.head };
  return { source: 'none', target: line.head === 'none' ? 'open' : line.head };
}

/** Head of a holding: the bar of "against" stands at the interest, "for" has none. */
export const holdingHeads = ({ line }: Pick<EdgeData, 'line'>): Heads => ({ source: 'none', target: line.head });

const ARROWS: Record<ArrowHead, string> = { none: 'none', filled: 'triangle', hollow: 'triangle', open: 'vee', diamond: 'diamond', dot: 'circle', bar: 'tee' };
/** Cytoscape's name of a head. */
export const arrowShape = (head: ArrowHead): string => ARROWS[head];

/** Marks and gaps in pixels; empty: unbroken. */
export const dashes = ({ line, informal }: Pick<EdgeData, 'line' | 'informal'>): readonly number[] => dashesOf(line, informal);

const BOW = 18;
const APART = 26;

/**
 * How far the middle of each line between the same two nodes lies from the straight one, in pixels to the left of the way from `first` to `second`: one alone bows slightly, several
 * fan out. Without bow (large maps), one alone is straight.
 */
export function bows(count: number, bowed: boolean): number[] {
  if (count === 1) return [bowed ? BOW : 0];
  return Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * APART);
}
