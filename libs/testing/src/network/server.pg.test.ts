/** Single rules of the true server that need exact timing. The random schedules against it are in tests/fuzz. */
import { PROTOCOL } from '@baraza/protocol';
import type { Scope } from '@baraza/store';
import { createTestStore, foundTestProject, testHandler, type TestStore } from '../database.js';
import { Random } from '../generate/random.js';
import { acceptAt } from './true-server.js';

let store: TestStore;
beforeAll(async () => void (store = await createTestStore({ connections: 8 })), 60_000);
afterAll(() => store?.close());

test('SYNC-27 of two opens under way at once the later one counts, whichever is quicker', async () => {
  const handler = testHandler(store.dataSource);
  const account = new Random(1).uuid();
  const place = await foundTestProject(handler, account);
  const { hub } = acceptAt(store.dataSource, handler);
  const silent = { acks: () => undefined, poke: () => undefined, peers: () => undefined, live: () => undefined, reopen: () => undefined, closed: () => undefined, join: () => undefined, leave: () => undefined };
  const open = (scopes: Scope[]) => ({ protocol: PROTOCOL, project: place.project, client: account, scopes, cursor: null });
  const maps = Array.from({ length: 30 }, (_, index): Scope => `map:${new Random(index).uuid()}`);
  const connection = hub.connect(account, 'session', silent);
  const answers = await Promise.all(maps.map((map) => connection.open(open(['registry', map]))));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(connection.joined?.group).toContain(maps.at(-1));
  hub.shutDown();
});
