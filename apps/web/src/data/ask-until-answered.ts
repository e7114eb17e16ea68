import { failureOf } from './app-error.js';

/** In ms: the first pause after a failure, and the longest. */
const [FIRST, LONGEST] = [2000, 60_000];
/** What the same question would be answered with again. */
const FINAL = new Set(['forbidden', 'notFound', 'notSignedIn', 'invalidInput']);

/** Runs something after so many ms. @returns what calls it off. */
type Later = (pause: number, run: () => void) => () => void;
const later: Later = (pause, run) => {
  const timer = setTimeout(run, pause);
  return () => clearTimeout(timer);
};

/** Asks, and where that fails asks again by itself after pauses that grow, until there is an answer or the answer is no. @returns what ends it: nothing is told or asked any more. */
export function askUntilAnswered<T>(ask: () => Promise<T>, tell: (value: T) => void, after: Later = later): () => void {
  let stopped = false;
  let cancel: (() => void) | undefined;
  const turn = (pause: number): void => {
    ask().then(
      (value) => {
        if (!stopped) tell(value);
      },
      (error: unknown) => {
        if (!stopped && !FINAL.has(failureOf(error).code)) cancel = after(pause, () => turn(Math.min(pause * 2, LONGEST)));
      },
    );
  };
  turn(FIRST);
  return () => {
    stopped = true;
    cancel?.();
  };
}
