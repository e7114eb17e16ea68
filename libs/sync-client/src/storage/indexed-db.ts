/** Offline storage in IndexedDB: one database for the browser, keyed by account and project. */
import type { AnyRecord, EntityName } from '@baraza/domain';
import type { Mutation } from '@baraza/protocol';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { UndoStep } from '../undo.js';
import { heartbeats, type Holds, webLocks } from './holds.js';
import type { OfflineStorage, QueueWrite, SnapshotHead, StoredQueue } from './types.js';

const NAME = 'baraza';
/** Grows with every new store. */
const VERSION = 2;
const STORES = ['snapshots', 'records', 'queues', 'mutations', 'steps', 'typed', 'holds'] as const;

export interface IndexedDbOptions {
  account: string;
  project: string;
  /** Heartbeats instead of Web Locks; by default only where the browser has no locks. */
  heartbeat?: { every: number; deadAfter: number } | boolean;
  /** A tab that was frozen for minutes has lost a queue to another one (heartbeats only): reload, so that no two tabs send it. */
  onLost?: (name: string) => void;
  /** Another tab needs the database in a newer form and waits for this one to let go: reload. */
  onOutdated?: () => void;
}

/** Opens the storage. Rejects where the browser gives none (private windows of some). */
export async function openIndexedDb({ account, project, heartbeat, onLost = () => undefined, onOutdated = () => undefined }: IndexedDbOptions): Promise<OfflineStorage> {
  const database: IDBPDatabase = await openDB(NAME, VERSION, {
    upgrade: (db) => {
      for (const store of STORES) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
    },
    blocking: () => {
      database.close();
      onOutdated();
    },
  });
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  const beats = heartbeat ?? !locks;
  const holds = beats || !locks ? heartbeats(database, crypto.randomUUID(), onLost, typeof beats === 'object' ? beats : {}) : webLocks(locks);
  return new IndexedDbStorage(database, holds, account, project);
}

/** Removes everything that this browser keeps of an account, when the person signs out for good. */
export async function wipeAccount(account: string): Promise<void> {
  const database = await openDB(NAME);
  try {
    const stores = STORES.filter((store) => store !== 'holds' && database.objectStoreNames.contains(store));
    if (stores.length === 0) return await deleteDB(NAME);
    const transaction = database.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((store) => transaction.objectStore(store).delete(under(account))), transaction.done]);
  } finally {
    database.close();
  }
}

/** How many operations of an account wait in this browser for the server, by project: what `wipeAccount` would lose. */
export async function waitingOf(account: string): Promise<Map<string, number>> {
  const database = await openDB(NAME);
  try {
    if (!database.objectStoreNames.contains('mutations')) return new Map();
    const counts = new Map<string, number>();
    for (const key of await database.getAllKeys('mutations', under(account))) {
      const [, project] = key as [string, string];
      counts.set(project, (counts.get(project) ?? 0) + 1);
    }
    return counts;
  } finally {
    database.close();
  }
}

/** All keys that begin with these parts: in IndexedDB's order an array comes after every string and number. */
const under = (...parts: string[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []]);

class IndexedDbStorage implements OfflineStorage {
  constructor(
    private readonly database: IDBPDatabase,
    private readonly holds: Holds,
    private readonly account: string,
    private readonly project: string,
  ) {}

  async readSnapshot(): ReturnType<OfflineStorage['readSnapshot']> {
    const transaction = this.database.transaction(['snapshots', 'records']);
    const [head, records] = await Promise.all([
      transaction.objectStore('snapshots').get([this.account, this.project]) as Promise<SnapshotHead | undefined>,
      transaction.objectStore('records').getAll(this.all()) as Promise<[EntityName, AnyRecord][]>,
    ]);
    return head ? { head, records } : null;
  }

