import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAccounts, createWorkspace, GLOBAL_TABLES, projectGate } from '@baraza/accounts';
import { type ForeignBatch, listenForForeignBatches } from '@baraza/commands';
import { createDataSource, inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestDatabase, createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { DataSource } from 'typeorm';

import { runCli } from './run.js';

const ROOT = join(import.meta.dirname, '../../../..');
const EMAIL = 'lead@example.org';

let folder: string;
let store: TestStore;
let db: DataSource;
let owner: string;
let place: ProjectPlace;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baraza-cli-'));
  store = await createTestStore();
  db = await createDataSource({ url: store.url, entities: GLOBAL_TABLES }).initialize();
  const handler = testHandler(db);
  const [row]: { id: string }[] = await db.query(`INSERT INTO account (email, display_name) VALUES ('${EMAIL}', 'Lead') RETURNING id`);
  owner = row!.id;
  const accounts = createAccounts({ db, projects: projectGate(db, handler) });
  const workspace = await createWorkspace(accounts, owner, 'Secretariat');
  place = await foundTestProject(handler, owner, { workspace: workspace.id });
});
afterAll(async () => {
  await db?.destroy();
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  code: number;
  out: string;
  err: string;
}

async function cli(args: string[], env: Record<string, string> = {}, signal?: AbortSignal): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, {
    print: (text) => void out.push(text),
    say: (text) => void err.push(text),
    env: { DATABASE_URL: store.adminUrl, DATABASE_APP_URL: store.url, ...env },
    root: ROOT,
    ...(signal ? { signal } : {}),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const count = (table: string): Promise<number> =>
  inTransaction(db, place.workspace, async (sql) => (await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE project_id = $1 AND NOT deleted`, [place.project]))[0]!.n);

test('IMP-42 preview, open question, import, import again; a server that listens hears of it', async () => {
  const elements = file('elements.csv', 'Label,Type\nMarket women,Group\nCourt,Village\n,Person');
  const connections = file('connections.csv', 'From,To\nMarket women,Court');
  const project = ['--project', 'test PROJECT'];
  const preview = await cli(['import', elements, connections, ...project, '--preview']);
  expect(preview).toMatchObject({ code: 0, out: expect.stringMatching(/nothing was changed[\s\S]*stakeholders: 2 added[\s\S]*new kind: Village \(1\)[\s\S]*elements, row 4: The row has no label/) });
  // What a preview is for: also the questions to come, how they are answered, and that nobody would see the result on a map.
  expect(preview.out).toMatch(/on no map; --map NAME[\s\S]*a question is open[\s\S]*\(1 row\) Answer with --direction/);
  const open = await cli(['import', elements, connections, ...project]);
  expect(open).toMatchObject({ code: 3, err: expect.stringContaining('Answer with --direction') });
  expect(await count('stakeholder')).toBe(0);
  const heard = new Promise<ForeignBatch>((resolve, reject) => {
    void listenForForeignBatches(store.url, { onBatch: resolve, onGap: () => undefined, onError: reject, origin: '' }).then(async (listening) => {
      const done = await cli(['import', elements, connections, '--project', place.project, '--direction', 'directed', '--map', 'Town', '--json', '--as', EMAIL]);
      expect([done.code, done.err]).toEqual([0, '']);
      expect(JSON.parse(done.out)).toMatchObject({ applied: { state: 'done', counts: { stakeholder: 2, relationship: 1, map: 1, membership: 2 } }, problems: [{ code: 'no-label' }] });
      await heard;
      await listening.close();
    }, reject);
  });
  expect((await heard).place).toEqual(place);
  const again = await cli(['import', elements, connections, ...project, '--json']);
  expect(JSON.parse(again.out)).toMatchObject({ counts: { stakeholder: { added: 0, unchanged: 2 }, relationship: { unchanged: 1 } }, applied: { group: null } });
});

test('IMP-42 what cannot be done is said, and ends with another code than what cannot be read', async () => {
  const good = file('good.csv', 'Label\nA');
  const corrupt = file('corrupt.xlsx', 'PK\u0003\u0004 and no more');
  for (const [args, code, pattern] of [
    [['import', good], 2, /--project is missing/],
    [['import'], 2, /FILE is missing/],
    [['import', good, good, good, '--project', 'x'], 2, /one word too many/],
    [['import', good, '--project', 'Test project', '--direction', 'up'], 2, /--direction is “up”/],
    [['import', good, '--project', 'No such'], 1, /There is no project “No such”[\s\S]*Test project/],
    [['import', good, '--project', 'Test project', '--as', 'nobody@example.org'], 1, /no account/],
    [['import', corrupt, '--project', 'Test project'], 1, /^The workbook .+\.$/],
    [['import', join(folder, 'missing.csv'), '--project', 'Test project'], 1, /could not be opened/],
    [['export', '--project', 'Test project', '--out', good], 2, /--format is missing/],
    [['export', '--project', 'Test project', '--format', 'kumu-xlsx', '--out', good], 1, /is there already/],
    [['backup'], 2, /--out is missing/],
    [['backup', '--out', join(folder, 'no/such/x.gz')], 1, /cannot be written/],
    [['restore', good], 1, /not a backup|not empty/],
    [['import-project', good, '--as', EMAIL], 1, /not a project file/],
  ] as const) {
    const ran = await cli([...args]);
    expect([args.join(' '), ran.code, ran.err]).toEqual([args.join(' '), code, expect.stringMatching(pattern)]);
  }
});

test('IMP-42 a label that fits several: asked, or answered for all', async () => {
  for (let i = 0; i < 2; i += 1) await submitAs(testHandler(db), place, owner, 'createStakeholder', { id: randomUUID(), name: 'Twin' } as never);
  const twin = file('twin.csv', 'Label,Description\nTwin,which?');
  const project = ['--project', place.project, '--json'];
  expect((await cli(['import', twin, ...project])).code).toBe(3);
  expect(JSON.parse((await cli(['import', twin, ...project, '--same-label', 'skip'])).out)).toMatchObject({ applied: { group: null } });
  expect(JSON.parse((await cli(['import', twin, ...project, '--same-label', 'new'])).out)).toMatchObject({ applied: { counts: { stakeholder: 1 } } });
});

test('IMP-42 a date that can be read in two ways: asked, or answered for all', async () => {
  const visits = file('visits.csv', 'Label,Visit\nNet menders,03/04/2020');
  const project = ['--project', place.project, '--json'];
  expect(await cli(['import', visits, '--project', place.project])).toMatchObject({ code: 3, err: expect.stringMatching(/Which number is the day.*03\/04\/2020.*--date-order/u) });
  const done: unknown = JSON.parse((await cli(['import', visits, ...project, '--date-order', 'day-first'])).out);
  expect(done).toMatchObject({ applied: { counts: { stakeholder: 1 } }, columns: [{ header: 'Visit', target: 'newProperty', valueType: 'date' }], questions: [{ answer: 'dayFirst' }] });
});

test('IMP-42 stopped while it is reading: nothing is changed', async () => {
  const before = await count('stakeholder');
  const stop = AbortSignal.abort(new Error('Stopped.'));
  expect(await cli(['import', file('s.csv', 'Label\nS'), '--project', place.project], {}, stop)).toMatchObject({ code: 1, err: expect.stringContaining('Stopped') });
  expect(await count('stakeholder')).toBe(before);
});

test('EXP-5 export by ending, only for whoever runs it; a whole project comes in again as another', async () => {
  const out = join(folder, 'p.baraza.gz');
  const ran = await cli(['export', '--project', 'Test project', '--out', out, '--json']);
  expect(JSON.parse(ran.out)).toMatchObject({ format: 'baraza', file: out, losses: expect.arrayContaining([expect.objectContaining({ code: 'history' })]) });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  for (const name of ['p.pdf', 'p']) {
    expect((await cli(['export', '--project', 'Test project', '--out', join(folder, name)])).err).toMatch(/\.xlsx \(kumu-xlsx\), \.csv\.zip \(kumu-csv\), \.baraza\.gz \(baraza\)/);
  }
  const workbook = await cli(['export', '--project', 'Test project', '--out', join(folder, 'p.xlsx'), '--map', 'Town']);
  expect(workbook).toMatchObject({ code: 0, out: expect.stringContaining('not in it: The history') });
  const came = await cli(['import-project', out, '--as', EMAIL, '--json']);
  expect(JSON.parse(came.out)).toMatchObject({ name: 'Test project', workspace: place.workspace, counts: { stakeholder: expect.any(Number) } });
  expect((await cli(['export', '--project', 'Test project', '--out', join(folder, 'q.xlsx')])).err).toMatch(/2 projects are called/);
});

test('BAK-6 backup while others work, restore into a new database that the command prepares', async () => {
  const out = join(folder, 'all.tar.gz');
  expect(JSON.parse((await cli(['backup', '--out', out, '--json'])).out)).toMatchObject({ format: 'baraza-backup', file: out });
  const empty = await createTestDatabase();
  const appUrl = Object.assign(new URL(store.url), { pathname: new URL(empty.url).pathname }).href;
  try {
    const restored = await cli(['restore', out], { DATABASE_URL: empty.url, DATABASE_APP_URL: appUrl });
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/^Restored \d+ rows of \d+ tables/) });
    const again = await cli(['restore', out], { DATABASE_URL: empty.url, DATABASE_APP_URL: appUrl });
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
    const listed = await cli(['export', '--project', place.project, '--out', join(folder, 'r.xlsx')], { DATABASE_URL: empty.url, DATABASE_APP_URL: appUrl });
    expect(listed.code).toBe(0);
  } finally {
    await empty.drop();
  }
});
