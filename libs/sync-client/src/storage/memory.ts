/** Offline storage in memory: for tests, in which several tabs share one "disk". */
import type { AnyRecord, EntityName } from '@baraza/domain';
import type { Mutation } from '@baraza/protocol';
import type { UndoStep } from '../undo.js';
import type { OfflineStorage, QueueWrite, SnapshotHead } from './types.js';

interface MemoryQueue {
  next: number;
  mutations: Map<number, Mutation>;
  steps: Map<string, UndoStep>;
}

/** What one browser keeps for one account and project. `tab()` is the storage as one tab of it has it; closed, it takes nothing more, like the tab. */
export class MemoryDisk {
  private head: SnapshotHead | null = null;
  private readonly records = new Map<string, [EntityName, AnyRecord]>();
  private readonly queues = new Map<string, MemoryQueue>();
  private readonly typed = new Map<string, string>();
  private readonly held = new Set<string>();
  /** Set it to make every write fail, as on a full disk. */
  full = false;
  /** Numbers of mutations that were ever kept, to prove that nothing is sent before. */
  readonly everKept = new Set<string>();

  tab(): OfflineStorage {
    const mine = new Set<string>();
    let closed = false;
    const mustWork = (): void => {
      if (closed) throw new Error('The storage is closed.');
      if (this.full) throw new Error('The disk is full.');
    };
    const letGo = (name: string): void => {
      if (mine.delete(name)) this.held.delete(name);
    };
    return {
      readSnapshot: async () => (this.head ? structuredClone({ head: this.head, records: [...this.records.values()] }) : null),
      writeSnapshot: async ({ head, whole, put, remove }) => {
        mustWork();
        if (whole) this.records.clear();
        for (const [entity, id] of remove) this.records.delete(`${entity} ${id}`);
        for (const [entity, record] of put) this.records.set(`${entity} ${record.id}`, structuredClone([entity, record]));
        this.head = structuredClone(head);
      },
      readQueues: async () =>
        structuredClone([...this.queues].map(([client, { next, mutations, steps }]) => ({ client, next, mutations: [...mutations.values()].sort((a, b) => a.n - b.n), steps: [...steps.values()] }))),
      writeQueues: async (writes) => {
        mustWork();
        for (const write of writes) this.writeQueue(structuredClone(write));
      },
      readTyped: async (place) => this.typed.get(place) ?? null,
      readAllTyped: async (beginning) => new Map([...this.typed].filter(([place]) => place.startsWith(beginning))),
      writeTyped: async (place, text) => {
        mustWork();
        if (text === null) this.typed.delete(place);
        else this.typed.set(place, text);
      },
      wipe: async ({ queues }) => {
        mustWork();
        this.head = null;
        this.records.clear();
        if (!queues) return;
        this.queues.clear();
        this.typed.clear();
      },
      hold: async (name) => {
        mustWork();
        if (this.held.has(name)) return null;
        this.held.add(name);
        mine.add(name);
        return () => letGo(name);
      },
      close: async () => {
        closed = true;
        for (const name of [...mine]) letGo(name);
      },
    };
  }

  private writeQueue({ client, discard, next, add, remove, putSteps, removeSteps }: QueueWrite): void {
    if (discard) return void this.queues.delete(client);
    const queue = this.queues.get(client) ?? { next, mutations: new Map(), steps: new Map() };
    this.queues.set(client, queue);
    queue.next = next;
    for (const mutation of add) {
      queue.mutations.set(mutation.n, mutation);
      this.everKept.add(`${client} ${mutation.n}`);
    }
    for (const n of remove) queue.mutations.delete(n);
    for (const step of putSteps) queue.steps.set(step.id, step);
    for (const id of removeSteps) queue.steps.delete(id);
  }
}
