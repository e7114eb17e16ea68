import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'react-router';

/** Of a long log so many windows are fetched for an entry at most; who looks further back goes on by hand. */
const MOST_WINDOWS = 10;

/**
 * Brings the entry that the address names (`#said-ID`, as the register links to it) before the eyes, once; fetches earlier ones until it is there. `keys`: what stands in the list now. `older`: null where there is
 * nothing before it.
 */
export function useNamedEntry(keys: readonly string[], older: (() => void) | null, onFound: (id: string) => void): void {
  const { hash } = useLocation();
  const id = /^#said-([0-9a-f-]{36})$/u.exec(hash)?.[1] ?? null;
  const left = useRef({ id: null as string | null, windows: 0 });
  const look = useEffectEvent(() => {
    if (left.current.id !== id) left.current = { id, windows: MOST_WINDOWS };
    if (id === null || left.current.windows === 0 || keys.length === 0) return;
    const element = document.getElementById(`said-${id}`);
    if (element) {
      left.current.windows = 0;
      onFound(id);
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
    } else if (older) {
      left.current.windows -= 1;
      older();
    }
  });
  const first = keys[0];
  useEffect(() => look(), [id, first, keys.length]);
}
