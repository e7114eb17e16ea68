import { type InclusionFigure, wholePercent } from '@baraza/domain';

/** What a figure says on the screen. Per cent are whole. */
export type FigureReading =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'nothing' }
  /** `below`: percentage points missing; null without a target, 0 when reached. */
  | { readonly kind: 'shown'; readonly amount: number; readonly percent: number; readonly aim: number | null; readonly below: number | null };

/** Reads a figure: what is hidden and what was not counted are no zeros; what is below its target never reads as reached. */
export function readFigure({ amount, share, reason, targetShare, reached }: InclusionFigure): FigureReading {
  if (reason === 'minimum' || amount === null) return { kind: 'hidden' };
  if (share === null) return { kind: 'nothing' };
  const percent = wholePercent(share, targetShare);
  return { kind: 'shown', amount, percent, aim: targetShare, below: targetShare === null ? null : reached ? 0 : Math.max(1, Math.ceil(targetShare - percent)) };
}
