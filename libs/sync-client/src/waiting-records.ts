/** Ids of the records that what waits has changed here, counted: one operation more or less costs what it changed, not what waits. */
import type { Item } from './item.js';

export class WaitingRecords {
  private readonly counts = new Map<string, number>();
  private readonly noted = new Map<Item, readonly string[]>();
  private current: ReadonlySet<string> = new CountedIds(this.counts);

  /** They as they are now; another object after each change of them. An earlier one tells of now as well. */
  get ids(): ReadonlySet<string> {
    return this.current;
  }

  /** It waits. */
  add(item: Item): void {
    this.noted.set(item, []);
    this.revise(item);
  }

  /** It ran again, and may have changed something else. Nothing where it does not wait. */
  revise(item: Item): void {
    const before = this.noted.get(item);
    if (!before) return;
    const ids = item.recorded.map(({ id }) => id);
    this.noted.set(item, ids);
    this.count(ids, before);
  }

  remove(item: Item): void {
    this.count([], this.noted.get(item) ?? []);
    this.noted.delete(item);
  }

  clear(): void {
    for (const item of [...this.noted.keys()]) this.remove(item);
  }

  /** The new before the old: what is in both does not go in between. */
  private count(more: readonly string[], less: readonly string[]): void {
    let changed = false;
    for (const id of more) {
      const count = this.counts.get(id) ?? 0;
      this.counts.set(id, count + 1);
      changed ||= count === 0;
    }
    for (const id of less) {
      const count = this.counts.get(id)! - 1;
      if (count > 0) this.counts.set(id, count);
      else changed = this.counts.delete(id);
    }
    if (changed) this.current = new CountedIds(this.counts);
  }
}

/** The ids of a count as a set, without a copy of them. */
class CountedIds implements ReadonlySet<string> {
  constructor(private readonly counts: ReadonlyMap<string, number>) {}
  get size(): number {
    return this.counts.size;
  }
  has(id: string): boolean {
    return this.counts.has(id);
  }
  forEach(visit: (id: string, again: string, set: ReadonlySet<string>) => void): void {
    for (const id of this.counts.keys()) visit(id, id, this);
  }
  *entries(): SetIterator<[string, string]> {
    for (const id of this.counts.keys()) yield [id, id];
  }
  keys(): SetIterator<string> {
    return this.counts.keys();
  }
  values(): SetIterator<string> {
    return this.counts.keys();
  }
  [Symbol.iterator](): SetIterator<string> {
    return this.counts.keys();
  }
}
