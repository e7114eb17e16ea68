/** Places that all share, of which one account may take only some: whoever takes all of theirs leaves the others room. In memory, as large as what is taken. */
export class Shares {
  private readonly taken = new Map<string, number>();
  private all = 0;

  constructor(private readonly limits: { most: number; mostOfOne: number }) {}

  /** Takes a place. @returns null, or which of the bounds was reached (and none is taken). */
  take(account: string): 'all' | 'own' | null {
    const own = this.taken.get(account) ?? 0;
    if (own >= this.limits.mostOfOne) return 'own';
    if (this.all >= this.limits.most) return 'all';
    this.taken.set(account, own + 1);
    this.all += 1;
    return null;
  }

  giveBack(account: string): void {
    const own = this.taken.get(account) ?? 0;
    if (own === 0) return;
    if (own === 1) this.taken.delete(account);
    else this.taken.set(account, own - 1);
    this.all -= 1;
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
