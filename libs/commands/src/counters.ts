/** Counts the mutations of each client, so that what is sent twice is done once and what is missing is asked for. */
import type { RefusalData } from '@baraza/domain';
import type { Counter, CounterRow, DoneMutation } from '@baraza/persistence';
import type { CommandResult } from './command.js';

/** Refusals kept for a client that did not hear the answer. */
const KEPT = 50;

export class Counters {
  private readonly touched = new Set<string>();

  constructor(
    private readonly known: Map<string, Counter>,
    /** Whether a client is among them that was not known before, or not any more. */
    readonly someNew = false,
  ) {}

  /** Null: this mutation is the client's next. Otherwise what to answer instead of doing it. */
  check(client: string, account: string, n: number): CommandResult | null {
    const counter = this.known.get(client);
    if (counter && counter.account !== account) {
      return { status: 'refused', refusal: { code: 'forbidden', message: 'This client belongs to somebody else. Reload the page.', params: {}, path: null } };
    }
    const last = counter?.last ?? 0;
    if (n <= last) return { status: 'duplicate', refusal: counter?.refusals[n] ?? null };
    return n > last + 1 ? { status: 'gap', expected: last + 1 } : null;
  }

  advance(client: string, account: string, n: number, refusal: RefusalData | null): void {
    const refusals = { ...this.known.get(client)?.refusals };
    if (refusal) refusals[n] = refusal;
    const kept = Object.entries(refusals).slice(-KEPT);
    this.known.set(client, { account, last: n, refusals: Object.fromEntries(kept) });
    this.touched.add(client);
  }

  /** What must be written back. */
  rows(): CounterRow[] {
    return [...this.touched].map((client) => ({ client, ...this.known.get(client)! }));
  }
}

const LONG_REFUSED: RefusalData = { code: 'tooOld', message: 'This change was refused when it first arrived, so long ago that the reason is not known any more.', params: {}, path: null };

/** What was known of clients, read from what they did: of the mutations before the last one that was done, those that were not done had been refused. */
export function countersOfLog(done: readonly DoneMutation[]): Map<string, Counter> {
  const counters = new Map<string, Counter>();
  for (const { client, account, n } of done) {
    const { last, refusals } = counters.get(client) ?? { last: 0, refusals: {} };
    const between = Array.from({ length: Math.min(KEPT, n - last - 1) }, (_, index): [number, RefusalData] => [n - 1 - index, LONG_REFUSED]);
    counters.set(client, { account, last: n, refusals: Object.fromEntries([...Object.entries(refusals), ...between].slice(-KEPT)) });
  }
  return counters;
}
