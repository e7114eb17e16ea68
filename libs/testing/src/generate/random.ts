/** A small seeded generator (mulberry32): the same seed gives the same run everywhere. */
export class Random {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the list. The list must not be empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to pick from.');
    return list[this.int(0, list.length - 1)]!;
  }

  /** A UUID (version 4 by its bits). */
  uuid(): string {
    const [a, b, c, d] = [this.hex(), this.hex(), this.hex(), this.hex()];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${this.pick(['8', '9', 'a', 'b'])}${c.slice(1, 4)}-${c.slice(4)}${d}`;
  }

  /** Eight digits. */
  private hex(): string {
    return this.int(0, 0xffffffff).toString(16).padStart(8, '0');
  }

  /** A generator of its own, so that what one part draws does not shift what another draws. */
  fork(): Random {
    return new Random(this.int(0, 0xffffffff));
  }
}
