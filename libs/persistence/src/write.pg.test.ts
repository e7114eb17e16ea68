/** What writing the rows of a batch costs in the database. */
import { randomUUID } from 'node:crypto';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { loadWorkingSet } from './load.js';
import type { ProjectPlace } from './projects.js';
import { openLane } from './sql.js';
import { type Step, writeRows } from './write.js';

const MANY = 500;
let db: TestStore;
let place: ProjectPlace;
const owner = randomUUID();
const memberships = Array.from({ length: MANY }, () => randomUUID());

beforeAll(async () => {
  db = await createTestStore();
  const handler = testHandler(db.dataSource);
  place = await foundTestProject(handler, owner);
  const map = randomUUID();
  const stakeholder = memberships.map((_, index) => ({ id: randomUUID(), name: `Stakeholder ${index}` }));
  const membership = stakeholder.map(({ id }, index) => ({ id: memberships[index]!, map, stakeholder: id, x: index, y: 0 }));
  const answers = [
    await submitAs(handler, place, owner, 'createMap', { id: map, name: 'Map', purpose: null, aggregate: 'agreed', order: null }),
    await submitAs(handler, place, owner, 'importRecords', { stakeholder }),
    await submitAs(handler, place, owner, 'importRecords', { membership }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
});
afterAll(() => db?.close());

test.each([1, 3])('DB-6 changing %i records reads no others, whatever the planner knows of the table', async (changed) => {
  const ids = memberships.slice(0, changed);
  const lane = await openLane(db.dataSource, place.workspace, { keepPlans: true });
  const { done } = lane.transact(async (sql) => {
    const { store } = await loadWorkingSet(sql, place.workspace, place.project, [{ entity: 'membership', ids }]);
    const read = async (): Promise<number> => {
      const rows = await sql.query<{ read: string }>(`SELECT seq_tup_read + idx_tup_fetch AS read FROM pg_stat_xact_user_tables WHERE relname = 'membership'`);
      return Number(rows[0]!.read);
    };
    const before = await read();
    const steps = ids.map((id, index): Step => ({ entity: 'membership', before: store.get('membership', id)!, remembered: store.get('membership', id)!, after: { ...store.get('membership', id)!, x: -1 - index }, seq: 1_000 + index }));
    writeRows(sql, place.workspace, place.project, steps);
    const moved = await sql.query<{ x: number }>('SELECT x FROM membership WHERE project_id = $1 AND x < 0', [place.project]);
    expect(moved).toHaveLength(changed);
    return (await read()) - before;
  });
  // Its own check has read the table once more.
  expect((await done) - MANY).toBeLessThanOrEqual(2 * changed);
  await lane.close();
});
