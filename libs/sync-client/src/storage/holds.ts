/** Which tab has what: Web Locks where the browser has them, else heartbeats in the database. */
import type { IDBPDatabase } from 'idb';
import { raiseLater } from '../raise-later.js';
import type { LetGo } from './types.js';

export interface Holds {
  /** Null: it is held, also where this tab holds it or just asks for it, or all was closed meanwhile. */
  hold(name: string): Promise<LetGo | null>;
  close(): Promise<void>;
}

/** The browser lets go of a lock when its tab dies. Plain HTTP on a network address has none. */
export function webLocks(locks: LockManager): Holds {
  const letGos = new Set<LetGo>();
  let closed = false;
  return {
    hold: (name) =>
      new Promise((resolve, reject) => {
        locks
          .request(name, { ifAvailable: true }, (lock) => {
            // Granted after all was let go, nothing would ever let go of it.
            if (!lock || closed) return resolve(null);
            return new Promise<void>((release) => {
              const letGo = (): void => {
                letGos.delete(letGo);
                release();
              };
              letGos.add(letGo);
              resolve(letGo);
            });
          })
          .catch(reject);
      }),
    close: async () => {
      closed = true;
      for (const letGo of [...letGos]) letGo();
    },
  };
}

/** How often a heartbeat is written, and after which silence its tab counts as dead. Browsers slow timers of hidden tabs to once a minute. */
const BEAT_EVERY = 15_000;
const DEAD_AFTER = 150_000;
interface Beat {
  tab: string;
  at: number;
}

/** Holds by heartbeat. A tab that was frozen longer than DEAD_AFTER and comes back has lost what it held: `onLost` says so. */
export function heartbeats(database: IDBPDatabase, tab: string, onLost: (name: string) => void, { every = BEAT_EVERY, deadAfter = DEAD_AFTER } = {}): Holds {
  const held = new Set<string>();
  /** Asked for, and not yet known whether it is free. */
  const asked = new Map<string, Promise<boolean>>();
  let closed = false;
  const beat = async (name: string): Promise<boolean> => {
    const transaction = database.transaction('holds', 'readwrite');
    const current = (await transaction.store.get(name)) as Beat | undefined;
    const free = !current || current.tab === tab || Date.now() - current.at > deadAfter;
    if (free) await transaction.store.put({ tab, at: Date.now() } satisfies Beat, name);
    await transaction.done;
    return free;
  };
  const letGo = async (name: string): Promise<void> => {
    if (!held.delete(name)) return;
    const transaction = database.transaction('holds', 'readwrite');
    if (((await transaction.store.get(name)) as Beat | undefined)?.tab === tab) await transaction.store.delete(name);
    await transaction.done;
  };
  const beatAll = async (): Promise<void> => {
    for (const name of [...held]) {
      if ((await beat(name)) || !held.delete(name)) continue;
      onLost(name);
    }
  };
  const timer = setInterval(() => void beatAll().catch(raiseLater), every);
  return {
    hold: async (name) => {
      if (closed || held.has(name) || asked.has(name)) return null;
      const free = beat(name);
      asked.set(name, free);
      try {
        if (!(await free)) return null;
        held.add(name);
      } finally {
        asked.delete(name);
      }
      return closed ? null : () => void letGo(name).catch(raiseLater);
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await Promise.allSettled(asked.values());
      await Promise.all([...held].map(letGo));
    },
  };
}
