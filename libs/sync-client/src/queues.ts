/** The queues that this tab sends: those that dead tabs left behind, then its own. No two tabs ever hold the same one. */
import type { Clock, Mutation } from '@baraza/protocol';
import { type Item, itemKey, itemOf, keyOf } from './item.js';
import { Outbox } from './outbox.js';
import type { QueueKeeper } from './queue-keeper.js';
import type { LetGo, OfflineStorage, StoredQueue } from './storage/types.js';
import type { UndoStack } from './undo.js';
import { WaitingRecords } from './waiting-records.js';

const ALWAYS = Number.POSITIVE_INFINITY;

export class Queues {
  own: Outbox;
  private readonly adopted: Outbox[] = [];
  private readonly holds = new Map<string, LetGo>();
  private readonly records = new WaitingRecords();
  private storage: OfflineStorage | null = null;
  private keeper: QueueKeeper | null = null;

  constructor(
    private readonly newId: () => string,
    private readonly clock: Clock,
    private readonly undo: UndoStack,
  ) {
    this.own = new Outbox(newId(), true);
    this.own.keptTo = ALWAYS;
  }

  /** In the order in which they must reach the server. */
  get list(): readonly Outbox[] {
    return [...this.adopted, this.own];
  }

  get waiting(): number {
    return this.list.reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Ids of the records that what waits has changed here; the same object until they change. */
  get waitingRecords(): ReadonlySet<string> {
    return this.records.ids;
  }

  /** From now on queues are on disk before they are sent. */
  async keepIn(storage: OfflineStorage, keeper: QueueKeeper): Promise<void> {
    await this.hold(storage, this.own.client);
    this.storage = storage;
    this.keeper = keeper;
    this.own.keptTo = 0;
    for (const { mutation } of this.own.waiting) keeper.add(this.own.client, mutation);
  }

  /** The disk failed: what waits is sent all the same. */
  keepNoMore(): void {
    this.keeper = null;
    for (const outbox of this.list) outbox.keptTo = ALWAYS;
  }

  /** These are on disk. What was withdrawn meanwhile does not count: its number may be that of something newer, which is not on disk yet. */
  kept(client: string, written: readonly Mutation[]): void {
    const outbox = this.list.find((each) => each.client === client);
    const last = outbox && written.findLast((each) => outbox.waiting.findLast(({ mutation }) => mutation === each));
    if (last) outbox.keptTo = Math.max(outbox.keptTo, last.n);
  }

  /** A new operation at the end of our own queue. */
  add(item: Item): void {
    this.own.waiting.push(item);
    this.records.add(item);
    this.own.next = item.mutation.n + 1;
    this.keeper?.add(item.client, item.mutation);
  }

  /** Takes the last of our own queue out of it again, as if they had never been, and returns them in their order. Null, and nothing is changed: they are not the last, or some were sent once, so that the server may have them. */
  withdraw(keys: readonly string[]): Item[] | null {
    const { own } = this;
    const items = own.waiting.slice(-keys.length);
    const wanted = new Set(keys);
    if (keys.length === 0 || items.length < keys.length || !items.every((item) => wanted.has(itemKey(item)) && item.mutation.n > own.everSentTo)) return null;
    for (const item of items) {
      own.remove(item);
      this.records.remove(item);
      this.keeper?.remove(item.client, item.mutation.n, own.next);
    }
    // The server counts without a gap: their numbers go to what is done next.
    own.next = items[0]!.mutation.n;
    if (own.keptTo !== ALWAYS) own.keptTo = Math.min(own.keptTo, own.next - 1);
    return items;
  }

  /** These ran again, over something newer. */
  revise(items: readonly Item[]): void {
    for (const item of items) {
      this.undo.revise(itemKey(item), item.recorded);
      this.records.revise(item);
    }
  }

  /** The server has dealt with it. False: that was known. */
  resolve(item: Item): boolean {
    const outbox = this.list.find(({ client }) => client === item.client);
    if (!outbox?.remove(item)) return false;
    this.records.remove(item);
    this.keeper?.remove(item.client, item.mutation.n, outbox.next);
    if (!outbox.own && outbox.waiting.length === 0) this.finish(outbox);
    return true;
  }

  /** The server says ahead of its answer where the effect will be. */
  acknowledge(client: string, n: number, to: number): void {
    const item = this.find(client, n);
    if (item) item.within = to;
  }

  find(client: string, n: number): Item | undefined {
    return this.list.find((outbox) => outbox.client === client)?.waiting.find(({ mutation }) => mutation.n === n);
  }

  /** Takes over the queues of tabs that are gone. Returns their items, oldest queue first. */
  async adopt(): Promise<Item[]> {
    const { storage } = this;
    if (!storage) return [];
    const mine: string[] = [];
    for (const { client } of await storage.readQueues()) if (client !== this.own.client && (await this.hold(storage, client))) mine.push(client);
    if (mine.length === 0) return [];
    // Read again: before we held it, its tab may still have changed it.
    return (await storage.readQueues()).filter(({ client }) => mine.includes(client)).flatMap((queue) => this.takeOver(queue));
  }

  /** Sends what waits in the queue under a client id that the server does not know, counted from 1. */
  renew(outbox: Outbox): void {
    const fresh = new Outbox(this.newId(), outbox.own);
    fresh.keptTo = this.keeper ? 0 : ALWAYS;
    for (const item of outbox.waiting) this.rename(item, fresh);
    outbox.waiting = [];
    if (this.storage) void this.hold(this.storage, fresh.client).catch(() => undefined);
    if (outbox.own) {
      this.own = fresh;
      for (const step of this.undo.all) this.keeper?.keepStep(fresh.client, step, fresh.next);
    } else this.adopted.splice(this.adopted.indexOf(outbox), 1, ...(fresh.waiting.length > 0 ? [fresh] : []));
    this.discard(outbox.client);
  }

  /** Forgets what waits, for somebody who has no business here any more. */
  clear(): void {
    this.adopted.length = 0;
    this.own.waiting = [];
    this.records.clear();
  }

  private rename(item: Item, fresh: Outbox): void {
    const before = itemKey(item);
    item.client = fresh.client;
    item.mutation = { ...item.mutation, n: fresh.next };
    fresh.next += 1;
    fresh.waiting.push(item);
    this.undo.rename(before, keyOf(item.client, item.mutation.n));
    this.keeper?.add(fresh.client, item.mutation);
  }

  private takeOver({ client, next, mutations, steps }: StoredQueue): Item[] {
    const outbox = new Outbox(client, false, next);
    outbox.keptTo = ALWAYS;
    const at = new Date(this.clock.now()).toISOString();
    outbox.waiting = mutations.map((mutation) => itemOf(client, mutation, at));
    for (const item of outbox.waiting) this.records.add(item);
    outbox.startOver();
    if (steps.length > 0 && this.undo.all.length === 0) {
      this.undo.load(steps);
      for (const step of steps) this.keeper?.keepStep(this.own.client, step, this.own.next);
    }
    if (outbox.waiting.length > 0) this.adopted.push(outbox);
    else this.discard(client);
    return outbox.waiting.slice();
  }

  private finish(outbox: Outbox): void {
    this.adopted.splice(this.adopted.indexOf(outbox), 1);
    this.discard(outbox.client);
  }

  /** What was held stays held until it is off the disk: another tab would take it for a queue left behind. */
  private discard(client: string): void {
    this.keeper?.discard(client);
    const letGo = this.holds.get(client);
    this.holds.delete(client);
    if (letGo) void (this.keeper?.settled() ?? Promise.resolve()).then(letGo);
  }

  private async hold(storage: OfflineStorage, client: string): Promise<boolean> {
    const letGo = await storage.hold(`queue ${client}`);
    if (letGo) this.holds.set(client, letGo);
    return letGo !== null;
  }
}
