/**
 * `npm run bench -- edits`: 20 clients on one map of 2,000 stakeholders and 8,000 relationships. Edit-to-seen at 100 and 400 operations a second (from the call that sends an operation to the poke that brings it, at every client),
 * beside a plain relay and a relay that commits one row first, with the same clients and rates; then durable operations a second with 20 in flight per client, beside serial one-row commits; then the same on
 * a map of 20,000. Everything on this machine, server and clients in two processes.
 */
import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { BenchServer, Client, type Edit, editToSeen, relayToSeen, type Say, SECONDS, WARM_UP_SECONDS } from './harness.js';
import type { Seeded } from './messages.js';
import { round, spread, type Spread } from './statistics.js';

const CLIENTS = 20;
const IN_FLIGHT = 20;
const RATES = [100, 400];
const PROFILE = '--profile=';

/** The mix: four in ten move, three change a text, two a strength, one adds a stakeholder. */
function edit(seeded: Seeded, turn: number): Edit {
  const pick = (from: readonly string[]): string => from[Math.floor(Math.random() * from.length)]!;
  const kind = turn % 10;
  if (kind < 4) return ['moveOnMap', { positions: [{ id: pick(seeded.memberships), x: round(Math.random() * 4000), y: round(Math.random() * 4000) }] }];
  if (kind < 7) return ['updateStakeholder', { id: pick(seeded.stakeholders), description: `Edited in turn ${turn}` }];
  if (kind < 9) return ['updateRelationship', { id: pick(seeded.relationships), description: `Edited in turn ${turn}` }];
  return ['createStakeholder', { id: randomUUID(), name: `Added in turn ${turn}` }];
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
  const clients = await Promise.all(seeded.accounts.map((account) => Client.open(ports.product, seeded.project, ['registry', `map:${seeded.map}`], account)));
  const mixed = (turn: number): Edit => edit(seeded, turn);
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
    const relay = await relayToSeen(ports.relay, 'plain', CLIENTS, mixed, rate);
    const relayAfterCommit = await relayToSeen(ports.relay, 'committed', CLIENTS, mixed, rate);
    const product = await editToSeen(clients, mixed, rate);
    result[`edit-to-seen at ${rate}/s, ms`] = { product, relay, relayAfterCommit, 'p95 ÷ (relay after commit)': round(product.p95 / relayAfterCommit.p95), must: '≤ 2' };
  }
  for (const client of clients.slice(1)) client.close();
  say('Seeding a map of 20,000 …');
  const { seeded: large } = await server.ask<{ seeded: Seeded }>({ ask: 'seed', stakeholders: 20_000, relationships: 80_000, people: 1 });
  const single = await Client.open(ports.product, large.project, ['registry', `map:${large.map}`], large.accounts[0]!);
  const [small, big] = (await inTurn([{ client: clients[0]!, seeded }, { client: single, seeded: large }])) as [Spread, Spread];
  result['one operation at a time, ms'] = { 'map of 2,000': small, 'map of 20,000': big, 'p50 ratio': round(big.p50 / small.p50), must: '≤ 1.2' };
  await server.stop();
  return result;
}
