/** Computes who brokers away from the page: one request, one answer. */
import { type Broker, brokersOf, type Tie } from '@baraza/analysis';

export type BrokersAnswer = { readonly ok: true; readonly brokers: readonly Broker[] } | { readonly ok: false };

globalThis.addEventListener('message', ({ data }: MessageEvent<readonly Tie[]>) => {
  let answer: BrokersAnswer;
  try {
    answer = { ok: true, brokers: brokersOf(data) };
  } catch {
    answer = { ok: false };
  }
  globalThis.postMessage(answer);
});
