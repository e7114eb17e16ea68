/** Starts the worker that lays out, and ends it. */
import type { LayoutRun } from '../types.js';
import type { LayoutMessage, LayoutRequest, Place } from './request.js';

/** Places from the worker. Rejects with an AbortError when `signal` says so, with what went wrong otherwise. */
export function layoutInWorker(request: LayoutRequest, { onProgress, signal }: LayoutRun = {}): Promise<readonly Place[]> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<readonly Place[]>((resolve, reject) => {
    const stop = (): void => reject(signal?.reason instanceof Error ? signal.reason : new DOMException('The layout was cancelled.', 'AbortError'));
    signal?.addEventListener('abort', stop, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutMessage>) => {
      if ('progress' in data) onProgress?.(data.progress);
      else if ('failed' in data) reject(new Error(data.failed));
      else {
        onProgress?.(1);
        resolve(data.places);
      }
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker that lays out could not start.')));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
