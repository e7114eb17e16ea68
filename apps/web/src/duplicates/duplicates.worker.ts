/** Looks for duplicates away from the page: one request, news of how far it is, one answer. */
import { findDuplicates } from '@baraza/analysis';
import type { SearchMessage, SearchRequest } from './messages.js';

const say = (message: SearchMessage): void => globalThis.postMessage(message);

globalThis.addEventListener('message', ({ data: { parties, apart } }: MessageEvent<SearchRequest>) => {
  try {
    say({ candidates: findDuplicates(parties, { apart, onProgress: (share) => say({ share }) }) });
  } catch (error) {
    say({ failed: String(error) });
  }
});
