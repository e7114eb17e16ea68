/**
 * Names that were sealed here and wait for the vault, and the public key they were sealed with, in IndexedDB. What lies here can be opened by the vault alone, and by nothing on this device. Kept apart from the records: a database of
 * its own, by account and project.
 */
import { type IDBPDatabase, openDB } from 'idb';

const NAME = 'baraza-names';
const STORES = ['sealed', 'keys'] as const;

export interface SealedName {
  /** Id of the person in the vault. */
  person: string;
  session: string;
  sealed: string;
  /** When it was sealed, ISO 8601. */
  at: string;
}

/** Names of one account and project. Every method may reject. */
export interface SealedNames {
  /** Oldest first. */
  all(): Promise<SealedName[]>;
  /** Takes the place of an earlier one of the same person. */
  put(name: SealedName): Promise<void>;
  /** Where it is still this one that waits: a later one may have taken its place meanwhile. */
  remove(name: SealedName): Promise<void>;
  /** The project's public key; null: never seen here. */
  key(): Promise<string | null>;
  keepKey(key: string): Promise<void>;
  wipe(): Promise<void>;
  close(): void;
}

const open = (): Promise<IDBPDatabase> =>
  openDB(NAME, 1, {
    upgrade: (db) => {
      for (const store of STORES) db.createObjectStore(store);
    },
  });
const under = (...parts: string[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []]);

/** Rejects where the browser gives no storage. */
export async function openSealedNames({ account, project }: { account: string; project: string }): Promise<SealedNames> {
  const database = await open();
  const keyOf = (person: string): string[] => [account, project, person];
  return {
    all: async () => ((await database.getAll('sealed', under(account, project))) as SealedName[]).sort((a, b) => (a.at < b.at ? -1 : 1)),
    put: async (name) => {
      const transaction = database.transaction('sealed', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(name, keyOf(name.person)), transaction.done]);
    },
    remove: async ({ person, sealed }) => {
      const transaction = database.transaction('sealed', 'readwrite');
      const there = (await transaction.store.get(keyOf(person))) as SealedName | undefined;
      if (there?.sealed === sealed) await transaction.store.delete(keyOf(person));
      await transaction.done;
    },
    key: async () => ((await database.get('keys', [account, project])) as string | undefined) ?? null,
    keepKey: async (key) => void (await database.put('keys', key, [account, project])),
    wipe: async () => {
      const transaction = database.transaction(STORES, 'readwrite');
      await Promise.all([transaction.objectStore('sealed').delete(under(account, project)), transaction.objectStore('keys').delete([account, project]), transaction.done]);
    },
    close: () => database.close(),
  };
}

/** How many sealed names of an account wait in this browser, by project. */
export async function namesWaitingOf(account: string): Promise<Map<string, number>> {
  const database = await open();
  try {
    const counts = new Map<string, number>();
    for (const key of await database.getAllKeys('sealed', under(account))) {
      const [, project] = key as [string, string];
      counts.set(project, (counts.get(project) ?? 0) + 1);
    }
    return counts;
  } finally {
    database.close();
  }
}

/** Removes all of an account. */
export async function wipeNames(account: string): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction(STORES, 'readwrite');
    await Promise.all([...STORES.map((store) => transaction.objectStore(store).delete(under(account))), transaction.done]);
  } finally {
    database.close();
  }
}
