/** Who else is here and what they do, and the same of ourselves, sent at most 20 times a second. */
import type { Clock, Peer, Peers, PresenceState } from '@baraza/protocol';
import { raiseLater } from './raise-later.js';

const SEND_EVERY = 50;
const NOWHERE: PresenceState = { map: null, cursor: null, selection: [], editing: null, dragging: [], session: null, draft: null, hall: null };

export class Presence {
  private mine = NOWHERE;
  private sentAt = Number.NEGATIVE_INFINITY;
  private stop: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();
  /** By client id. A new map after every change. */
  peers: ReadonlyMap<string, Peer> = new Map();

  constructor(
    private readonly clock: Clock,
    /** Sends, where there is a connection. */
    private readonly send: (state: PresenceState) => void,
  ) {}

  set(part: Partial<PresenceState>): void {
    this.mine = { ...this.mine, ...part };
    if (this.stop) return;
    const wait = this.sentAt + SEND_EVERY - this.clock.now();
    if (wait <= 0) this.sendNow();
    else this.stop = this.clock.after(wait, () => this.sendNow());
  }

  /** Says where we are, after the project was opened on a new connection. */
  sayAgain(): void {
    if (this.mine !== NOWHERE) this.sendNow();
  }

  receive({ all, peers, gone }: Peers, own: string): void {
    const next = new Map(all ? [] : this.peers);
    for (const peer of peers) if (peer.client !== own) next.set(peer.client, peer);
    for (const client of gone) next.delete(client);
    this.show(next);
  }

  /** Without a connection nobody is known to be here. */
  forgetPeers(): void {
    if (this.peers.size > 0) this.show(new Map());
  }

  end(): void {
    this.stop?.();
    this.stop = null;
    this.forgetPeers();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private sendNow(): void {
    this.stop?.();
    this.stop = null;
    this.sentAt = this.clock.now();
    this.send(this.mine);
  }

  private show(peers: ReadonlyMap<string, Peer>): void {
    this.peers = peers;
    for (const listener of [...this.listeners]) {
      try {
        listener();
      } catch (error) {
        raiseLater(error);
      }
    }
  }
}
