/** Opening the project on a line that breaks: gaps, repeats, sleep, and the end. */
import { type Acks, type Clock, type Closed, type LiveState, type OpenAnswer, type OpenMessage, type Peers, type Poke, PROTOCOL } from '@baraza/protocol';
import type { Transport } from './transport.js';

export type Status = 'connecting' | 'live' | 'offline' | 'closed';
/** Why nothing more comes: rights lost, signed out, deleted, not found, or a page that is too old (reload it). */
export type ClosedReason = Exclude<Closed['reason'], 'restarting'> | Exclude<Extract<OpenAnswer, { ok: false }>['reason'], 'busy'> | 'left';
export type Opened = Extract<OpenAnswer, { ok: true }>;

export interface ConnectionHooks {
  /** What to open. */
  what(): Pick<OpenMessage, 'client' | 'scopes'>;
  /** `anew`: the changes are everything there is. */
  opened(answer: Opened, anew: boolean): void;
  /** What of ours a poke to come contains. */
  acks(acks: Acks): void;
  /** Pokes in order, without gaps or repeats; the cursor has been moved already. */
  poke(poke: Poke): void;
  peers(peers: Peers): void;
  live(live: LiveState): void;
  /** The connection broke: answers that had not come will not come. */
  lost(): void;
  closed(reason: ClosedReason, message: string): void;
  statusChanged(): void;
}

const ANSWER_WITHIN = 10_000;
/** A line that is neither made nor refused by then is tried again: nothing else says that its beginning got lost. */
const LINK_WITHIN = 30_000;
const BUSY_PAUSE = 2000;
const LOOK_EVERY = 15_000;
/** A timer that comes this much too late means that the machine slept. */
const SLEPT = 20_000;

export class Connection {
  status: Status = 'connecting';
  /** Since when it is not live, milliseconds since 1970; null while it is. */
  since: number | null;
  /** The last `to` that was applied for the present scopes. */
  cursor: number | null = null;
  private readonly heads = new Set<() => void>();
  private started = false;
  private linked = false;
  /** The open that is not answered yet. */
  private opening: symbol | null = null;
  private held: Poke[] = [];
  private stopWaiting: () => void = () => undefined;
  private stopLooking: () => void = () => undefined;

  constructor(
    private readonly project: string,
    private readonly transport: Transport,
    private readonly clock: Clock,
    private readonly hooks: ConnectionHooks,
  ) {
    this.since = clock.now();
  }

  start(): void {
    if (this.status === 'closed') return;
    this.started = true;
    this.look();
    this.expectLink();
    const ours = <M extends { project: string }>(take: (message: M) => void) => (message: M) => {
      if (message.project === this.project && this.status !== 'closed') take(message);
    };
    this.transport.connect({
      connected: () => {
        if (this.status === 'closed') return;
        this.linked = true;
        this.setStatus('connecting');
        this.open();
      },
      disconnected: () => this.lose(),
      acks: ours((acks) => this.hooks.acks(acks)),
      poke: ours((poke) => this.takePoke(poke)),
      peers: ours((peers) => this.hooks.peers(peers)),
      live: ours((live) => this.hooks.live(live)),
      reopen: ours(() => this.openFromStart()),
      // Without a project: all that this connection has open.
      closed: ({ project, reason }) => {
        if ((project === '' || project === this.project) && reason !== 'restarting') this.close(reason, '');
      },
    });
  }

  /** Asks the server for everything after the cursor, and where it stands with our queue. */
  open(): void {
    if (!this.linked || this.status === 'closed') return;
    const token = (this.opening = Symbol('open'));
    const { cursor } = this;
    this.stopWaiting();
    this.stopWaiting = this.clock.after(ANSWER_WITHIN, () => this.transport.restart());
    this.transport.open({ protocol: PROTOCOL, project: this.project, cursor, ...this.hooks.what() }, (answer) => {
      if (this.opening !== token || this.status === 'closed') return;
      this.opening = null;
      this.stopWaiting();
      if (answer.ok) this.takeOpened(answer, answer.anew || cursor === null);
      else if (answer.reason === 'busy') this.stopWaiting = this.clock.after(BUSY_PAUSE, () => this.open());
      else this.close(answer.reason, answer.message);
    });
  }

  /** Rights or scopes changed. */
  openFromStart(): void {
    this.cursor = null;
    this.open();
  }

  /**
   * Looks at once whether the line is alive: after sleep, or when the network or the person came back. Before `start` there is none to look at, and one that was made then would connect
   * with nobody listening: pages are shown while what was kept is still being read.
   */
  wake(): void {
    if (!this.started || this.status === 'closed') return;
    if (!this.linked) this.transport.restart();
    else if (!this.opening) this.open();
  }

  close(reason: ClosedReason, message: string): void {
    if (this.status === 'closed') return;
    this.stopWaiting();
    this.stopLooking();
    this.opening = null;
    this.linked = false;
    this.held = [];
    this.transport.close();
    this.setStatus('closed');
    this.hooks.closed(reason, message);
  }

  private takeOpened(answer: Opened, anew: boolean): void {
    this.cursor = answer.to;
    this.setStatus('live');
    this.hooks.opened(answer, anew);
    this.tellHead();
    // What came meanwhile may be older or newer than the answer.
    const { held } = this;
    this.held = [];
    for (const poke of held) this.takePoke(poke);
  }

  private takePoke(poke: Poke): void {
    if (this.opening || this.cursor === null) return void this.held.push(poke);
    if (poke.to <= this.cursor) return;
    if (poke.from > this.cursor) return this.open();
    this.cursor = poke.to;
    this.hooks.poke(poke);
    this.tellHead();
  }

  /** Calls `listener` when the server says that the log has grown, whatever of it is sent here. Returns how to stop. */
  subscribeHead(listener: () => void): () => void {
    this.heads.add(listener);
    return () => void this.heads.delete(listener);
  }

  private tellHead(): void {
    for (const listener of [...this.heads]) listener();
  }

  private lose(): void {
    this.linked = false;
    this.opening = null;
    this.held = [];
    this.stopWaiting();
    if (this.status === 'closed') return;
    this.expectLink();
    this.setStatus('offline');
    this.hooks.lost();
  }

  private expectLink(): void {
    this.stopWaiting = this.clock.after(LINK_WITHIN, () => {
      this.expectLink();
      this.transport.restart();
    });
  }

  private look(): void {
    const at = this.clock.now();
    this.stopLooking = this.clock.after(LOOK_EVERY, () => {
      if (this.clock.now() - at > LOOK_EVERY + SLEPT) this.wake();
      this.look();
    });
  }

  private setStatus(status: Status): void {
    if (this.status === status) return;
    this.since = status === 'live' ? null : (this.since ?? this.clock.now());
    this.status = status;
    this.hooks.statusChanged();
  }
}
