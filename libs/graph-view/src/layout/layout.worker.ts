/** Lays out away from the page: one request, progress, one answer. Cancelled by ending the worker. */
import { arrangeAs } from './arrangements.js';
import type { LayoutMessage, LayoutRequest } from './request.js';

const answer = (message: LayoutMessage): void => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  try {
    answer({ places: arrangeAs(data, (progress) => answer({ progress })) });
  } catch (error) {
    answer({ failed: error instanceof Error ? error.message : String(error) });
  }
});
