/** What somebody has begun to judge and neither kept nor put back. */
import type { Confidence, Dimension } from '@baraza/domain';

export interface JudgementDraft {
  readonly value: number;
  readonly standing: 'own' | 'agreed';
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly note: string | null;
  /** From when it is to hold; null: from today. */
  readonly validAt: string | null;
}

/** By `draftKey`; for as long as the map is open, in this tab only. */
export type Drafts = Map<string, JudgementDraft>;

export const draftKey = (stakeholder: string, dimension: Dimension): string => `${stakeholder} ${dimension}`;
