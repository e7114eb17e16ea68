/** What the benchmarks share: the server in a process of its own, clients of the bare protocol, and how long it takes until what one does is seen by all. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { OPERATIONS, type OperationName } from '@baraza/domain';
import { PROTOCOL, type Mutation, type OpenAnswer, type OpenMessage, type Poke, type PushAnswer } from '@baraza/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Answer, Ask } from './messages.js';
import { spread, type Spread } from './statistics.js';

export const SECONDS = 10;
export const WARM_UP_SECONDS = 2;

export type Say = (sentence: string) => void;
export type Edit = [OperationName, Record<string, unknown>];

export class BenchServer {
  private constructor(private readonly child: ChildProcess) {}
  static async start(): Promise<BenchServer> {
    const child = fork(new URL('./server.ts', import.meta.url), { execArgv: ['--import', new URL('../../libs/testing/src/register-typescript.mjs', import.meta.url).href], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(child, 'message');
    return new BenchServer(child);
  }
  async ask<A extends Answer>(ask: Ask): Promise<A> {
    this.child.send(ask);
    const [answer] = (await once(this.child, 'message')) as [A];
    return answer;
  }
  async stop(): Promise<void> {
    await this.ask({ ask: 'stop' });
    this.child.kill();
  }
}

/** One client of the product: the bare protocol, without the replica, so that what is measured is the server. */
export class Client {
  readonly id = randomUUID();
  private n = 0;
  private readonly ready: { mutation: Mutation; done: (seq: number) => void; failed: (error: Error) => void }[] = [];
  onPoke: (poke: Poke) => void = () => undefined;
  private constructor(private readonly socket: Socket, private readonly project: string) {
    socket.on('poke', (poke: Poke) => this.onPoke(poke));
  }
  static async open(port: number, project: string, scopes: OpenMessage['scopes'], account: string): Promise<Client> {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], extraHeaders: { 'x-account': account }, forceNew: true });
    const client = new Client(socket, project);
    await once(socket as never, 'connect');
    const answer: OpenAnswer = await socket.emitWithAck('open', { protocol: PROTOCOL, project, client: client.id, scopes, cursor: null });
    if (!answer.ok) throw new Error(answer.message);
    return client;
  }
  /** Sends one operation, in one message with what else is sent in the same turn, as the product's client does. Resolves with its sequence number, by which pokes contain it. */
  send([name, input]: Edit): Promise<number> {
    const mutation: Mutation = { n: (this.n += 1), name, version: OPERATIONS[name].version, input, group: null };
    if (this.ready.length === 0) setImmediate(() => this.flush());
    return new Promise((done, failed) => this.ready.push({ mutation, done, failed }));
  }
  private flush(): void {
    const sent = this.ready.splice(0);
    const answered = this.socket.emitWithAck('push', { project: this.project, client: this.id, mutations: sent.map(({ mutation }) => mutation) }) as Promise<PushAnswer>;
    void answered.then((answer) => {
      for (const [index, { mutation, done, failed }] of sent.entries()) {
        const result = answer.ok ? answer.results[index]! : null;
        if (result?.status === 'done') done(result.seq);
        else failed(new Error(`${mutation.name}: ${JSON.stringify(answer.ok ? result : answer)}`));
      }
    });
  }
  close(): void {
    this.socket.disconnect();
  }
}


/** Calls `send` at an even rate for the warm-up and the counted seconds; `send(turn, counted)`. */
async function atRate(rate: number, seconds: number, send: (turn: number, counted: boolean) => void): Promise<void> {
  const started = performance.now();
  const total = rate * (seconds + WARM_UP_SECONDS);
  for (let turn = 0; turn < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * rate));
    for (; turn < due; turn += 1) send(turn, turn >= rate * WARM_UP_SECONDS);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Resolves when nothing is missing anywhere, or rejects after a while: an operation that is never seen is a fault, not a slow one. */
async function untilSeen(missing: () => number): Promise<void> {
  const patience = performance.now() + 30_000;
  while (missing() > 0) {
    if (performance.now() > patience) throw new Error(`${missing()} were not seen everywhere.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** From the call that sends an operation to the poke that brings it, at every client; ms. */
export async function editToSeen(clients: readonly Client[], edit: (turn: number) => Edit, rate: number, seconds = SECONDS): Promise<Spread> {
  const arrived = clients.map((): { to: number; at: number }[] => []);
  for (const [index, client] of clients.entries()) client.onPoke = ({ to }) => void arrived[index]!.push({ to, at: performance.now() });
  const sent: { at: number; counted: boolean; done: Promise<number> }[] = [];
  await atRate(rate, seconds, (turn, counted) => void sent.push({ at: performance.now(), counted, done: clients[turn % clients.length]!.send(edit(turn)) }));
  const operations = await Promise.all(sent.map(async ({ at, counted, done }) => ({ at, counted, seq: await done })));
  operations.sort((a, b) => a.seq - b.seq);
  await untilSeen(() => arrived.filter((pokes) => (pokes.at(-1)?.to ?? 0) < operations.at(-1)!.seq).length);
  const samples: number[] = [];
  for (const pokes of arrived) {
    let next = 0;
    for (const { at, counted, seq } of operations) {
      while (pokes[next]!.to < seq) next += 1;
      if (counted) samples.push(pokes[next]!.at - at);
    }
  }
  return spread(samples);
}

/** The same over a plain relay, or one that commits one row first, with as many clients and the same messages. */
export async function relayToSeen(port: number, event: 'plain' | 'committed', clients: number, edit: (turn: number) => Edit, rate: number, seconds = SECONDS): Promise<Spread> {
  const sockets = await Promise.all(
    Array.from({ length: clients }, async () => {
      const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
      await once(socket as never, 'connect');
      return socket;
    }),
  );
  const samples: number[] = [];
  const open = new Map<string, { at: number; counted: boolean; left: number }>();
  for (const socket of sockets) {
    socket.on('seen', ({ key }: { key: string }) => {
      const sent = open.get(key)!;
      if (sent.counted) samples.push(performance.now() - sent.at);
      if ((sent.left -= 1) === 0) open.delete(key);
    });
  }
  await atRate(rate, seconds, (turn, counted) => {
    const key = randomUUID();
    open.set(key, { at: performance.now(), counted, left: sockets.length });
    sockets[turn % sockets.length]!.emit(event, { key, edit: edit(turn) });
  });
  await untilSeen(() => open.size);
  for (const socket of sockets) socket.disconnect();
  return spread(samples);
}
