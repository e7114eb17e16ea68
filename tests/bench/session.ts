/**
 * `npm run bench -- session`: 12 rapporteurs who log two interventions a second each into a session that holds 5,000, and then 50,000. From the call that sends one to the poke that brings it, at every rapporteur, beside a plain
 * relay and a relay that commits one row first, with the same clients, rates and messages. Everything on this machine, server and clients in two processes.
 */
import { randomUUID } from 'node:crypto';
import { BenchServer, Client, type Edit, editToSeen, relayToSeen, type Say } from './harness.js';
import type { SeededSession } from './messages.js';
import { round, type Spread } from './statistics.js';

const RAPPORTEURS = 12;
const EACH_PER_SECOND = 2;
const SECONDS = 20;
const SIZES = [5000, 50_000] as const;

/** An intervention with a speaker, a code and a stakeholder of whom it speaks. */
const said = ({ session, item, codes, stakeholders, seats }: SeededSession, turn: number): Edit => [
  'logIntervention',
  {
    id: randomUUID(),
    session,
    item,
    kind: 'need',
    text: `A police post at the market that stays open at night, with a woman officer on duty: number ${turn}.`,
    language: 'en',
    channel: 'session',
    speaker: seats[turn % seats.length],
    about: [{ code: codes[turn % codes.length] }, { stakeholder: stakeholders[turn % stakeholders.length] }],
  },
];

export async function bench(tell: Say, _flags: readonly string[]): Promise<Record<string, unknown>> {
  const server = await BenchServer.start();
  const { ports } = await server.ask<{ ports: { product: number; relay: number } }>({ ask: 'ports' });
  const rate = RAPPORTEURS * EACH_PER_SECOND;
  const result: Record<string, unknown> = {};
  let first: Spread | null = null;
  for (const interventions of SIZES) {
    tell(`Seeding a session of ${interventions} interventions …`);
    const { session } = await server.ask<{ session: SeededSession }>({ ask: 'seedSession', interventions, rapporteurs: RAPPORTEURS });
    const clients = await Promise.all(session.accounts.map((account) => Client.open(ports.product, session.project, ['registry', `session:${session.session}`], account)));
    const edit = (turn: number): Edit => said(session, turn);
    tell(`Logged-to-seen at ${rate} interventions/s …`);
    const relay = await relayToSeen(ports.relay, 'plain', RAPPORTEURS, edit, rate, SECONDS);
    const relayAfterCommit = await relayToSeen(ports.relay, 'committed', RAPPORTEURS, edit, rate, SECONDS);
    const product = await editToSeen(clients, edit, rate, SECONDS);
    for (const client of clients) client.close();
    result[`session of ${interventions}, ${RAPPORTEURS} rapporteurs × ${EACH_PER_SECOND}/s, ms`] = { product, relay, relayAfterCommit, 'p95 ÷ (relay after commit)': round(product.p95 / relayAfterCommit.p95), ...(first ? { 'p95 ÷ that at 5,000': round(product.p95 / first.p95), must: '≤ 1.2' } : { must: '≤ 2' }) };
    first ??= product;
  }
  await server.stop();
  return result;
}
