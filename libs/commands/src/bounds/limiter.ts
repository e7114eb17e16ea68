/** How often something may be tried: so many times at once, then once every so often. In memory, of bounded size. */
export interface LimiterOptions {
  /** Tries that may be made in a row. */
  tries: number;
  /** One more try every so many milliseconds. */
  refillMs: number;
  /** Keys remembered at most; the one unused for longest goes first. */
  keys?: number;
  now?: () => number;
}

interface Bucket {
  left: number;
  at: number;
}

export class Limiter {
  private readonly buckets = new Map<string, Bucket>();
  private readonly now: () => number;
  private readonly keys: number;

  constructor(private readonly options: LimiterOptions) {
    this.now = options.now ?? Date.now;
    this.keys = options.keys ?? 10_000;
  }

  /** Takes one try. @returns 0, or the seconds to wait where none is left (and none is taken). */
  take(key: string): number {
    const wait = this.takeOrWait(key);
    return wait === 0 ? 0 : Math.max(1, Math.ceil(wait / 1000));
  }

  /** The same in milliseconds. */
  takeOrWait(key: string): number {
    const bucket = this.bucket(key);
    if (bucket.left < 1) return (1 - bucket.left) * this.options.refillMs;
    bucket.left -= 1;
    return 0;
  }

  /** Gives one try back, because it was no guess. */
  giveBack(key: string): void {
    const bucket = this.bucket(key);
    bucket.left = Math.min(this.options.tries, bucket.left + 1);
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  private bucket(key: string): Bucket {
    const now = this.now();
    const known = this.buckets.get(key) ?? { left: this.options.tries, at: now };
    known.left = Math.min(this.options.tries, known.left + (now - known.at) / this.options.refillMs);
    known.at = now;
    // A map keeps the order of insertion: the key used last stands last.
    this.buckets.delete(key);
    this.buckets.set(key, known);
    if (this.buckets.size > this.keys) this.buckets.delete(this.buckets.keys().next().value as string);
    return known;
  }
}
