import { useCallback, useEffect, useState } from 'react';

export type Asked<T> = { readonly state: 'asking' } | { readonly state: 'failed'; readonly error: unknown } | { readonly state: 'answered'; readonly value: T };

/** Asks once when the screen opens, and again when told to; an answer that comes too late is dropped. */
export function useAsked<T>(ask: () => Promise<T>, deps: readonly unknown[]): readonly [Asked<T>, () => void] {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let late = false;
    ask().then(
      (value) => late || setAsked({ state: 'answered', value }),
      (error: unknown) => late || setAsked({ state: 'failed', error }),
    );
    return () => {
      late = true;
    };
    // `ask` is made anew with every render; what it depends on is named by the caller.
  }, [...deps, turn]);
  return [asked, useCallback(() => setTurn((last) => last + 1), [])];
}
