import { useEffect, useRef } from 'react';
import { type Asked, useAsked } from '../data/useAsked.js';
import { useProject } from './context.js';

/** Changes come in bursts; one question for each burst, in ms. */
const SETTLE = 400;
/** Where it never ends, a question each so many ms. */
const PAUSE = 2000;

/**
 * As `useAsked`, for what only the server knows: asks again when the log of the project has grown, by whomever, and when the server is back. What was answered stays on the screen while it cannot be asked, and says so (`lost`, see `NotRenewed`); where `deps` become those of
 * something else, the component must become another one (`key`).
 */
export function useAskedAlive<T>(ask: () => Promise<T>, deps: readonly unknown[]): readonly [Asked<T>, () => void] {
  const { session } = useProject();
  const [asked, again] = useAsked(ask, deps);
  const last = useRef(asked);
  if (asked.state === 'answered') last.current = asked;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = 0;
    const stop = session.subscribeHead(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        before = Date.now();
        again();
      }, Math.max(SETTLE, before + PAUSE - Date.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session, again]);
  return [asked.state === 'failed' && last.current.state === 'answered' ? { ...last.current, lost: asked.error } : asked, again];
}
