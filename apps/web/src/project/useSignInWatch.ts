import type { ConnectionState } from '@baraza/sync-client';
import { useEffect } from 'react';
import { refreshMe } from '../session/session.js';

/** How often the server is asked who we are while the socket does not open. */
const askEvery = 10_000;

/**
 * A socket that does not open does not say why. While it stays closed we ask whether we are still signed in; where we are not, the
 * screen for signing in comes by itself.
 */
export function useSignInWatch(status: ConnectionState['status']): void {
  const apart = status === 'offline' || status === 'connecting';
  useEffect(() => {
    if (!apart) return;
    const ask = (): void => void refreshMe().catch(() => undefined);
    const timer = setInterval(ask, askEvery);
    const first = setTimeout(ask, 2000);
    return () => {
      clearInterval(timer);
      clearTimeout(first);
    };
  }, [apart]);
}
