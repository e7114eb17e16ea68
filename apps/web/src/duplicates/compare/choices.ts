import { useState } from 'react';
import type { Choices } from './rows.js';

/** What was chosen for a pair and not yet done, or done and refused; in this tab, until it is left. */
const kept = new Map<string, Choices>();
const keyOf = (keep: string, gone: string): string => `${keep} ${gone}`;

/** The choices for a pair, as somebody who comes back to it left them. */
export function useChoices(keep: string, gone: string): readonly [Choices, (key: string, choice: Choices[string]) => void] {
  const [choices, setChoices] = useState(() => kept.get(keyOf(keep, gone)) ?? {});
  const choose = (key: string, choice: Choices[string]): void => {
    const next = { ...choices, [key]: choice };
    kept.set(keyOf(keep, gone), next);
    setChoices(next);
  };
  return [choices, choose];
}

/** Keeps what was chosen for when the other one of the two is kept: the same values. */
export function turnChoices(keep: string, gone: string): void {
  const turned = Object.entries(kept.get(keyOf(keep, gone)) ?? {}).map(([key, choice]) => [key, choice === 'kept' ? 'other' : 'kept'] as const);
  kept.set(keyOf(gone, keep), Object.fromEntries(turned));
}
