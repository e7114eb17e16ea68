import { useEffect, useState } from 'react';
import { useLive } from './context.js';

const TICK_MS = 1000;

/** Milliseconds of the server's clock, once a second or every `everyMs`. Only in small components: each tick renders them. */
export function useNow(everyMs = TICK_MS): number {
  const ahead = useLive()?.ahead ?? 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + ahead;
}
