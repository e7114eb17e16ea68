/** Sends what waits, in order, several messages at a time, and understands the answers. */
import type { RefusalData, Report } from '@baraza/domain';
import type { Clock, MutationResult, PushAnswer } from '@baraza/protocol';
import type { Item } from './item.js';
import type { Outbox } from './outbox.js';
import type { Transport } from './transport.js';

/** What the answers of the server mean for single mutations. */
export type Verdict =
  | { kind: 'done'; item: Item; seq: number; report: Report | null }
  | { kind: 'refused'; item: Item; refusal: RefusalData }
  /** Dealt with at some earlier time. */
  | { kind: 'known'; item: Item };

export interface SenderHooks {
  /** Queues in the order in which they must reach the server. */
  outboxes(): readonly Outbox[];
  /** Whether the project is open on this connection. */
  maySend(): boolean;
  /** All answers of one message. */
  judged(verdicts: Verdict[]): void;
  /** No answer came: look whether the line is alive, and where the server stands. */
  silent(): void;
  /** The server says that there is nothing for us here any more. */
  shutOut(reason: 'signedOut' | 'notFound', message: string): void;
  /** The server does not know what came before the first of the queue: go on under a new client id. */
  renew(outbox: Outbox): void;
}

const ANSWER_WITHIN = 15_000;
const BUSY_PAUSE = 1000;

export class Sender {
  private paused: (() => void) | null = null;
  private readonly waits = new Set<() => void>();

  constructor(
    private readonly project: string,
    private readonly transport: Transport,
    private readonly clock: Clock,
    private readonly hooks: SenderHooks,
  ) {}

  /** The connection is gone or nothing was answered: everything that waits is sent again, from the first on. */
  startOver(): void {
    this.paused?.();
    this.paused = null;
    for (const stop of this.waits) stop();
    this.waits.clear();
    for (const outbox of this.hooks.outboxes()) outbox.startOver();
  }

  /** Sends what may be sent now. A later queue waits until the earlier ones are empty: it may build on them. */
  flush(): void {
    if (this.paused || !this.hooks.maySend()) return;
    const outbox = this.hooks.outboxes().find(({ waiting }) => waiting.length > 0);
    if (!outbox) return;
    for (let batch = outbox.take(); batch.length > 0; batch = outbox.take()) this.send(outbox, batch);
  }

  private send(outbox: Outbox, batch: Item[]): void {
    const { round } = outbox;
    outbox.sent(batch);
    const message = { project: this.project, client: outbox.client, mutations: batch.map(({ mutation }) => mutation) };
    const stop = this.clock.after(ANSWER_WITHIN, () => {
      if (outbox.round !== round) return void this.waits.delete(stop);
      this.startOver();
      this.hooks.silent();
    });
    this.waits.add(stop);
    this.transport.push(message, (answer) => {
      stop();
      this.waits.delete(stop);
      const current = outbox.round === round;
      if (current) outbox.inFlight -= 1;
      this.take(outbox, batch, answer, current);
      this.flush();
    });
  }

  private take(outbox: Outbox, batch: Item[], answer: PushAnswer, current: boolean): void {
    if (answer.ok) return this.takeResults(outbox, batch, answer.results, current);
    if (answer.reason === 'signedOut' || answer.reason === 'notFound') return this.hooks.shutOut(answer.reason, answer.message);
    if (!current) return;
    outbox.startOver();
    if (answer.reason === 'busy') return this.pause();
    if (!outbox.careful || batch[0] !== outbox.first) {
      outbox.careful = true;
      return;
    }
    // The server cannot read this one and never will; those after it are counted anew, for the server still expects its number.
    const refusal: RefusalData = { code: 'invalidInput', message: answer.message, params: {}, path: null };
    this.hooks.judged([{ kind: 'refused', item: batch[0]!, refusal }]);
    this.hooks.renew(outbox);
  }

  private takeResults(outbox: Outbox, batch: Item[], results: readonly MutationResult[], current: boolean): void {
    const verdicts: Verdict[] = [];
    let expected: number | null = null;
    for (const result of results) {
      const item = batch.find(({ mutation }) => mutation.n === result.n);
      if (!item) continue;
      if (result.status === 'gap') expected ??= result.expected;
      else verdicts.push(verdictOf(item, result));
    }
    this.hooks.judged(verdicts);
    if (expected === null || !current || !outbox.first) return;
    if (outbox.first.mutation.n > expected) return this.hooks.renew(outbox);
    outbox.startOver();
  }

  private pause(): void {
    const stop = this.clock.after(BUSY_PAUSE, () => {
      this.paused = null;
      this.flush();
    });
    this.paused = stop;
  }
}

function verdictOf(item: Item, result: Exclude<MutationResult, { status: 'gap' }>): Verdict {
  if (result.status === 'done') return { kind: 'done', item, seq: result.seq, report: result.report };
  if (result.status === 'refused') return { kind: 'refused', item, refusal: result.refusal };
  return result.refusal ? { kind: 'refused', item, refusal: result.refusal } : { kind: 'known', item };
}
