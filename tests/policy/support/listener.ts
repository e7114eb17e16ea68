/** A person's open socket that remembers what it is sent. */
import { randomUUID } from 'node:crypto';
import type { Closed, FloorAnswer, LiveState, OpenAnswer, Peers, Poke, Reopen, WindowAnswer } from '@baraza/protocol';
import type { Scope, ViewChange } from '@baraza/store';
import type { Socket } from 'socket.io-client';
import { type Ask, connect, openProject, outcomeOf, push } from './doors.js';
import type { Ground, Person } from './world.js';

export class Listener {
  readonly client = randomUUID();
  /** Everything that the server sent, in order. */
  readonly heard: unknown[][] = [];
  readonly pokes: Poke[] = [];
  readonly peers: Peers[] = [];
  readonly closed: Closed[] = [];
  readonly reopens: Reopen[] = [];
  readonly lives: LiveState[] = [];
  private waiting: (() => void)[] = [];
  private pushed = 0;

  private constructor(
    private readonly world: Ground,
    readonly socket: Socket,
  ) {
    socket.onAny((...message: unknown[]) => this.heard.push(message));
    socket.on('poke', (poke: Poke) => this.take(this.pokes, poke));
    socket.on('peers', (peers: Peers) => this.take(this.peers, peers));
    socket.on('reopen', (reopen: Reopen) => this.take(this.reopens, reopen));
    socket.on('live', (live: LiveState) => this.take(this.lives, live));
    socket.on('closed', (closed: Closed) => this.take(this.closed, closed));
  }

  static async connect(world: Ground, person: Person): Promise<Listener> {
    return new Listener(world, await connect(world, person));
  }

  open(scopes: Scope[] = ['registry']): Promise<OpenAnswer> {
    return openProject(this.socket, this.world, scopes, this.client);
  }

  /** Does something, in one message; fails where anything of it is refused. @returns the sequence number of the last of it. */
  async do(asks: readonly Ask[]): Promise<number> {
    const results = await push(this.socket, this.world, this.client, asks, this.pushed + 1);
    this.pushed += asks.length;
    const refused = results.map(outcomeOf).flatMap((outcome, index) => (outcome === 'done' ? [] : [`${asks[index]!.name}: ${outcome}`]));
    if (refused.length > 0) throw new Error(`The changes were refused: ${refused.join(', ')}.`);
    return Math.max(...results.flatMap((result) => (result.status === 'done' ? [result.seq] : [])));
  }

  /** Does something with the floor of a session. */
  floor(session: string, command: object): Promise<FloorAnswer> {
    return this.socket.emitWithAck('floor', { project: this.world.place.project, session, command }) as Promise<FloorAnswer>;
  }

  /** Reads what was said before a moment. */
  window(session: string, before: { at: string; id: string }): Promise<WindowAnswer> {
    return this.socket.emitWithAck('window', { project: this.world.place.project, session, before, count: 50 }) as Promise<WindowAnswer>;
  }

  /** Resolves when something that was sent makes `found` true. */
  async until(found: (listener: this) => boolean): Promise<void> {
    while (!found(this)) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Resolves when everything up to this sequence number was sent. */
  caughtUp(seq: number): Promise<void> {
    return this.until(({ pokes }) => pokes.some(({ to }) => to >= seq));
  }

  get changes(): ViewChange[] {
    return this.pokes.flatMap(({ changes }) => changes);
  }

  close(): void {
    this.socket.disconnect();
  }

  private take<T>(into: T[], message: T): void {
    into.push(message);
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