  writeSnapshot: OfflineStorage['writeSnapshot'] = async ({ head, whole, put, remove }) => {
    const transaction = this.database.transaction(['snapshots', 'records'], 'readwrite');
    const records = transaction.objectStore('records');
    await Promise.all([
      ...(whole ? [records.delete(this.all())] : []),
      ...remove.map(([entity, id]) => records.delete(this.key(entity, id))),
      ...put.map((entry) => records.put(entry, this.key(entry[0], entry[1].id))),
      transaction.objectStore('snapshots').put(head, [this.account, this.project]),
      transaction.done,
    ]);
  };

  async readQueues(): Promise<StoredQueue[]> {
    const transaction = this.database.transaction(['queues', 'mutations', 'steps']);
    const heads = (await transaction.objectStore('queues').getAll(this.all())) as { client: string; next: number }[];
    const queues = heads.map(async ({ client, next }): Promise<StoredQueue> => {
      const range = under(this.account, this.project, client);
      const [mutations, steps] = await Promise.all([
        transaction.objectStore('mutations').getAll(range) as Promise<Mutation[]>,
        transaction.objectStore('steps').getAll(range) as Promise<UndoStep[]>,
      ]);
      return { client, next, mutations, steps };
    });
    return Promise.all(queues);
  }

  writeQueues: OfflineStorage['writeQueues'] = async (writes) => {
    const transaction = this.database.transaction(['queues', 'mutations', 'steps'], 'readwrite', { durability: 'strict' });
    const [queues, mutations, steps] = [transaction.objectStore('queues'), transaction.objectStore('mutations'), transaction.objectStore('steps')];
    const requests = writes.flatMap(({ client, discard, next, add, remove, putSteps, removeSteps }: QueueWrite): Promise<unknown>[] => {
      const range = under(this.account, this.project, client);
      if (discard) return [queues.delete(this.key(client)), mutations.delete(range), steps.delete(range)];
      return [
        queues.put({ client, next }, this.key(client)),
        ...add.map((mutation) => mutations.put(mutation, this.key(client, mutation.n))),
        ...remove.map((n) => mutations.delete(this.key(client, n))),
        ...putSteps.map((step) => steps.put(step, this.key(client, step.id))),
        ...removeSteps.map((id) => steps.delete(this.key(client, id))),
      ];
    });
    // Said at once, so that a page that is left now does not take it back.
    transaction.commit();
    await Promise.all([...requests, transaction.done]);
  };

  async readTyped(place: string): Promise<string | null> {
    return ((await this.database.get('typed', this.key(place))) as string | undefined) ?? null;
  }

  async readAllTyped(beginning: string): Promise<Map<string, string>> {
    const { store } = this.database.transaction('typed');
    const range = IDBKeyRange.bound(this.key(beginning), this.key(`${beginning}\uffff`));
    const [keys, texts] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
    return new Map(keys.map((key, at) => [String((key as string[]).at(-1)), texts[at] as string]));
  }

  async writeTyped(place: string, text: string | null): Promise<void> {
    const transaction = this.database.transaction('typed', 'readwrite');
    const { store } = transaction;
    const written = text === null ? store.delete(this.key(place)) : store.put(text, this.key(place));
    transaction.commit();
    await Promise.all([written, transaction.done]);
  }

  wipe: OfflineStorage['wipe'] = async ({ queues }) => {
    const stores = STORES.filter((store) => store === 'records' || (queues && (store === 'queues' || store === 'mutations' || store === 'steps' || store === 'typed')));
    const transaction = this.database.transaction([...stores, 'snapshots'], 'readwrite');
    await Promise.all([...stores.map((store) => transaction.objectStore(store).delete(this.all())), transaction.objectStore('snapshots').delete([this.account, this.project]), transaction.done]);
  };

  hold: OfflineStorage['hold'] = (name) => this.holds.hold(`baraza ${this.account} ${this.project} ${name}`);

  async close(): Promise<void> {
    await this.holds.close();
    this.database.close();
  }

  private all(): IDBKeyRange {
    return under(this.account, this.project);
  }

  private key(...parts: (string | number)[]): (string | number)[] {
    return [this.account, this.project, ...parts];
  }
}
