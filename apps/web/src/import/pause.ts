/** Waits between two looks at something that runs: no longer than asked, but not while nobody looks. */
export async function pauseWhileHidden(ms: number, signal: AbortSignal): Promise<void> {
  await until(signal, (done) => {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  });
  if (document.visibilityState === 'visible') return;
  await until(signal, (done) => {
    const look = (): void => {
      if (document.visibilityState === 'visible') done();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  });
}

/** @param begin starts to wait, and returns how to stop. */
function until(signal: AbortSignal, begin: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => {
      stop();
      reject(signal.reason as Error);
    };
    const stop = begin(() => {
      stop();
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}
