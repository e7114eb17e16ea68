/**
 * Lines between clients and a server that delay, drop and duplicate messages and break, all from one seed and in virtual time. Within one connection and direction order is kept, as a socket keeps
 * it; a connection that breaks loses what was under way.
 */
import type { CountAnswer, CountMessage, FloorAnswer, FloorMessage, OpenAnswer, OpenMessage, PresenceMessage, PushAnswer, PushMessage, ServerToClient, WindowAnswer, WindowMessage } from '@baraza/protocol';
import type { Transport, TransportEvents } from '@baraza/sync-client';
import type { Random } from '../generate/random.js';
import { VirtualClock } from './virtual-clock.js';

/** The server's end of one connection. */
export interface ConnectionHandler {
  open(message: OpenMessage): OpenAnswer | Promise<OpenAnswer>;
  push(message: PushMessage): PushAnswer | Promise<PushAnswer>;
  presence(message: PresenceMessage): void;
  floor(message: FloorMessage): FloorAnswer | Promise<FloorAnswer>;
  count(message: CountMessage): CountAnswer | Promise<CountAnswer>;
  window(message: WindowMessage): WindowAnswer | Promise<WindowAnswer>;
  /** The connection is gone. */
  disconnected(): void;
}
/** Takes a new connection of an account; `client` is how to send to it. */
export type Accept = (account: string, client: ServerToClient) => ConnectionHandler;

export interface Faults {
  /** Milliseconds on the way, from – to. */
  delay: readonly [number, number];
  /** Share of messages and answers that vanish although the connection stays. */
  drop: number;
  /** Share that arrives twice. */
  duplicate: number;
  /** Milliseconds until a broken connection is there again, from – to. */
  reconnect: readonly [number, number];
  /** Messages arrive at multiples of so many milliseconds, so that those of several clients arrive together and share what the server does at once. */
  tick: number;
}
export const NO_FAULTS: Faults = { delay: [1, 5], drop: 0, duplicate: 0, reconnect: [10, 50], tick: 1 };

export class SimulatedNetwork {
  readonly clock = new VirtualClock();
  readonly counts = { delivered: 0, dropped: 0, duplicated: 0, disconnects: 0, opens: 0, pushes: 0, asks: 0 };
  faults: Faults;
  /** Answers to what is pushed get lost, all of them. */
  answersLost = false;
  /** Resolves when the server has nothing more to do that it answers to nobody; asked before every step. */
  serverAtRest: () => Promise<unknown> = () => Promise.resolve();
  private readonly answering = new Set<Promise<unknown>>();
  private readonly postponed: (() => void)[] = [];

  constructor(
    private readonly accept: Accept,
    readonly random: Random,
    faults: Faults = NO_FAULTS,
  ) {
    this.faults = faults;
  }

  /** A line for one tab of an account. */
  line(account: string): SimulatedLine {
    return new SimulatedLine(this, account, this.accept);
  }

  /** One message on its way in one direction of a connection; `arrive` may be called twice, or never. */
  carry(lane: Lane, isUp: () => boolean, arrive: () => void): void {
    if (this.random.chance(this.faults.drop)) {
      this.counts.dropped += 1;
      return;
    }
    const times = this.random.chance(this.faults.duplicate) ? 2 : 1;
    this.counts.duplicated += times - 1;
    for (let time = 0; time < times; time += 1) {
      const { delay, tick } = this.faults;
      lane.arrival = Math.max(lane.arrival, Math.ceil((this.clock.now() + this.random.int(...delay)) / tick) * tick);
      this.clock.after(lane.arrival - this.clock.now(), () => {
        if (!isUp()) return;
        this.counts.delivered += 1;
        arrive();
      });
    }
  }

  /** Hands the answer on when the server has it. */
  whenAnswered<A>(answer: A | Promise<A>, then: (answer: A) => void): void {
    if (!(answer instanceof Promise)) return then(answer);
    const taken = answer.then(then).finally(() => this.answering.delete(taken));
    this.answering.add(taken);
  }

  /** Has it done when the server does nothing else: where its answer depended on what a database finishes first, a seed would not give the same run again. */
  alone(serve: () => void): void {
    this.postponed.push(serve);
  }

  /** Lets `ms` of virtual time pass. */
  async run(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    await this.settle();
    while (this.clock.due !== null && this.clock.due <= end) {
      this.clock.step();
      await this.settle();
    }
    if (this.clock.now() < end) this.clock.sleep(end - this.clock.now());
  }

  /** Runs until `reached`; throws after `limit` milliseconds of virtual time. */
  async runUntil(reached: () => boolean, limit: number, what: string): Promise<void> {
    const end = this.clock.now() + limit;
    await this.settle();
    while (!reached()) {
      if (this.clock.due === null || this.clock.due > end) throw new Error(`Not reached within ${limit} ms of virtual time: ${what}`);
      this.clock.step();
      await this.settle();
    }
  }

