/** Asking the server for one thing that is shown, again and again. */
export type Told<T> = { readonly value: T } | { readonly error: unknown };

/**
 * Asks one question at a time. Whoever asks again while an answer is on its way is asked for once more after it, however often they did: on a slow line questions neither pile up nor put each other off for ever, and as they follow each
 * other no answer can overwrite that of a later one. After `stop` nothing is told any more.
 */
export class Asker<T> {
  private running = false;
  private wanted = false;
  private stopped = false;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly tell: (told: Told<T>) => void,
  ) {}

  readonly again = (): void => {
    this.wanted = true;
    if (!this.running) void this.run();
  };

  stop(): void {
    this.stopped = true;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      const told = await this.one();
      if (!this.stopped) this.tell(told);
    }
    this.running = false;
  }

  private async one(): Promise<Told<T>> {
    try {
      return { value: await this.ask() };
    } catch (error) {
      return { error };
    }
  }
}
