/** The queue of one client id: mutations in order, not yet dealt with by the server. Only one tab ever holds it. */
import type { Item } from './item.js';

export class Outbox {
  /** In order of `n`. */
  waiting: Item[] = [];
  /** Number of the next new mutation. */
  next: number;
  /** Up to which `n` the queue is on disk (or cannot be): only that is sent. */
  keptTo = 0;
  /** Up to which `n` was sent in this round. */
  sentTo = 0;
  /** Up to which `n` anything was ever sent, in whichever round: the server may have it, whatever became of the answer. */
  everSentTo = 0;
  /** Counts rounds: answers to an earlier round say nothing about where this one stands. */
  round = 0;
  /** Messages on their way in this round. */
  inFlight = 0;
  /** One mutation at a time, the first first: to find the one that the server cannot read. */
  careful = false;

  /** `own`: of this tab; otherwise left behind by a tab that is gone. */
  constructor(
    readonly client: string,
    readonly own: boolean,
    next = 1,
  ) {
    this.next = next;
  }

  get first(): Item | undefined {
    return this.waiting[0];
  }

  /** Sends again from the first that waits. */
  startOver(): void {
    this.round += 1;
    this.inFlight = 0;
    this.sentTo = (this.first?.mutation.n ?? this.next) - 1;
  }

  /** They are on their way. */
  sent(batch: readonly Item[]): void {
    this.inFlight += 1;
    this.sentTo = batch.at(-1)!.mutation.n;
    this.everSentTo = Math.max(this.everSentTo, this.sentTo);
  }

  remove(item: Item): boolean {
    const index = this.waiting.indexOf(item);
    if (index < 0) return false;
    this.waiting.splice(index, 1);
    if (this.waiting.length === 0) this.careful = false;
    return true;
  }

  /** What goes into the next message: kept, in order, few and small enough; empty where nothing is to be sent now. */
  take(): Item[] {
    if (this.inFlight >= (this.careful ? 1 : MOST_IN_FLIGHT)) return [];
    const batch: Item[] = [];
    let size = 0;
    for (const item of this.waiting) {
      const { n } = item.mutation;
      if (n <= this.sentTo) continue;
      if (n > this.keptTo || batch.length >= (this.careful ? 1 : MOST_AT_ONCE)) break;
      if (batch.length > 0 && (size += sizeOf(item)) > MOST_CHARACTERS) break;
      if (batch.length === 0) size = sizeOf(item);
      batch.push(item);
    }
    return batch;
  }
}

const MOST_IN_FLIGHT = 20;
const MOST_AT_ONCE = 50;
/** Of JSON in one message: far below what a server takes as one message. */
const MOST_CHARACTERS = 200_000;
const sizes = new WeakMap<Item, number>();
function sizeOf(item: Item): number {
  let size = sizes.get(item);
  if (size === undefined) sizes.set(item, (size = JSON.stringify(item.mutation.input).length));
  return size;
}
