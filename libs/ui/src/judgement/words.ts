import type { Position } from '../tokens/meaning.js';

/** The keys of the words for positions in the locale file `domain`: `position.plus1`. */
export const positionKeys = { [-2]: 'minus2', [-1]: 'minus1', 0: 'zero', 1: 'plus1', 2: 'plus2' } as const satisfies Record<Position, string>;
