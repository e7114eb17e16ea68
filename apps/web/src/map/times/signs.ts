import type { Difference } from '@baraza/domain';

/** How a difference is marked, in lists and on the canvas. */
export const SIGNS: Readonly<Record<Difference['kind'], string>> = { added: '+', changed: '≠', removed: '−' };
