/** Operations done in this tab: tried out, shown and queued; and taken out of the queue again while nothing of them was sent. */
import { type AnyOperation, OPERATIONS, parseInput, Refusal, type Restoration } from '@baraza/domain';
import type { Clock, Mutation } from '@baraza/protocol';
import type { Outcome, RecordedChange } from '@baraza/store';
import { type Item, itemKey } from './item.js';
import type { Queues } from './queues.js';
import type { Replica } from './replica.js';
import type { Done, Ways } from './take-back.js';
import type { Unsent, UndoStep } from './undo.js';

export interface SubmitterHooks {
  /** The project was left: nothing would keep what is done. */
  left(): boolean;
  /** Something waits to be sent. */
  queued(): void;
}

export class Submitter implements Ways {
  constructor(
    private readonly replica: Replica,
    private readonly queues: Queues,
    private readonly clock: Clock,
    private readonly hooks: SubmitterHooks,
  ) {}

  /** What an operation would do here. `version`: of the input, where it is not of today. Throws a Refusal. */
  tryOut(name: string, input: unknown, group: string | null, version?: number): { item: Item; outcome: Outcome } {
    if (this.hooks.left()) throw new Error('This session was closed: nothing would keep what is done in it.');
    const operation = (OPERATIONS as unknown as Record<string, AnyOperation | undefined>)[name];
    if (!operation) throw new Refusal('unknownOperation', `This page does not know the operation “${name}”.`, { name });
    const parsed = parseInput(operation, input, version ?? operation.version);
    const { client, next: n } = this.queues.own;
    const at = new Date(this.clock.now()).toISOString();
    const mutation: Mutation = { n, name, version: operation.version, input: parsed, group };
    const item: Item = { client, mutation, runnable: { operation, input: parsed }, at, seq: null, done: false, recorded: [], report: null };
    return { item, outcome: this.replica.run(item) };
  }

  /** Shows it, and it goes to the server when it can. */
  accept(item: Item, outcome: Outcome): void {
    this.queues.add(item);
    this.replica.show(item, outcome);
    this.hooks.queued();
  }

  /** Nothing is sent where it changes nothing. */
  restore(changes: Restoration[], kind: UndoStep['kind']): Done {
    const { item, outcome } = this.tryOut('restore', { changes, again: kind === 'redo' }, null);
    if (item.recorded.length > 0) this.accept(item, outcome);
    return { key: itemKey(item), changes: item.recorded, report: item.report };
  }

  withdraw(keys: readonly string[]): Unsent[] | null {
    const items = this.hooks.left() ? null : this.queues.withdraw(keys);
    if (!items) return null;
    this.replica.receive(null, new Set(items));
    return items.map(({ mutation: { name, version, input, group } }) => ({ name, version, input, group }));
  }

  doAgain({ name, version, input, group }: Unsent): Done {
    const { item, outcome } = this.tryOut(name, input, group, version);
    this.accept(item, outcome);
    return { key: itemKey(item), changes: item.recorded, report: item.report };
  }

  wouldChange({ name, version, input, group }: Unsent): RecordedChange[] {
    try {
      return this.tryOut(name, input, group, version).item.recorded;
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }
}
