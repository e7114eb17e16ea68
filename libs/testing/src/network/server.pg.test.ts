/** The random schedules against the true server objects on Postgres: command handler, hub and snapshots; only the sockets are simulated. */
import { type AnyRecord, isLive } from '@baraza/domain';
import { inSnapshot, type ProjectPlace, readSnapshot, readViewer } from '@baraza/persistence';
import { PROTOCOL } from '@baraza/protocol';
import { Hub } from '@baraza/realtime';
import { RecordStore, type Scope } from '@baraza/store';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '../database.js';
import { Random } from '../generate/random.js';
import { keepFailure } from './failures.js';
import { runSchedule, type Subject } from './schedule.js';
import { type Accept, SimulatedNetwork } from './simulated-network.js';

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);
const SCHEDULES = Number(process.env['FUZZ_SCHEDULES'] ?? 5);
const OPERATIONS_EACH = 120;

let store: TestStore;
beforeAll(async () => void (store = await createTestStore({ connections: 8 })), 60_000);
afterAll(() => store?.close());

/** Every connection of the simulated network, at a hub of its own. */
function acceptAt(handler: ReturnType<typeof testHandler>, now?: () => number): { accept: Accept; hub: Hub; errors: unknown[] } {
  const errors: unknown[] = [];
  const groups = new Map<string, Set<Parameters<Accept>[1]>>();
  const hub = new Hub({
    dataSource: store.dataSource,
    handler,
    broadcaster: { toGroup: (group, event, message) => groups.get(group)?.forEach((client) => client[event](message)) },
    onError: (error) => errors.push(error),
    ...(now ? { now } : {}),
  });
  const accept: Accept = (account, client) => {
    const connection = hub.connect(account, 'session', {
      ...client,
      join: (group) => groups.set(group, (groups.get(group) ?? new Set()).add(client)),
      leave: (group) => groups.get(group)?.delete(client),
    });
    return { open: (message) => connection.open(message), push: (message) => connection.push(message), presence: (message) => connection.presence(message), disconnected: () => connection.close() };
  };
  return { accept, hub, errors };
}

/** What the account may see, as the database has it. */
async function permitted(place: ProjectPlace, account: string, scopes: readonly string[]): Promise<Map<string, AnyRecord>> {
  const changes = await inSnapshot(store.dataSource, place.workspace, async (sql) => {
    const viewer = await readViewer(sql, place, account);
    return viewer ? readSnapshot(sql, { ...place, viewer, scopes: scopes as Scope[] }) : [];
  });
  const records = new RecordStore();
  for (const change of changes) if ('put' in change) records.put(change.entity, change.put);
  return new Map(changes.flatMap((change) => ('put' in change && isLive(change.entity, change.put, records.get) ? [[`${change.entity} ${change.id}`, change.put] as const] : [])));
}

test(`SYNC-1 on the true server, too, every client ends with its permitted view (seed ${SEED}, ${SCHEDULES} schedules)`, async () => {
  for (let index = 0; index < SCHEDULES; index += 1) {
    const seed = SEED + index;
    const random = new Random(seed);
    const accounts = [random.uuid(), random.uuid(), random.uuid()];
    const members = [random.uuid(), random.uuid()];
    const handler = testHandler(store.dataSource);
    const place = await foundTestProject(handler, accounts[0]!, { template: 'ssr' });
    for (const [at, role] of (['owner', 'analyst'] as const).entries()) {
      await submitAs(handler, place, accounts[0]!, 'createMember', { id: members[at]!, account: accounts[at + 1]!, displayName: role, role, clearance: null });
    }
    const owner = [...(await permitted(place, accounts[0]!, ['registry'])).values()].find((record) => record['account'] === accounts[0])!;
    // The bounds of the server count in the time of the simulated network.
    const { accept, hub, errors } = acceptAt(handler, () => network.clock.now());
    const network: SimulatedNetwork = new SimulatedNetwork(accept, random.fork());
    network.serverAtRest = () => handler.idle();
    const subject: Subject = { project: place.project, accounts, spared: new Set([...members, owner.id]), permitted: (account, scopes) => permitted(place, account, scopes) };
    const { differences } = await runSchedule(network, subject, random, OPERATIONS_EACH).catch((error: unknown) => {
      throw new Error(keepFailure('server', seed, String(error)), { cause: error });
    });
    hub.shutDown();
    expect(errors).toEqual([]);
    if (differences.length > 0) throw new Error(`${keepFailure('server', seed, differences.join('\n'))}\n${differences.slice(0, 5).join('\n')}`);
  }
}, 600_000);

test('SYNC-27 of two opens under way at once the later one counts, whichever is quicker', async () => {
  const handler = testHandler(store.dataSource);
  const account = new Random(SEED).uuid();
  const place = await foundTestProject(handler, account);
  const { hub } = acceptAt(handler);
  const silent = { acks: () => undefined, poke: () => undefined, peers: () => undefined, reopen: () => undefined, closed: () => undefined, join: () => undefined, leave: () => undefined };
  const open = (scopes: Scope[]) => ({ protocol: PROTOCOL, project: place.project, client: account, scopes, cursor: null });
  const maps = Array.from({ length: 30 }, (_, index): Scope => `map:${new Random(index).uuid()}`);
  const connection = hub.connect(account, 'session', silent);
  const answers = await Promise.all(maps.map((map) => connection.open(open(['registry', map]))));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(connection.joined?.group).toContain(maps.at(-1));
  hub.shutDown();
}, 60_000);
