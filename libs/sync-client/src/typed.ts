/** What somebody is typing and has not committed: kept on the device beside the queue of changes, so that a reload loses none of it. It is nobody else's, and goes with what is kept of the account. */
import type { OfflineStorage } from './storage/types.js';

export class Typed {
  /** The last of each place, for where there is no storage. */
  private readonly texts = new Map<string, string>();
  /** What waits to be written; the newest of a place is enough. */
  private readonly next = new Map<string, string | null>();
  private writing: Promise<void> | null = null;

  constructor(private readonly storage: () => OfflineStorage | null) {}

  /** What was being typed at the place, here or before the page was loaded anew; null: nothing. */
  async read(place: string): Promise<string | null> {
    const known = this.texts.get(place);
    if (known !== undefined || this.next.has(place)) return known ?? null;
    try {
      return (await this.storage()?.readTyped(place)) ?? null;
    } catch {
      // Storage that fails holds nothing.
      return null;
    }
  }

  /** Keeps what is typed at the place; null forgets it. */
  keep(place: string, text: string | null): void {
    if (text === null) this.texts.delete(place);
    else this.texts.set(place, text);
    this.next.set(place, text);
    this.writing ??= this.write();
  }

  /** Resolves when all of it is on disk, or cannot be. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    for (let first = this.next.entries().next(); !first.done; first = this.next.entries().next()) {
      const [place, text] = first.value;
      this.next.delete(place);
      // Where it cannot be written it lasts as long as the tab.
      await this.storage()?.writeTyped(place, text).catch(() => undefined);
    }
    this.writing = null;
  }
}
