/** Closes what a sign-in has open when it ends by itself: its time ran out, or another process ended it. One question for all sign-ins at once, from time to time. */
import type { Hub } from './hub.js';

/** Of these sign-ins, those that still hold. */
export type StillSignedIn = (sessions: readonly string[]) => Promise<ReadonlySet<string>>;

/** How long an ended sign-in stays open at most, milliseconds. */
const EVERY_MS = 2_000;

export class SessionWatch {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly hub: Hub,
    private readonly stillSignedIn: StillSignedIn,
    private readonly onError: (error: unknown) => void,
  ) {
    this.wait();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(): void {
    if (!this.stopped) this.timer = setTimeout(() => void this.look(), EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    const sessions = [...this.hub.sessions];
    try {
      if (sessions.length > 0) await this.close(sessions);
      this.failing = false;
    } catch (error) {
      // Told once: the database may be away for hours.
      if (!this.failing && !this.stopped) this.onError(error);
      this.failing = true;
    }
    this.wait();
  }

  private async close(sessions: readonly string[]): Promise<void> {
    const good = await this.stillSignedIn(sessions);
    this.hub.sessionsEnded(new Set(sessions.filter((session) => !good.has(session))));
  }
}
