/** What somebody is typing and has not committed: kept on the device beside the queue of changes, so that a reload loses none of it. It is nobody else's, and goes with what is kept of the account. */
import type { OfflineStorage } from './storage/types.js';

export class Typed {
  /** The last of each place, for where there is no storage; null: committed or emptied. */
  private readonly texts = new Map<string, string | null>();
  private readonly writes = new Set<Promise<void>>();

  constructor(private readonly storage: () => OfflineStorage | null) {}

  /** What was being typed at the place, here or before the page was loaded anew; null: nothing. */
  async read(place: string): Promise<string | null> {
    const known = this.texts.get(place);
    if (known !== undefined) return known;
    try {
      return (await this.storage()?.readTyped(place)) ?? null;
    } catch {
      // Storage that fails holds nothing.
      return null;
    }
  }

  /** All places that begin so, with what is kept there. */
  async readAll(beginning: string): Promise<ReadonlyMap<string, string>> {
    const kept = await (this.storage()?.readAllTyped(beginning) ?? Promise.resolve(new Map<string, string>())).catch(() => new Map<string, string>());
    const all = new Map(kept);
    for (const [place, text] of this.texts) {
      if (!place.startsWith(beginning)) continue;
      if (text === null) all.delete(place);
      else all.set(place, text);
    }
    return all;
  }

  /** Keeps what is typed at the place; null forgets it. On its way to the disk at once, in the order in which it was typed: what waited for what was typed before would go with a page that is left just then. */
  keep(place: string, text: string | null): void {
    this.texts.set(place, text);
    // Where it cannot be written it lasts as long as the tab.
    const write = (this.storage()?.writeTyped(place, text) ?? Promise.resolve()).catch(() => undefined).then(() => void this.writes.delete(write));
    this.writes.add(write);
  }

  /** Resolves when all of it is on disk, or cannot be. */
  async settled(): Promise<void> {
    await Promise.all(this.writes);
  }
}
