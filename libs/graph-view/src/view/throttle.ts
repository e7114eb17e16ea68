/** Lets a value through at most once per `ms`; the last one always arrives. */
export class Throttle<T> {
  private waiting: { value: T } | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly ms: number,
    private readonly send: (value: T) => void,
  ) {}

  push(value: T): void {
    if (this.timer !== null) {
      this.waiting = { value };
      return;
    }
    this.send(value);
    this.timer = setTimeout(() => this.next(), this.ms);
  }

  private next(): void {
    this.timer = null;
    const { waiting } = this;
    this.waiting = null;
    if (waiting) this.push(waiting.value);
  }

  /** Forgets what waits. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waiting = null;
  }
}
