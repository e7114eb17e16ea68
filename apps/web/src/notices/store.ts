/** What one is reminded of, as far as it is known here: asked for one question at a time, and shared by whatever shows it. */
import { Asker } from '../data/asker.js';
import { markSeen, type Notice, type Notices, readNotices } from './api.js';

export interface Known {
  /** Null: not answered yet. */
  readonly notices: Notices | null;
  /** Why it could not be asked the last time; what was known before is still shown. */
  readonly error: unknown;
}

const NOTHING: Known = { notices: null, error: null };

export class NoticeStore {
  private known = NOTHING;
  private readonly listeners = new Set<() => void>();
  private readonly asker = new Asker<Notices>(readNotices, (told) => this.set('value' in told ? { notices: told.value, error: null } : { ...this.known, error: told.error }));

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly read = (): Known => this.known;

  /** Asks anew; while a question is under way, once more after it. */
  readonly refresh = (): void => this.asker.again();

  /** Shown at once; where the server does not hear of it, it is asked what stands there. */
  async mark(notices: readonly Notice[], seen: boolean): Promise<void> {
    const ids = new Set(notices.map(({ id }) => id));
    if (this.known.notices) this.set({ ...this.known, notices: { ...this.known.notices, notices: this.known.notices.notices.map((each) => (ids.has(each.id) ? { ...each, seen } : each)) } });
    try {
      await markSeen(notices, seen);
    } catch (error) {
      this.refresh();
      throw error;
    }
  }

  /** Nobody looks any more: somebody else signs in. */
  stop(): void {
    this.asker.stop();
  }

  private set(known: Known): void {
    this.known = known;
    for (const listener of [...this.listeners]) listener();
  }
}

let current: { readonly account: string; readonly store: NoticeStore } | null = null;

/** The store of this account; another account begins with nothing. */
export function noticesOf(account: string): NoticeStore {
  if (current?.account !== account) {
    current?.store.stop();
    current = { account, store: new NoticeStore() };
  }
  return current.store;
}
