/** The storage of a session: opened, used, and given up when it fails. */
import type { Clock, Mutation } from '@baraza/protocol';
import type { EntityName } from '@baraza/domain';
import { QueueKeeper } from './queue-keeper.js';
import type { Queues } from './queues.js';
import type { Replica } from './replica.js';
import { SnapshotKeeper } from './snapshot-keeper.js';
import { SNAPSHOT_FORMAT } from './storage/format.js';
import type { OfflineStorage, Snapshot, SnapshotHead } from './storage/types.js';
import { scopeOf } from '@baraza/store';

export interface OfflineHooks {
  /** Where base stands. */
  head(): Omit<SnapshotHead, 'format'> | null;
  kept(client: string, written: readonly Mutation[]): void;
  failed(): void;
}
/** What was kept of the project; `cursor` null: another selection, good to look at until the server answers. */
export interface Kept {
  viewer: SnapshotHead['viewer'];
  windows: SnapshotHead['windows'];
  cursor: number | null;
  records: Snapshot['records'];
}

const OPEN_WITHIN = 5000;

export class Offline {
  /** Null: memory only. */
  storage: OfflineStorage | null = null;
  keeper: QueueKeeper | null = null;
  private snapshots: SnapshotKeeper | null = null;
  private opened: OfflineStorage | null = null;
  private opening: Promise<unknown> = Promise.resolve();
  private over = false;

  constructor(
    private readonly clock: Clock,
    private readonly replica: Replica,
    private readonly hooks: OfflineHooks,
  ) {}

  /** Opens the storage and reads what was kept (see `usable`); from then on the queues are kept too. Where it fails the session goes on in memory. */
  open(open: () => Promise<OfflineStorage>, queues: Queues): Promise<Snapshot | null> {
    const opening = this.begin(open, queues);
    this.opening = opening;
    return opening;
  }

  private async begin(open: () => Promise<OfflineStorage>, queues: Queues): Promise<Snapshot | null> {
    try {
      const storage = (this.opened = await this.inTime(open()));
      if (this.over) return null;
      const snapshots = new SnapshotKeeper(storage, this.clock, this.replica.base, () => this.head(), (error) => this.fail(error));
      const snapshot = await snapshots.read();
      if (this.over) return null;
      const keeper = new QueueKeeper(storage, { kept: this.hooks.kept, failed: (error) => this.fail(error) });
      await queues.keepIn(storage, keeper);
      if (this.over) return null;
      [this.storage, this.keeper, this.snapshots] = [storage, keeper, snapshots];
      return snapshot;
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  changed(entity: EntityName, id: string): void {
    this.snapshots?.changed(entity, id);
  }

  /** What base holds now is what is on disk. */
  loaded(): void {
    this.snapshots?.unchanged();
  }

  /** Base or its cursor moved. `own`: with what this person changed. */
  moved(own: boolean): void {
    this.snapshots?.schedule(own);
  }

  async flush(): Promise<void> {
    await Promise.all([this.keeper?.settled(), this.snapshots?.flush()]);
  }

  async wipe(queues: boolean): Promise<void> {
    await this.opening;
    await this.keeper?.settled();
    if (this.snapshots) return this.snapshots.wipe(queues);
    // Storage that failed once is not written to any more, but what it holds from before must go all the same.
    await this.opened?.wipe({ queues }).catch(() => undefined);
  }

  /** Also what is still being opened is closed, when it is there: nothing else would let go of what it holds. */
  async close(): Promise<void> {
    this.over = true;
    await this.opening;
    this.snapshots?.end();
    await this.keeper?.settled();
    await this.opened?.close();
    this.opened = null;
  }

  /** Goes on in memory. The reason is of no use to the person beyond that: a private window, a full disk, a damaged database. */
  fail(_error: unknown): void {
    this.snapshots?.end();
    [this.storage, this.keeper, this.snapshots] = [null, null, null];
    this.hooks.failed();
  }

  /** Some browsers never answer when they give no storage. */
  private inTime(opening: Promise<OfflineStorage>): Promise<OfflineStorage> {
    return new Promise((resolve, reject) => {
      let late = false;
      const stop = this.clock.after(OPEN_WITHIN, () => {
        late = true;
        reject(new Error('The storage does not open.'));
      });
      opening.then((storage) => {
        stop();
        if (late) void storage.close();
        else resolve(storage);
      }, reject);
    });
  }

  private head(): SnapshotHead | null {
    const head = this.hooks.head();
    return head && { format: SNAPSHOT_FORMAT, ...head };
  }

  /** What of the snapshot is good for whoever subscribes to `scopes`: those of now, not of when the disk was asked, for meanwhile the person may have gone to another map. */
  usable(snapshot: Snapshot | null, scopes: readonly string[]): Kept | null {
    if (!snapshot) return null;
    const { head, records } = snapshot;
    if (head.format !== SNAPSHOT_FORMAT) {
      this.snapshots?.replace();
      return null;
    }
    const { viewer, windows } = head;
    if (sameScopes(head.scopes, scopes)) return { viewer, windows, cursor: head.cursor, records };
    // The stored records are of another selection; from here on this one is written.
    this.snapshots?.replace();
    const known = scopes.every((scope) => head.scopes.includes(scope));
    return { viewer, windows, cursor: known ? head.cursor : null, records: known ? records.filter(([entity, record]) => scopes.includes(scopeOf(entity, record))) : records };
  }
}

const sameScopes = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((scope) => b.includes(scope));
