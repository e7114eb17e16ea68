/** How many requests may read at the same time. Fewer than the pool has connections, so that operations and sign-in always find one. */
export class Busy extends Error {
  override readonly name = 'Busy';
  constructor() {
    super('The server is answering as many questions as it can. Ask again in a moment.');
  }
}

export class ReadGate {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  /** @param width requests at once. @param mostWaiting further ones that stand in line; more are turned away. */
  constructor(
    width: number,
    private readonly mostWaiting = 500,
  ) {
    this.free = width;
  }

  /** Runs `work` when its turn comes. @throws Busy where too many wait already. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.mostWaiting) return Promise.reject(new Busy());
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
