import { useEffect, useState } from 'react';
import { useLive } from './context.js';

/** The server’s clock as this device knows it, in milliseconds; moves every `everyMs`. Only the caller is drawn anew. */
export function useServerNow(everyMs = 1000): number {
  const ahead = useLive()?.ahead ?? 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + ahead;
}
