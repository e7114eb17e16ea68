import { useEffect, useState } from 'react';
import { useLive } from './context.js';

const TICK_MS = 1000;

/** Milliseconds of the server's clock, once a second. Only in small components: each tick renders them. */
export function useNow(): number {
  const ahead = useLive()?.ahead ?? 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}
