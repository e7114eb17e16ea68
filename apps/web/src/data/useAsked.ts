import { useCallback, useEffect, useRef, useState } from 'react';
import { Asker } from './asker.js';

/** `lost`: why it could not be asked again, where what was answered before is still shown. */
export type Asked<T> = { readonly state: 'asking' } | { readonly state: 'failed'; readonly error: unknown } | { readonly state: 'answered'; readonly value: T; readonly lost?: unknown };

/** Asks once when the screen opens, and again when told to, one question at a time; an answer to what is asked no more is dropped. */
export function useAsked<T>(ask: () => Promise<T>, deps: readonly unknown[]): readonly [Asked<T>, () => void] {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' });
  const asker = useRef<Asker<T> | null>(null);
  useEffect(() => {
    const mine = new Asker(ask, (told) => setAsked('value' in told ? { state: 'answered', value: told.value } : { state: 'failed', error: told.error }));
    asker.current = mine;
    mine.again();
    return () => mine.stop();
    // `ask` is made anew with every render; what it depends on is named by the caller.
  }, [...deps]);
  return [asked, useCallback(() => asker.current?.again(), [])];
}
