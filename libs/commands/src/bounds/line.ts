import { Shares } from './shares.js';

export interface LineLimits {
  /** Places for all, and those of them that one account may have. */
  most: number;
  mostOfOne: number;
  /** How many may wait for a place, of all and of one account. */
  mostWaiting: number;
  mostWaitingOfOne: number;
}

export interface LineOptions {
  /** Places that the work takes: more for more memory. */
  places?: number;
  /** Leaves the line once it is aborted. The work itself looks after it from then on. */
  signal?: AbortSignal | undefined;
  /** The error where the line is full. */
  full: () => Error;
}

interface Waiting {
  account: string;
  places: number;
  start: () => void;
}

/** Work that takes much memory, bounded by waiting in line: first come, first served, but that nobody waits behind somebody who only waits for places of their own. */
export class Line {
  private readonly shares: Shares;
  private readonly line: Waiting[] = [];

  constructor(private readonly limits: LineLimits) {
    this.shares = new Shares(limits);
  }

  /** Does the work once it is its turn. Rejects with the signal's reason where it is aborted before. @throws what `full` makes. */
  async within<T>(account: string, work: () => Promise<T>, { places = 1, signal, full }: LineOptions): Promise<T> {
    signal?.throwIfAborted();
    const { mostWaiting, mostWaitingOfOne } = this.limits;
    if (this.line.length >= mostWaiting || this.line.filter((each) => each.account === account).length >= mostWaitingOfOne) throw full();
    await this.turn(account, places, signal);
    try {
      return await work();
    } finally {
      this.shares.giveBack(account, places);
      this.next();
    }
  }

  private turn(account: string, places: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.line.splice(this.line.indexOf(waiting), 1);
        reject(signal!.reason as Error);
        this.next();
      };
      const start = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const waiting: Waiting = { account, places, start };
      signal?.addEventListener('abort', leave, { once: true });
      this.line.push(waiting);
      this.next();
    });
  }

  /** Starts what there is room for. What is large and first in line is not overtaken by what is small. */
  private next(): void {
    for (let at = 0; at < this.line.length; ) {
      const { account, places, start } = this.line[at]!;
      const taken = this.shares.take(account, places);
      if (taken === 'all') return;
      if (taken === 'own') at += 1;
      else {
        this.line.splice(at, 1);
        start();
      }
    }
  }
}
