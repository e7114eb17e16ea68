/** Keeps a copy of the confirmed records on disk, so that the page opens while the server is away and catches up cheaply. Only what changed is written, and rarely. */
import type { Clock } from '@baraza/protocol';
import type { AnyRecord, EntityName } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { keysOf } from './keys.js';
import type { LetGo, OfflineStorage, Snapshot, SnapshotHead } from './storage/types.js';
import type { ChangedRecord } from './visible-store.js';

const WRITE_EVERY = 10_000;
/** The first copy: a project that was just opened is to open without the server too. */
const WRITE_FIRST = 500;

export class SnapshotKeeper {
  private dirty = new Map<string, ChangedRecord>();
  /** What is on disk was not read by this tab while it held the snapshot: replace all of it. */
  private whole = true;
  private lock: LetGo | null = null;
  private stop: (() => void) | null = null;
  private due = 0;
  private writing: Promise<void> = Promise.resolve();
  private over = false;

  constructor(
    private readonly storage: OfflineStorage,
    private readonly clock: Clock,
    private readonly base: RecordStore,
    /** Where base stands; null: it cannot be kept now. */
    private readonly head: () => SnapshotHead | null,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Reads what is there. The first tab of a project holds the snapshot and writes it; the others only read. */
  async read(): Promise<Snapshot | null> {
    this.lock = await this.storage.hold('snapshot');
    const snapshot = await this.storage.readSnapshot();
    this.whole = this.lock === null || snapshot === null;
    return snapshot;
  }

  /** A record of base changed. */
  changed(entity: EntityName, id: string): void {
    if (!this.whole) this.dirty.set(`${entity} ${id}`, { entity, id });
  }

  /** What changed so far came from the disk itself. */
  unchanged(): void {
    this.dirty.clear();
  }

  /** What is on disk is of no use any more: the next write replaces it. */
  replace(): void {
    this.whole = true;
    this.dirty.clear();
  }

  /**
   * Base or its cursor moved: writes when the browser is idle, at latest after WRITE_EVERY milliseconds. `own`: with what this person changed, which has just left the queue on disk; a tab
   * that dies must not seem to have lost it until the server is back, so it is written at once.
   */
  schedule(own: boolean): void {
    if (this.over) return;
    const within = own ? 0 : this.whole ? WRITE_FIRST : WRITE_EVERY;
    const due = this.clock.now() + within;
    if (this.stop && this.due <= due) return;
    this.stop?.();
    this.due = due;
    const flush = (): void => void this.flush();
    this.stop = this.clock.after(within, () => {
      this.stop = null;
      if (own) flush();
      else whenIdle(flush);
    });
  }

  /** Writes now. */
  flush(): Promise<void> {
    this.stop?.();
    this.stop = null;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Writes no more, and removes what is there. */
  async wipe(queues: boolean): Promise<void> {
    this.end();
    await this.writing;
    await this.storage.wipe({ queues }).catch(this.failed);
  }

  end(): void {
    this.over = true;
    this.stop?.();
    this.stop = null;
  }

  private async write(): Promise<void> {
    // Asked for when the browser was idle, and over before it was: what was let go is not held again.
    if (this.over) return;
    try {
      this.lock ??= await this.storage.hold('snapshot');
      const head = this.head();
      if (!this.lock || !head || this.over) return;
      const { whole } = this;
      const keys = whole ? keysOf(this.base) : [...this.dirty.values()];
      this.dirty.clear();
      this.whole = false;
      const write = { head, whole, put: [] as [EntityName, AnyRecord][], remove: [] as [EntityName, string][] };
      for (const { entity, id } of keys) {
        const record = this.base.get(entity, id);
        if (record) write.put.push([entity, record]);
        else write.remove.push([entity, id]);
      }
      await this.storage.writeSnapshot(write);
    } catch (error) {
      this.end();
      this.failed(error);
    }
  }
}

const whenIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2000 });
  else run();
};
