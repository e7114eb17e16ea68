/** Places that all share, of which one account may take only some: whoever takes all of theirs leaves the others room. In memory, as large as what is taken. */
export class Shares {
  private readonly taken = new Map<string, number>();
  private all = 0;

  constructor(private readonly limits: { most: number; mostOfOne: number }) {}

  /** Takes places. What needs more than a bound allows gets them where nothing else is taken. @returns null, or which of the bounds was reached (and none is taken). */
  take(account: string, places = 1): 'all' | 'own' | null {
    const own = this.taken.get(account) ?? 0;
    if (own > 0 && own + places > this.limits.mostOfOne) return 'own';
    if (this.all > 0 && this.all + places > this.limits.most) return 'all';
    this.taken.set(account, own + places);
    this.all += places;
    return null;
  }

  /** Gives back what was taken. */
  giveBack(account: string, places = 1): void {
    const own = this.taken.get(account) ?? 0;
    const given = Math.min(own, places);
    if (given === own) this.taken.delete(account);
    else this.taken.set(account, own - given);
    this.all -= given;
  }

  /** Does the work in a place that is given back whatever comes of it. @param full the error where there is none. */
  async within<T>(account: string, work: () => Promise<T>, full: () => Error): Promise<T> {
    if (this.take(account) !== null) throw full();
    try {
      return await work();
    } finally {
      this.giveBack(account);
    }
  }
}
