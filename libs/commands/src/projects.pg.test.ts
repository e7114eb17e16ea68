import { randomUUID } from 'node:crypto';
import { inTransaction } from '@baraza/persistence';
import { createTestStore, enrol, testHandler, type TestStore } from '@baraza/testing';
import { createProject, createSampleProject, deleteProject, SAMPLES, type SampleCode } from './projects.js';

let db: TestStore;
beforeAll(async () => {
  db = await createTestStore();
});
afterAll(() => db?.close());

const founder = async () => {
  const who = { workspace: randomUUID(), account: randomUUID(), displayName: 'Secretariat' };
  await enrol(db.dataSource, who.workspace, [who.account]);
  return who;
};
const count = async (workspace: string, table: string): Promise<number> => {
  const [row] = await inTransaction(db.dataSource, workspace, (sql) => sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE NOT deleted`));
  return row!.n;
};

test.each(Object.keys(SAMPLES) as SampleCode[])('LIFE-1 the sample “%s” goes in whole, in both languages', async (code) => {
  const handler = testHandler(db.dataSource);
  for (const language of ['en', 'ar'] as const) {
    const who = await founder();
    await createSampleProject(handler, who, code, language);
    expect(await count(who.workspace, 'stakeholder')).toBe(SAMPLES[code].records.stakeholder.length);
    expect(await count(who.workspace, 'relationship')).toBe(SAMPLES[code].records.relationship.length);
    expect(await count(who.workspace, 'judgement')).toBe(SAMPLES[code].records.judgement.length);
    expect(await count(who.workspace, 'membership')).toBe(SAMPLES[code].records.membership.length);
  }
});

test('LIFE-2 an erased project leaves no row behind, and its neighbour whole', async () => {
  const handler = testHandler(db.dataSource);
  const who = await founder();
  const gone = await createSampleProject(handler, who, 'fictional', 'en');
  const stays = await createProject(handler, who, { name: 'Neighbour', description: null, timeZone: null, fictional: false, template: 'general' });
  const closed: unknown[] = [];
  await deleteProject(db.dataSource, gone, async (place) => void closed.push(place));
  expect(closed).toEqual([gone]);
  const left = await inTransaction(db.dataSource, who.workspace, async (sql) => {
    const tables = await sql.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'project_id' AND table_schema = 'public'`);
    const rows = [];
    for (const { name } of tables) {
      const [row] = await sql.query<{ gone: number; stays: number }>(`SELECT count(*) FILTER (WHERE project_id = $1)::int AS gone, count(*) FILTER (WHERE project_id = $2)::int AS stays FROM "${name}"`, [gone.project, stays.project]);
      rows.push({ name, ...row! });
    }
    return rows;
  });
  expect(left.filter((row) => row.gone > 0)).toEqual([]);
  expect(left.find(({ name }) => name === 'term')!.stays).toBeGreaterThan(10);
});
