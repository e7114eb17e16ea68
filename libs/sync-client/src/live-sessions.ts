/** What is shown of live sessions beside their records: floor, meters and counts as the server last told them, and how far back their logs are here. */
import { type FloorCommand, Refusal } from '@baraza/domain';
import type { Clock, CountAnswer, LiveState, WindowAnswer, WindowBound } from '@baraza/protocol';
import type { ViewChange } from '@baraza/store';
import { GroupCounts } from './group-counts.js';
import { raiseLater } from './raise-later.js';
import type { SnapshotHead } from './storage/types.js';
import type { Transport } from './transport.js';
import type { Typed } from './typed.js';

/** A live session as it was told, with what its clocks run by. */
export interface LiveView extends LiveState {
  /** Milliseconds that the server’s clock is ahead of this one. */
  ahead: number;
}

export interface LiveHooks {
  project: string;
  /** Where countings wait. */
  typed: Typed;
  connected(): boolean;
  /** Where this client stands in the log; null: nowhere yet. */
  cursor(): number | null;
  /** Brings records of a session in that are older than those here. */
  receive(changes: readonly ViewChange[]): void;
}

/** How long an answer about the floor may take. Longer, and nobody knows whether it was done. */
const ANSWER_WITHIN = 8000;
const COUNT = 200;

export class LiveSessions {
  private readonly views = new Map<string, LiveView>();
  private windows: SnapshotHead['windows'] = {};
  private readonly listeners = new Set<() => void>();
  /** What counts for groups, without a link to what was noted. */
  readonly counts: GroupCounts;

  constructor(
    private readonly transport: Transport,
    private readonly clock: Clock,
    private readonly hooks: LiveHooks,
  ) {
    const { project, typed, connected } = hooks;
    this.counts = new GroupCounts({ typed, send: async (session, count) => (connected() ? this.ask<CountAnswer>((take) => this.transport.count({ project, session, count }, take)) : null) });
  }

  /** What the server last told of the session; null: nothing yet. The same object until it changes. */
  view(session: string): LiveView | null {
    return this.views.get(session) ?? null;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  take(state: LiveState): void {
    this.views.set(state.session, { ...state, ahead: Date.parse(state.now) - this.clock.now() });
    void this.counts.send();
    this.tell();
  }

  /** How far back each session is here, as it is kept with the copy on the device. */
  get bounds(): SnapshotHead['windows'] {
    return this.windows;
  }
  setBounds(windows: SnapshotHead['windows']): void {
    this.windows = { ...windows };
    this.tell();
  }
  /** Everything was sent anew. */
  sent(bounds: readonly WindowBound[]): void {
    this.setBounds(Object.fromEntries(bounds.map(({ session, oldest }) => [session, oldest])));
  }

  /** The oldest intervention of the session up to which its log is here without a gap; null: all of it, or nothing is known of it. */
  oldest(session: string): WindowBound['oldest'] {
    return this.windows[session] ?? null;
  }

  /**
   * Brings the next earlier part of the log. Resolves when it is here, or to false where it could not be had: no line, or too much at once.
   */
  async loadOlder(session: string): Promise<boolean> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const before = this.oldest(session);
      if (!before) return true;
      const answer = await this.ask<WindowAnswer>((take) => this.transport.window({ project: this.hooks.project, session, before, count: COUNT }, take));
      if (!answer?.ok) return false;
      // Read before something that has passed by here since: what it changed would be missing.
      if (answer.to < (this.hooks.cursor() ?? 0)) continue;
      this.hooks.receive(answer.changes);
      this.windows = { ...this.windows, [session]: answer.window.oldest };
      this.tell();
      return true;
    }
    return false;
  }

  /** Does something with the floor. Throws a Refusal where it was refused, or where the server cannot be asked: the floor is in its memory. */
  async command(session: string, command: FloorCommand): Promise<number> {
    if (!this.hooks.connected()) throw new Refusal('internal', 'The floor is led by the server, which is away just now. The log goes on.');
    const answer = await this.ask<Parameters<Parameters<Transport['floor']>[1]>[0]>((take) => this.transport.floor({ project: this.hooks.project, session, command }, take));
    if (!answer) throw new Refusal('internal', 'The server did not answer. Look at the floor before you try again.');
    if (answer.ok) return answer.revision;
    const { code, message, params, path } = answer.refusal;
    throw new Refusal(code, message, params, path);
  }

  /** Nothing is known any more of somebody who may see nothing here. */
  clear(): void {
    this.views.clear();
    this.windows = {};
    this.tell();
  }

  private ask<T>(send: (take: (answer: T) => void) => void): Promise<T | null> {
    return new Promise((resolve) => {
      const stop = this.clock.after(ANSWER_WITHIN, () => resolve(null));
      send((answer) => {
        stop();
        resolve(answer);
      });
    });
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      try {
        listener();
      } catch (error) {
        raiseLater(error);
      }
    }
  }
}
