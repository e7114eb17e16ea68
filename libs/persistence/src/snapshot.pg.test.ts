/** What opening a project costs the database. */
import { randomUUID } from 'node:crypto';
import { createSampleProject } from '@baraza/commands';
import { createTestStore, enrol, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { type ProjectPlace, readViewer } from './projects.js';
import { readSnapshot } from './snapshot.js';
import { inTransaction } from './sql.js';

const MANY = 1500;
const AT_ONCE = 500;
let db: TestStore;
let place: ProjectPlace;
const owner = randomUUID();
const map = randomUUID();

beforeAll(async () => {
  db = await createTestStore();
  const handler = testHandler(db.dataSource);
  const founder = { workspace: randomUUID(), account: owner, displayName: 'Owner' };
  await enrol(db.dataSource, founder.workspace, [owner]);
  place = await createSampleProject(handler, founder, 'fictional', 'en');
  const answers = [await submitAs(handler, place, owner, 'createMap', { id: map, name: 'Map', purpose: null, aggregate: 'agreed', order: null })];
  for (let start = 0; start < MANY; start += AT_ONCE) {
    const stakeholder = Array.from({ length: AT_ONCE }, (_, index) => ({ id: randomUUID(), name: `Organisation ${start + index}` }));
    answers.push(await submitAs(handler, place, owner, 'importRecords', { stakeholder }));
    answers.push(await submitAs(handler, place, owner, 'importRecords', { membership: stakeholder.map(({ id }, index) => ({ id: randomUUID(), map, stakeholder: id, x: 0, y: index })) }));
  }
  expect([...new Set(answers.map(({ status }) => status))]).toEqual(['done']);
});
afterAll(() => db?.close());

test('SYNC-38 opening reads each row a bounded number of times, also where the planner knows nothing of the tables yet', async () => {
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    const viewer = (await readViewer(sql, place, owner))!;
    const found = await readSnapshot(sql, { ...place, viewer, scopes: ['registry', `map:${map}`] });
    expect(found.filter(({ entity }) => entity === 'membership')).toHaveLength(MANY);
    const [read] = await sql.query<{ rows: string }>('SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) AS rows FROM pg_stat_xact_user_tables');
    expect(Number(read!.rows)).toBeGreaterThan(2 * MANY);
    expect(Number(read!.rows)).toBeLessThan(20 * MANY);
    // What comes after in the same transaction is planned as ever.
    expect(await sql.query("SELECT current_setting('enable_nestloop') AS loops")).toEqual([{ loops: 'on' }]);
  });
});
