import { randomUUID } from 'node:crypto';
import { inTransaction, type ProjectPlace, readViewer } from '@baraza/persistence';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { commentNotices, MOST } from './statements.js';

interface Plan {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Alias?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const COMMENTS = 100_000;
const OF_THREAD = 10;
const PEOPLE = 40;
const numbered = (n: string): string => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const somebody = '00000000-0000-4000-8000-000000000003';

let store: TestStore;
let place: ProjectPlace;
const owner = randomUUID();

/** A project in which one comment is written every six minutes, by people in turn, in threads of ten. */
async function talkative(handler: ReturnType<typeof testHandler>, workspace?: string): Promise<ProjectPlace> {
  const founded = await foundTestProject(handler, owner, workspace === undefined ? {} : { workspace });
  const stakeholder = randomUUID();
  await submitAs(handler, founded, owner, 'createStakeholder', { id: stakeholder, name: 'Ministry', aliases: [], tags: [], properties: {}, classification: 'restricted' } as never);
  await inTransaction(store.dataSource, founded.workspace, (sql) =>
    sql.query(
      `INSERT INTO comment (workspace_id, project_id, id, from_seq, created_seq, classification, deleted, thread, stakeholder_id, author_id, text, written_at, edited)
       SELECT $1, $2, gen_random_uuid(), 1, 1, 'restricted', false, ${numbered(`n / ${OF_THREAD}`)}, $3, ${numbered(`n * 7919 % ${PEOPLE}`)}, repeat('what was said ', 10), now() - n * interval '6 minutes', false FROM generate_series(1, ${COMMENTS}) n`,
      [founded.workspace, founded.project, stakeholder],
    ),
  );
  return founded;
}

beforeAll(async () => {
  store = await createTestStore();
  const handler = testHandler(store.dataSource);
  place = await talkative(handler);
  await talkative(handler, place.workspace);
});
afterAll(() => store?.close());

test('TALK-10 among two hundred thousand comments the bell reads the newest ones, and of each thread what one person wrote', async () => {
  const [{ 'QUERY PLAN': [{ Plan: plan }] }] = (await inTransaction(store.dataSource, place.workspace, async (sql) => {
    const viewer = (await readViewer(sql, place, owner))!;
    return sql.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${commentNotices(viewer)}`, [place.workspace, place.project, somebody]);
  })) as [{ 'QUERY PLAN': [{ Plan: Plan }] }];
  const read = ({ 'Actual Rows': rows, 'Rows Removed by Filter': removed = 0 }: Plan): number => rows + removed;
  const scans = (alias: string): Plan[] => nodesOf(plan).filter((node) => node.Alias === alias && node['Node Type'].includes('Scan'));
  expect(plan['Actual Rows']).toBe(MOST);
  // Some 17 of 100 answer what somebody wrote; of 21,600 in the 90 days, and of 100,000 in the project, no more are read than need be.
  expect(scans('c').map((node) => read(node) < 1000)).toEqual([true]);
  expect(scans('o').map((node) => read(node) <= 1)).toEqual([true]);
});
