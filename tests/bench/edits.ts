/**
 * `npm run bench -- edits`: 20 clients on one map of 2,000 stakeholders and 8,000 relationships. Edit-to-seen at 100 and 400 operations a second (from the call that sends an operation to the poke that brings it, at every client),
 * beside a plain relay and a relay that commits one row first, with the same clients and rates; then durable operations a second with 20 in flight per client, beside serial one-row commits; then the same on
 * a map of 20,000. Everything on this machine, server and clients in two processes.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { OPERATIONS, type OperationName } from '@baraza/domain';
import { PROTOCOL, type Mutation, type OpenAnswer, type Poke, type PushAnswer } from '@baraza/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Answer, Ask, Seeded } from './edits-messages.js';
import { round, spread, type Spread } from './statistics.js';

const CLIENTS = 20;
const IN_FLIGHT = 20;
const RATES = [100, 400];
const SECONDS = 10;
const WARM_UP_SECONDS = 2;
const PROFILE = '--profile=';

type Say = (sentence: string) => void;

class BenchServer {
  private constructor(private readonly child: ChildProcess) {}
  static async start(): Promise<BenchServer> {
    const child = fork(new URL('./edits-server.ts', import.meta.url), { execArgv: ['--import', new URL('../../libs/testing/src/register-typescript.mjs', import.meta.url).href], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
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
class Client {
  readonly id = randomUUID();
  private n = 0;
  private readonly ready: { mutation: Mutation; done: (seq: number) => void; failed: (error: Error) => void }[] = [];
  onPoke: (poke: Poke) => void = () => undefined;
  private constructor(private readonly socket: Socket, private readonly project: string) {
    socket.on('poke', (poke: Poke) => this.onPoke(poke));
  }
  static async open(port: number, seeded: Seeded, account: string): Promise<Client> {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], extraHeaders: { 'x-account': account }, forceNew: true });
    const client = new Client(socket, seeded.project);
    await once(socket as never, 'connect');
    const answer: OpenAnswer = await socket.emitWithAck('open', { protocol: PROTOCOL, project: seeded.project, client: client.id, scopes: ['registry', `map:${seeded.map}`], cursor: null });
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

type Edit = [OperationName, Record<string, unknown>];
/** The mix: four in ten move, three change a text, two a strength, one adds a stakeholder. */
function edit(seeded: Seeded, turn: number): Edit {
  const pick = (from: readonly string[]): string => from[Math.floor(Math.random() * from.length)]!;
  const kind = turn % 10;
  if (kind < 4) return ['moveOnMap', { positions: [{ id: pick(seeded.memberships), x: round(Math.random() * 4000), y: round(Math.random() * 4000) }] }];
  if (kind < 7) return ['updateStakeholder', { id: pick(seeded.stakeholders), description: `Edited in turn ${turn}` }];
  if (kind < 9) return ['updateRelationship', { id: pick(seeded.relationships), description: `Edited in turn ${turn}` }];
  return ['createStakeholder', { id: randomUUID(), name: `Added in turn ${turn}` }];
}

