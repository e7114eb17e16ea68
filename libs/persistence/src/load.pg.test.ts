/** What of a working set is read, and what is known already. */
import { randomUUID } from 'node:crypto';
import type { Read } from '@baraza/domain';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { Known } from './known.js';
import { loadWorkingSet } from './load.js';
import type { ProjectPlace } from './projects.js';
import { inTransaction, type Sql } from './sql.js';

let db: TestStore;
let place: ProjectPlace;
const owner = randomUUID();
const [map, minister, police] = [randomUUID(), randomUUID(), randomUUID()];
const memberships = [randomUUID(), randomUUID()];

beforeAll(async () => {
  db = await createTestStore();
  const handler = testHandler(db.dataSource);
  place = await foundTestProject(handler, owner);
  const answers = [
    await submitAs(handler, place, owner, 'createMap', { id: map, name: 'Map', purpose: null, aggregate: 'agreed', order: null }),
    await submitAs(handler, place, owner, 'importRecords', { stakeholder: [{ id: minister, name: 'Minister' }, { id: police, name: 'Police' }] }),
    await submitAs(handler, place, owner, 'importRecords', { membership: [minister, police].map((stakeholder, index) => ({ id: memberships[index]!, map, stakeholder, x: 0, y: index })) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
});
afterAll(() => db?.close());

const OF_MAP: Read = { entity: 'membership', field: 'map', values: [map] };
const IDS: Read = { entity: 'membership', ids: memberships };

/** Loads as a batch does; returns what is there, and the tables that were read, by name. */
const load = (reads: readonly Read[], known: Known, chain = 'now'): Promise<{ there: string[]; read: string[] }> =>
  inTransaction(db.dataSource, place.workspace, async (sql) => {
    const read: string[] = [];
    const counted: Sql = { ...sql, query: (text, values, name) => (read.push(/FROM "(\w+)"/u.exec(text)![1]!), sql.query(text, values, name)) };
    const { store, since } = await loadWorkingSet(counted, place.workspace, place.project, reads, { known, stands: Promise.resolve().then(() => known.standAt(chain)) });
    const there = (['map', 'stakeholder', 'membership'] as const).flatMap((entity) => [...store.all(entity)].map(({ id }) => `${entity} ${id}`));
    expect(there.filter((key) => !since.has(key))).toEqual([]);
    return { there: there.sort(), read: read.sort() };
  });
const ALL = [`map ${map}`, ...[minister, police].map((id) => `stakeholder ${id}`), ...memberships.map((id) => `membership ${id}`)].sort();
const membership = (id: string, more: object = {}) => ({ entity: 'membership' as const, id, before: { id, map, classification: 'restricted' as const, deleted: false }, after: { id, map, classification: 'restricted' as const, deleted: false, ...more } });

test('OP-19 what the batches before have read is not read again, down to what it hangs on; what is not there neither', async () => {
  const known = new Known(10);
  const absent: Read = { entity: 'stakeholder', ids: [randomUUID()] };
  expect(await load([IDS, absent], known)).toEqual({ there: ALL, read: ['map', 'membership', 'stakeholder', 'stakeholder'] });
  expect(await load([IDS, absent], known)).toEqual({ there: ALL, read: [] });
  expect(await load([OF_MAP], known)).toEqual({ there: ALL, read: ['membership'] });
  expect(await load([OF_MAP], known)).toEqual({ there: ALL, read: [] });
});

test('OP-19 what a batch changed is read again, and lists that it came into or left; everything, where somebody else moved the log', async () => {
  const known = new Known(10);
  await load([IDS, OF_MAP], known);
  known.move('later', [membership(memberships[0]!)]);
  expect(await load([IDS], known, 'later')).toEqual({ there: ALL, read: ['membership'] });
  expect(await load([OF_MAP], known, 'later')).toEqual({ there: ALL, read: ['membership'] });
  known.move('later still', [membership(randomUUID(), { map: randomUUID() })]);
  expect(await load([IDS], known, 'later still')).toEqual({ there: ALL, read: [] });
  expect(await load([OF_MAP], known, 'later still')).toEqual({ there: ALL, read: ['membership'] });
  expect((await load([IDS], known, 'elsewhere')).read).toEqual(['map', 'membership', 'stakeholder']);
});

test('OP-19 no more is kept of an entity than was said, and more can be read than is kept', async () => {
  const known = new Known(1);
  expect((await load([OF_MAP], known)).there).toEqual(ALL);
  const again = await load([OF_MAP], known);
  expect(again.there).toEqual(ALL);
  // The map is known; one of the stakeholders is not any more, and the list of memberships was too long.
  expect(again.read).toEqual(['membership', 'stakeholder']);
  expect(known.list('membership', 'map', map)).toBeUndefined();
});

test('OP-19 no more characters are kept of records than was said', async () => {
  const known = new Known(10, 30);
  await load([IDS], known);
  expect((await load([IDS], known)).read.length).toBeGreaterThan(0);
  const roomy = new Known(10, 30_000);
  await load([IDS], roomy);
  expect((await load([IDS], roomy)).read).toEqual([]);
});
