/** A list that the server hands out in pages, for a question that changes while answers are on their way. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly total: number;
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
}

export interface Listed<T> {
  /** Until the first page of a new question is there, those of the question before, which `asking` says. */
  readonly entries: readonly T[];
  /** How many fit in all; null: not known. */
  readonly total: number | null;
  readonly hasMore: boolean;
  /** Why the last page that was asked for did not come. */
  readonly error: unknown;
  readonly asking: boolean;
}

/**
 * What is listed is of one question only: another question takes the way to the next page away at once, and the entries as soon as it is answered or cannot be. Answers to what was asked before the last question are dropped.
 */
export class Pages<Q, T> {
  private listed: Listed<T> = { entries: [], total: null, hasMore: false, error: null, asking: true };
  private question: Q | null = null;
  private next: string | null = null;
  /** Where the page begins that was asked for last. */
  private from: string | null = null;
  private asked = 0;

  constructor(
    private readonly ask: (question: Q, after: string | null) => Promise<Page<T>>,
    private readonly tell: (listed: Listed<T>) => void,
  ) {}

  /** Lists what fits the question, from its first page on. */
  look(question: Q): void {
    this.question = question;
    void this.load(null);
  }

  more(): void {
    if (this.next !== null && !this.listed.asking) void this.load(this.next);
  }

  /** Asks for the page again that did not come. */
  again(): void {
    void this.load(this.from);
  }

  private async load(after: string | null): Promise<void> {
    if (this.question === null) return;
    this.asked += 1;
    const mine = this.asked;
    this.from = after;
    if (after === null) this.next = null;
    this.set({ ...this.listed, ...(after === null ? { total: null } : {}), error: null, asking: true });
    try {
      const { nodes, total, next } = await this.ask(this.question, after);
      if (mine !== this.asked) return;
      this.next = next;
      this.set({ entries: after === null ? nodes : [...this.listed.entries, ...nodes], total, error: null, asking: false });
    } catch (error) {
      if (mine === this.asked) this.set({ ...this.listed, ...(after === null ? { entries: [] } : {}), error, asking: false });
    }
  }

  private set(listed: Omit<Listed<T>, 'hasMore'>): void {
    this.listed = { ...listed, hasMore: this.next !== null };
    this.tell(this.listed);
  }
}