/** Calls `send` at an even rate for the warm-up and the counted seconds; `send(turn, counted)`. */
async function atRate(rate: number, send: (turn: number, counted: boolean) => void): Promise<void> {
  const started = performance.now();
  const total = rate * (SECONDS + WARM_UP_SECONDS);
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

async function editToSeen(clients: Client[], seeded: Seeded, rate: number): Promise<Spread> {
  const arrived = clients.map((): { to: number; at: number }[] => []);
  for (const [index, client] of clients.entries()) client.onPoke = ({ to }) => void arrived[index]!.push({ to, at: performance.now() });
  const sent: { at: number; counted: boolean; done: Promise<number> }[] = [];
  await atRate(rate, (turn, counted) => void sent.push({ at: performance.now(), counted, done: clients[turn % clients.length]!.send(edit(seeded, turn)) }));
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

async function relayToSeen(port: number, event: 'plain' | 'committed', rate: number, seeded: Seeded): Promise<Spread> {
  const sockets = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
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
  await atRate(rate, (turn, counted) => {
    const key = randomUUID();
    open.set(key, { at: performance.now(), counted, left: sockets.length });
    sockets[turn % sockets.length]!.emit(event, { key, edit: edit(seeded, turn) });
  });
  await untilSeen(() => open.size);
  for (const socket of sockets) socket.disconnect();
  return spread(samples);
}

/** Durable operations a second with `IN_FLIGHT` under way per client; every client is sent every change. */
async function closedLoop(server: BenchServer, clients: Client[], seeded: Seeded, profile: string | null): Promise<{ perSecond: number; serverCpuMsPerOperation: number }> {
  let counting = false;
  let count = 0;
  let turn = 0;
  let running = true;
  for (const client of clients) client.onPoke = () => undefined;
  const loops = clients.flatMap((client) =>
    Array.from({ length: IN_FLIGHT }, async () => {
      while (running) {
        await client.send(edit(seeded, (turn += 1)));
        if (counting) count += 1;
      }
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_SECONDS * 1000));
  if (profile !== null) await server.ask({ ask: 'profile', on: true });
  const before = await server.ask<{ cpuMs: number }>({ ask: 'cpu' });
  counting = true;
  const started = performance.now();
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  counting = false;
  const seconds = (performance.now() - started) / 1000;
  const after = await server.ask<{ cpuMs: number }>({ ask: 'cpu' });
  if (profile !== null) writeFileSync(profile, (await server.ask<{ profile: string }>({ ask: 'profile', on: false })).profile);
  running = false;
  await Promise.all(loops);
  return { perSecond: Math.round(count / seconds), serverCpuMsPerOperation: round((after.cpuMs - before.cpuMs) / count) };
}

/** One operation at a time on each of two maps in turn, so that what the machine does meanwhile falls on both; ms. */
async function inTurn(sides: readonly { client: Client; seeded: Seeded }[]): Promise<Spread[]> {
  const samples: number[][] = sides.map(() => []);
  for (let turn = 0; turn < 1100; turn += 1) {
    for (const [side, { client, seeded }] of sides.entries()) {
      const at = performance.now();
      await client.send(edit(seeded, turn));
      if (turn >= 100) samples[side]!.push(performance.now() - at);
    }
  }
  return samples.map(spread);
}

/** @param flags `--profile=FILE`: the server's CPU profile of the closed loop goes there; Chrome opens it, and so does Speedscope. */
export async function bench(say: Say, flags: readonly string[]): Promise<Record<string, unknown>> {
  const profile = flags.find((flag) => flag.startsWith(PROFILE))?.slice(PROFILE.length) ?? null;
  const server = await BenchServer.start();
  const { ports } = await server.ask<{ ports: { product: number; relay: number } }>({ ask: 'ports' });
  say('Seeding a map of 2,000 stakeholders and 8,000 relationships …');
  const { seeded } = await server.ask<{ seeded: Seeded }>({ ask: 'seed', stakeholders: 2000, relationships: 8000, people: CLIENTS });
  const clients = await Promise.all(seeded.accounts.map((account) => Client.open(ports.product, seeded, account)));
  const result: Record<string, unknown> = {};
  // First, so that what follows meets a server that has been running for a while, as servers have.
  say('Closed loop …');
  const { perSecond: serialBefore } = await server.ask<{ perSecond: number }>({ ask: 'serial', seconds: 3 });
  const loop = await closedLoop(server, clients, seeded, profile);
  const { perSecond: serialAfter } = await server.ask<{ perSecond: number }>({ ask: 'serial', seconds: 3 });
  const serial = (serialBefore + serialAfter) / 2;
  result['durable operations/s, 20 clients × 20 in flight'] = { ...loop, serialOneRowCommits: Math.round(serial), ratio: round(loop.perSecond / serial), must: '≥ 4' };
  for (const rate of RATES) {
    say(`Edit-to-seen at ${rate} operations/s …`);
    const relay = await relayToSeen(ports.relay, 'plain', rate, seeded);
    const relayAfterCommit = await relayToSeen(ports.relay, 'committed', rate, seeded);
    const product = await editToSeen(clients, seeded, rate);
    result[`edit-to-seen at ${rate}/s, ms`] = { product, relay, relayAfterCommit, 'p95 ÷ (relay after commit)': round(product.p95 / relayAfterCommit.p95), must: '≤ 2' };
  }
  for (const client of clients.slice(1)) client.close();
  say('Seeding a map of 20,000 …');
  const { seeded: large } = await server.ask<{ seeded: Seeded }>({ ask: 'seed', stakeholders: 20_000, relationships: 80_000, people: 1 });
  const single = await Client.open(ports.product, large, large.accounts[0]!);
  const [small, big] = (await inTurn([{ client: clients[0]!, seeded }, { client: single, seeded: large }])) as [Spread, Spread];
  result['one operation at a time, ms'] = { 'map of 2,000': small, 'map of 20,000': big, 'p50 ratio': round(big.p50 / small.p50), must: '≤ 1.2' };
  await server.stop();
  return result;
}
