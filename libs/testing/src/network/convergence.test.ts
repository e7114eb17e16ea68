/** Every client converges to its permitted view, whatever the lines do. One schedule again, or more of them: npm run fuzz -- --model. */
import { OPERATIONS } from '@baraza/domain';
import { consultationSeed } from '../generate/consultation-seed.js';
import { Random } from '../generate/random.js';
import { castOf } from './cast.js';
import { keepFailure } from './failures.js';
import { ModelServer } from './model-server.js';
import { type ScheduleResult, runSchedule } from './schedule.js';
import { SimulatedNetwork } from './simulated-network.js';

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);
const SCHEDULES = Number(process.env['FUZZ_SCHEDULES'] ?? 40);
/** From so many on, every operation must have been done. The rarest is done once or twice in forty schedules, so that now and then it takes some more. */
const EVERY_FROM = 40;
const MOST_MORE = 8;

interface Run extends ScheduleResult {
  server: ModelServer;
  network: SimulatedNetwork;
}

async function runOne(seed: number): Promise<Run> {
  const random = new Random(seed);
  const [project, ...ids] = [random.uuid(), random.uuid(), random.uuid(), random.uuid()];
  const accounts = [random.uuid(), random.uuid(), random.uuid()];
  const server: ModelServer = new ModelServer(project, () => network.clock.now());
  const network: SimulatedNetwork = new SimulatedNetwork(server.accept, random.fork());
  server.found(accounts[0]!, ids[0]!);
  const { others, steady } = castOf(seed);
  others.forEach(({ role, clearance }, index) => server.addMember(ids[index + 1]!, accounts[index + 1]!, role, clearance));
  const stakeholder = random.uuid();
  server.run(accounts[0]!, 'createStakeholder', { id: stakeholder, name: 'Traders' });
  // Somebody on a map and what they want, from the beginning: by chance alone a schedule seldom comes so far that it changes them.
  const [map, interest] = [random.uuid(), random.uuid()];
  server.run(accounts[0]!, 'createMap', { id: map, name: 'Market', aggregate: 'median' });
  server.run(accounts[0]!, 'createInterest', { id: interest, name: 'Open roads' });
  server.run(accounts[0]!, 'createHolding', { id: random.uuid(), stakeholder, interest, stance: 1 });
  server.run(accounts[0]!, 'addToMap', { members: [{ id: random.uuid(), map, stakeholder, x: 0, y: 0 }] });
  // And two whom somebody has told apart, and a coalition of one of them.
  const other = random.uuid();
  server.run(accounts[0]!, 'createStakeholder', { id: other, name: 'Traders of the harbour' });
  server.run(accounts[0]!, 'createDistinction', { id: random.uuid(), one: stakeholder, other });
  const coalition = random.uuid();
  server.run(accounts[0]!, 'createCoalition', { id: coalition, name: 'Market and harbour' });
  server.run(accounts[0]!, 'addToCoalition', { members: [{ id: random.uuid(), coalition, stakeholder }] });
  const { session, steps } = consultationSeed(random, { stakeholder, people: others.map(({ role }, index) => ({ role, account: accounts[index + 1]! })) });
  for (const { name, input } of steps) server.run(accounts[0]!, name, input);
  const subject = { project, accounts, ownerMember: ids[0]!, steady, scopes: ['registry', `session:${session}`] as const, permitted: (account: string, scopes: readonly string[]) => server.permitted(account, scopes) };
  return { ...(await runSchedule(network, subject, random)), server, network };
}

test(`SYNC-1 after quiescence every client sees its permitted view of the server (seed ${SEED}, ${SCHEDULES} schedules)`, async () => {
  const done = new Map<string, number>();
  const faults = { dropped: 0, duplicated: 0, disconnects: 0 };
  const missing = (): string[] => (SCHEDULES < EVERY_FROM ? [] : Object.keys(OPERATIONS).filter((name) => !done.has(name)));
  for (let index = 0; index < SCHEDULES || (missing().length > 0 && index < MOST_MORE * SCHEDULES); index += 1) {
    const seed = SEED + index;
    const { differences, server, network } = await runOne(seed).catch((error: unknown) => {
      throw new Error(keepFailure('model', seed, String(error)), { cause: error });
    });
    if (differences.length > 0) throw new Error(`${keepFailure('model', seed, differences.join('\n'))}\n${differences.slice(0, 5).join('\n')}`);
    for (const [name, count] of server.done) done.set(name, (done.get(name) ?? 0) + count);
    for (const key of ['dropped', 'duplicated', 'disconnects'] as const) faults[key] += network.counts[key];
  }
  if (SCHEDULES < EVERY_FROM) return;
  expect(missing()).toEqual([]);
  expect(Object.values(faults).every((count) => count > 0)).toBe(true);
});
