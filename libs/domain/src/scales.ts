/** Scales of judgements (METHODS, first paragraph) and the words they come with. */
import type { Classification } from './classification.js';

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface Scale {
  min: number;
  max: number;
  /** Ordinal scales have no mean: show the median. */
  ordinal: boolean;
  /** Class that a judgement on this dimension has at least. */
  atLeast: Classification;
}

const score: Scale = { min: 0, max: 10, ordinal: false, atLeast: 'restricted' };
const allegation: Scale = { min: 0, max: 1, ordinal: true, atLeast: 'strictlyConfidential' };

/** What a stakeholder is judged on. The last two are allegations: strictly confidential from the start (DOMAIN §2). */
export const SCALES = {
  influence: score,
  interest: score,
  position: { min: -2, max: 2, ordinal: true, atLeast: 'restricted' },
  legitimacy: score,
  urgency: score,
  capacity: score,
  capacityNeeded: score,
  trust: score,
  feelsThreatened: allegation,
  readyForViolence: allegation,
} as const satisfies Record<string, Scale>;

export type Dimension = keyof typeof SCALES;
export const DIMENSIONS = Object.keys(SCALES) as [Dimension, ...Dimension[]];
