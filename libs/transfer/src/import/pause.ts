import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest time for which planning keeps others waiting, in milliseconds. */
const SLICE = 12;

/** To be awaited often: gives others their turn where it is time. */
export type Pause = () => Promise<void> | undefined;

/** A function to call often: lets the other work of the server have its turn now and then. Rejects with the signal's reason once it is aborted. */
export function makePause(signal?: AbortSignal): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return nextTurn().then(() => {
      signal?.throwIfAborted();
      since = performance.now();
    });
  };
}
