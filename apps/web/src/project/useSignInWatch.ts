import type { ConnectionState } from '@baraza/sync-client';
import { useEffect, useState } from 'react';
import { refreshMe } from '../session/session.js';

/** How often the server is asked who we are while the socket does not open, and how soon at first, in ms. */
const askEvery = 10_000;
const askFirst = 1500;

/**
 * A socket that does not open does not say why. While it stays closed we ask whether we are still signed in; where we are not, the
 * screen for signing in comes by itself. Returns whether the server does not answer at all.
 */
export function useSignInWatch(status: ConnectionState['status']): boolean {
  const apart = status === 'offline' || status === 'connecting';
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!apart) return;
    let over = false;
    const answered = (silent: boolean) => () => over || setAway(silent);
    const ask = (): void => void refreshMe().then(answered(false), answered(true));
    const timer = setInterval(ask, askEvery);
    const first = setTimeout(ask, askFirst);
    return () => {
      over = true;
      clearInterval(timer);
      clearTimeout(first);
      setAway(false);
    };
  }, [apart]);
  return away;
}
