/** Writes the queues to disk: changes are gathered while one write is under way, and the next takes them all. */
import type { Mutation } from '@baraza/protocol';
import type { OfflineStorage, QueueWrite } from './storage/types.js';
import type { UndoStep } from './undo.js';

export interface QueueKeeperHooks {
  /** These of `client` are on disk, and all before them. */
  kept(client: string, written: readonly Mutation[]): void;
  /** The storage failed; from now on everything stays in memory. */
  failed(error: unknown): void;
}

export class QueueKeeper {
  private waiting = new Map<string, Gathered>();
  private writing: Promise<void> | null = null;

  constructor(
    private storage: OfflineStorage | null,
    private readonly hooks: QueueKeeperHooks,
  ) {}

  add(client: string, mutation: Mutation): void {
    const gathered = this.of(client, mutation.n + 1);
    // The number of one that was taken out again.
    gathered.remove.delete(mutation.n);
    gathered.add.set(mutation.n, mutation);
    this.write();
  }

  remove(client: string, n: number, next: number): void {
    const gathered = this.of(client, next);
    gathered.add.delete(n);
    gathered.remove.add(n);
    this.write();
  }

  keepStep(client: string, step: UndoStep, next: number): void {
    const gathered = this.of(client, next);
    gathered.removeSteps.delete(step.id);
    gathered.putSteps.set(step.id, step);
    this.write();
  }

  forgetStep(client: string, step: UndoStep, next: number): void {
    const gathered = this.of(client, next);
    gathered.putSteps.delete(step.id);
    gathered.removeSteps.add(step.id);
    this.write();
  }

  discard(client: string): void {
    this.waiting.set(client, { ...nothing(1), discard: true });
    this.write();
  }

  /** Resolves when everything gathered so far is on disk, or can never be. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private of(client: string, next: number): Gathered {
    let gathered = this.waiting.get(client);
    if (!gathered) this.waiting.set(client, (gathered = nothing(next)));
    gathered.next = Math.max(gathered.next, next);
    return gathered;
  }

  private write(): void {
    // One turn later, so that what one action changes (a queue under a new name, say) is one write.
    this.writing ??= Promise.resolve().then(() => this.drain());
  }

  private async drain(): Promise<void> {
    try {
      while (this.storage && this.waiting.size > 0) {
        const writes = this.waiting;
        this.waiting = new Map();
        await this.storage.writeQueues([...writes].map(([client, gathered]) => writeOf(client, gathered)));
        for (const [client, { add }] of writes) if (add.size > 0) this.hooks.kept(client, [...add.values()]);
      }
    } catch (error) {
      this.storage = null;
      this.hooks.failed(error);
    } finally {
      this.writing = null;
    }
    this.waiting.clear();
  }
}

interface Gathered {
  discard: boolean;
  next: number;
  add: Map<number, Mutation>;
  remove: Set<number>;
  putSteps: Map<string, UndoStep>;
  removeSteps: Set<string>;
}
const nothing = (next: number): Gathered => ({ discard: false, next, add: new Map(), remove: new Set(), putSteps: new Map(), removeSteps: new Set() });
const writeOf = (client: string, { discard, next, add, remove, putSteps, removeSteps }: Gathered): QueueWrite => ({
  client,
  discard,
  next,
  add: [...add.values()],
  remove: [...remove],
  putSteps: [...putSteps.values()],
  removeSteps: [...removeSteps],
});
