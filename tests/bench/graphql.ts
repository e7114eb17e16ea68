/**
 * `npm run bench -- graphql`: a map of 1,000 stakeholders with their 4,000 relationships and 3,000 holdings, asked for by one nested query over HTTP, beside one hand-written SQL statement that gives the same JSON to the same
 * person, served over HTTP by the same process. The two are asked in turn, so that what the machine does meanwhile falls on both; that they answer the same is checked first.
 */
import { isDeepStrictEqual } from 'node:util';
import { writeFileSync } from 'node:fs';
import { BenchServer, type Say } from './harness.js';
import type { Nested } from './messages.js';
import { round, spread, type Spread } from './statistics.js';

const SIZE = { stakeholders: 1000, relationships: 4000, holdings: 3000, interests: 200 };
const SEED = 20_261;
const WARM_UP = 10;
const ROUNDS = 60;
const PROFILE = '--profile=';

/** What is asked; every stakeholder of the seeded map has four relationships and three holdings. */
const QUERY = `query ($project: ID!, $map: ID!) {
  project(id: $project) {
    map(id: $map) {
      name
      memberships(first: 1000) {
        nodes {
          x
          y
          stakeholder {
            id
            name
            state
            kind { code }
            relationshipsByFrom(first: 8) { nodes { type { code } direction strength to { id name } } }
            holdings(first: 8) { nodes { stance intensity interest { name } } }
          }
        }
      }
    }
  }
}`;

/** Asks once; the answer's text, and ms until the last byte is here. */
async function timed(url: string, account: string, body: string): Promise<{ text: string; ms: number }> {
  const at = performance.now();
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-account': account }, body });
  const text = await response.text();
  const ms = performance.now() - at;
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 500)}`);
  return { text, ms };
}

/** @param flags `--profile=FILE`: the server's CPU profile while only the product is asked goes there. */
export async function bench(say: Say, flags: readonly string[]): Promise<Record<string, unknown>> {
  const profile = flags.find((flag) => flag.startsWith(PROFILE))?.slice(PROFILE.length) ?? null;
  const server = await BenchServer.start();
  try {
    return await compare(server, say, profile);
  } finally {
    await server.stop();
  }
}

async function compare(server: BenchServer, say: Say, profile: string | null): Promise<Record<string, unknown>> {
  say(`Seeding a map of ${SIZE.stakeholders} stakeholders (seed ${SEED}) …`);
  const { nested } = await server.ask<{ nested: Nested }>({ ask: 'seedNested', seed: SEED, ...SIZE });
  const { project, map, people, graphqlPort, floorPort } = nested;
  const graphql = `http://127.0.0.1:${graphqlPort}/graphql`;
  const floor = `http://127.0.0.1:${floorPort}/`;
  const question = JSON.stringify({ query: QUERY, variables: { project, map } });
  const plain = JSON.stringify({ project, map });
  const result: Record<string, unknown> = { seed: SEED, size: SIZE };
  for (const [role, account] of Object.entries(people)) {
    const ask = { product: () => timed(graphql, account, question), floor: () => timed(floor, account, plain) };
    const answers = { product: (await ask.product()).text, floor: (await ask.floor()).text };
    if (!isDeepStrictEqual(JSON.parse(answers.product), JSON.parse(answers.floor))) throw new Error(`To the ${role} the two do not answer the same.`);
    if (role !== 'analyst') continue;
    say('Asking both in turn …');
    const samples = { product: [] as number[], floor: [] as number[] };
    for (let turn = 0; turn < WARM_UP + ROUNDS; turn += 1) {
      for (const side of ['floor', 'product'] as const) {
        const { ms } = await ask[side]();
        if (turn >= WARM_UP) samples[side].push(ms);
      }
    }
    const product: Spread = spread(samples.product);
    const handWritten: Spread = spread(samples.floor);
    result['nested map, ms'] = { product, handWritten, bytes: Buffer.byteLength(answers.product), 'p50 ÷ p50': round(product.p50 / handWritten.p50), 'p95 ÷ p95': round(product.p95 / handWritten.p95), must: '≤ 2' };
    if (profile === null) continue;
    await server.ask({ ask: 'profile', on: true });
    for (let turn = 0; turn < ROUNDS; turn += 1) await ask.product();
    writeFileSync(profile, (await server.ask<{ profile: string }>({ ask: 'profile', on: false })).profile);
  }
  return result;
}