  /** Everything that was set going at this moment is done: storage in memory, answers of a real server. */
  private async settle(): Promise<void> {
    do {
      await Promise.all(this.answering);
      await this.serverAtRest();
      await new Promise((resolve) => setImmediate(resolve));
      if (this.answering.size === 0) this.postponed.shift()?.();
    } while (this.answering.size > 0 || this.postponed.length > 0);
  }
}

/** The time at which the last message of one direction arrives: nothing overtakes. */
interface Lane {
  arrival: number;
}
interface Link {
  handler: ConnectionHandler;
  up: Lane;
  down: Lane;
}

const copy = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T;

export class SimulatedLine implements Transport {
  private events: TransportEvents | null = null;
  private link: Link | null = null;
  private cutOff = false;
  private closed = false;
  private stopWaiting: () => void = () => undefined;

  constructor(
    private readonly network: SimulatedNetwork,
    private readonly account: string,
    private readonly accept: Accept,
  ) {}

  get connected(): boolean {
    return this.link !== null;
  }

  connect(events: TransportEvents): void {
    if (this.closed) return;
    this.events = events;
    this.connectSoon();
  }

  open: Transport['open'] = (message, answer) => this.ask(message, (link, sent) => link.handler.open(sent), answer, 'opens', (serve) => this.network.alone(serve));
  push: Transport['push'] = (message, answer) => this.ask(message, (link, sent) => link.handler.push(sent), answer, 'pushes', (serve) => serve());
  count: Transport['count'] = (message, answer) => this.ask(message, (link, sent) => link.handler.count(sent), answer, 'asks', (serve) => this.network.alone(serve));
  floor: Transport['floor'] = (message, answer) => this.ask(message, (link, sent) => link.handler.floor(sent), answer, 'asks', (serve) => this.network.alone(serve));
  window: Transport['window'] = (message, answer) => this.ask(message, (link, sent) => link.handler.window(sent), answer, 'asks', (serve) => this.network.alone(serve));
  presence: Transport['presence'] = (message) => {
    const { link } = this;
    if (link) this.network.carry(link.up, () => this.link === link, () => link.handler.presence(copy(message)));
  };

  restart(): void {
    this.disconnect();
    this.connectSoon();
  }

  close(): void {
    this.closed = true;
    this.stopWaiting();
    const { link } = this;
    this.link = null;
    link?.handler.disconnected();
  }

  /** Breaks the connection; it comes back by itself. */
  disconnect(): void {
    const { link } = this;
    if (!link) return;
    this.link = null;
    this.network.counts.disconnects += 1;
    link.handler.disconnected();
    this.events?.disconnected();
    this.connectSoon();
  }

  /** Breaks the connection until `mend`. */
  cut(): void {
    this.cutOff = true;
    this.disconnect();
  }

  mend(): void {
    this.cutOff = false;
    if (!this.link) this.connectSoon();
  }

  private connectSoon(): void {
    this.stopWaiting();
    if (this.closed || this.cutOff || !this.events) return;
    this.stopWaiting = this.network.clock.after(this.network.random.int(...this.network.faults.reconnect), () => this.establish());
  }

  private establish(): void {
    if (this.link || this.closed || this.cutOff) return;
    const lanes = { up: { arrival: 0 }, down: { arrival: 0 } };
    const toClient = <K extends keyof ServerToClient>(name: K) => (message: Parameters<ServerToClient[K]>[0]): void => {
      const sent = copy(message);
      this.network.carry(lanes.down, () => this.link === link, () => (this.events as unknown as Record<K, (message: unknown) => void>)[name](copy(sent)));
    };
    const handler = this.accept(this.account, { acks: toClient('acks'), poke: toClient('poke'), peers: toClient('peers'), live: toClient('live'), reopen: toClient('reopen'), closed: toClient('closed') });
    const link: Link = { handler, ...lanes };
    this.link = link;
    this.events?.connected();
  }

  private ask<M, A>(message: M, serve: (link: Link, sent: M) => A | Promise<A>, answer: (answer: A) => void, counted: 'opens' | 'pushes' | 'asks', turn: (serve: () => void) => void): void {
    const { link } = this;
    if (!link) return;
    const isUp = (): boolean => this.link === link;
    const sent = copy(message);
    let answered = false;
    const take = (given: A): void => {
      if (!isUp() || (counted === 'pushes' && this.network.answersLost)) return;
      const back = copy(given);
      this.network.carry(link.down, isUp, () => {
        if (answered) return;
        answered = true;
        answer(back);
      });
    };
    this.network.carry(link.up, isUp, () =>
      turn(() => {
        if (!isUp()) return;
        this.network.counts[counted] += 1;
        this.network.whenAnswered(serve(link, copy(sent)), take);
      }),
    );
  }
}
