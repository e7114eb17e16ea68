/** Work of one kind is done one after the other. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /** Runs `work` after everything that was begun before under the same key, whatever became of it. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const done = (this.last.get(key) ?? Promise.resolve()).then(work);
    const over = (): void => void (this.last.get(key) === settled && this.last.delete(key));
    const settled: Promise<void> = done.then(over, over);
    this.last.set(key, settled);
    return done;
  }
}
