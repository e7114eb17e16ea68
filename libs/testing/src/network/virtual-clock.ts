/** A clock that only moves when it is told to, so that a run takes no time and is the same every time. */
export class VirtualClock {
  private time = Date.UTC(2005, 7, 3, 9);
  private count = 0;
  /** Sorted, the next last. */
  private readonly queue: { at: number; order: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.time + Math.max(0, ms), order: (this.count += 1), run };
    this.queue.splice(this.place(entry), 0, entry);
    return () => {
      const index = this.queue.indexOf(entry);
      if (index >= 0) this.queue.splice(index, 1);
    };
  }

  /** When the next thing is due; null: nothing is. */
  get due(): number | null {
    return this.queue.at(-1)?.at ?? null;
  }

  /** Goes to the next moment at which something is due and does all that is due then, in the order in which it was asked for. */
  step(): void {
    const at = this.due;
    if (at === null) return;
    const last = this.count;
    this.time = Math.max(this.time, at);
    // What this itself asks for at the same moment comes with the next step.
    for (let next = this.queue.at(-1); next && next.at === at && next.order <= last; next = this.queue.at(-1)) {
      this.queue.pop();
      next.run();
    }
  }

  /** Time passes in which nothing runs, as while a laptop sleeps: what was due comes late. */
  sleep(ms: number): void {
    this.time += ms;
  }

  private place({ at, order }: { at: number; order: number }): number {
    let [low, high] = [0, this.queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.queue[middle]!;
      if (other.at > at || (other.at === at && other.order > order)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
