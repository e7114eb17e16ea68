import { pbkdf2, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createSampleProject, digest, linkOf } from '@baraza/commands';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import pg from 'pg';
import { backupDatabase } from './backup.js';
import { restoreDatabase } from './restore.js';

let folder: string;
let source: TestStore;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baraza-backup-'));
  file = join(folder, 'one.tar.gz');
  source = await createTestStore();
  const handler = testHandler(source.dataSource);
  const owner = randomUUID();
  for (const sample of ['fictional', 'liberia'] as const) {
    const workspace = randomUUID();
    await enrol(source.dataSource, workspace, [owner]);
    await createSampleProject(handler, { workspace, account: owner, displayName: 'A' }, sample, 'ar');
  }
  const place = await foundTestProject(handler, owner);
  const id = randomUUID();
  await submitAs(handler, place, owner, 'createStakeholder', { id, name: 'Tab\tand \\ backslash', description: 'line\nline \\N "quoted" ليبيريا 🕊', tags: ['a,b', '{x}', 'NULL'] } as never);
  await submitAs(handler, place, owner, 'updateStakeholder', { id, name: 'Renamed' } as never);
  await query(source.adminUrl, `INSERT INTO account (email, display_name, password_hash) VALUES ('a@example.org', 'A', NULL)`);
  await backupDatabase(source.adminUrl, file);
});
afterAll(async () => {
  await source?.close();
  await rm(folder, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Number of rows and hash over all of them, in order, by table. */
async function hashes(url: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(url, `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migration' ORDER BY 1`);
  const result: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await query<{ h: string }>(url, `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), ' ' ORDER BY t::text COLLATE "C")), '') AS h FROM "${name}" t`);
    result[name] = row!.h;
  }
  return result;
}

const withEmpty = async (work: (target: TestStore) => Promise<void>): Promise<void> => {
  const target = await createTestStore();
  try {
    await work(target);
  } finally {
    await target.close();
  }
};

test('BAK-1 a backup put into a new database gives every table, row for row, and the chain of the log holds', async () => {
  await withEmpty(async (target) => {
    const manifest = await restoreDatabase(target.adminUrl, file);
    const [before, after] = [await hashes(source.adminUrl), await hashes(target.adminUrl)];
    expect(after).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    expect(Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))).toEqual(Object.fromEntries(Object.entries(before).map(([name, hash]) => [name, Number(hash.split(' ')[0])])));
    const events = await query<{ project_id: string; seq: string; operation: string; version: number; input: string; changes: string; salt: string; chain: Buffer }>(target.adminUrl, `SELECT project_id, seq, operation, version, input::text, changes::text, encode(salt, 'hex') AS salt, chain FROM event ORDER BY project_id, seq`);
    const chains = new Map<string, string>();
    for (const { project_id: project, seq, operation, version, input, changes, salt, chain } of events) {
      const link = linkOf(chains.get(project) ?? '0'.repeat(64), Number(seq), digest(operation, version, input, changes, salt));
      expect(chain.toString('hex')).toBe(link);
      chains.set(project, link);
    }
    expect(chains.size).toBe(3);
    const heads = await query<{ project_id: string; chain: Buffer }>(target.adminUrl, 'SELECT project_id, chain FROM project_log');
    expect(new Map(heads.map(({ project_id: project, chain }) => [project, chain.toString('hex')]))).toEqual(chains);
  });
});

test('BAK-2 only the owner of the file may read it, an earlier one is never replaced, and nothing half is left', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(backupDatabase(source.adminUrl, file)).rejects.toMatchObject({ code: 'outputExists' });
  const other = join(folder, 'cut.tar.gz');
  const stop = new AbortController();
  await expect(backupDatabase(source.adminUrl, other, { signal: stop.signal, onProgress: () => stop.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  // Whatever opens files is busy, so that the error comes in the middle of an entry: it is one of the backup, and of nothing else.
  let over = false;
  const busy = Array.from({ length: 8 }, async () => {
    while (!over) await promisify(pbkdf2)('words', 'salt', 100_000, 32, 'sha512');
  });
  try {
    await expect(backupDatabase(source.adminUrl, join(folder, 'no/such/folder/x.gz'))).rejects.toMatchObject({ code: 'ENOENT' });
  } finally {
    over = true;
    await Promise.all(busy);
  }
  expect(await readdir(folder)).toEqual(['one.tar.gz']);
});

test('BAK-3 a login that row-level security binds gets an error, not a part of the rows', async () => {
  await expect(backupDatabase(source.url, join(folder, 'bound.tar.gz'))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['one.tar.gz']);
});

test('BAK-3 the owner of the tables, who is no superuser, backs up and restores', async () => {
  const name = `keeper_${randomUUID().slice(0, 8)}`;
  await query(source.adminUrl, `CREATE ROLE ${name} LOGIN PASSWORD 'only-for-tests' IN ROLE baraza_owner`);
  const as = (url: string): string => Object.assign(new URL(url), { username: name, password: 'only-for-tests' }).href;
  const copy = join(folder, 'keeper.tar.gz');
  try {
    await backupDatabase(as(source.adminUrl), copy);
    await withEmpty(async (target) => {
      await restoreDatabase(as(target.adminUrl), copy);
      expect(await hashes(target.adminUrl)).toEqual(await hashes(source.adminUrl));
    });
  } finally {
    await rm(copy, { force: true });
    await query(source.adminUrl, `DROP ROLE ${name}`);
  }
});

test('BAK-4 a backup is one moment, whatever is written meanwhile', async () => {
  const handler = testHandler(source.dataSource);
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const during = join(folder, 'during.tar.gz');
  let writing: Promise<unknown> | undefined;
  const manifest = await backupDatabase(source.adminUrl, during, {
    onProgress: () => {
      writing ??= Promise.all(Array.from({ length: 50 }, (_, i) => submitAs(handler, place, owner, 'createStakeholder', { id: randomUUID(), name: `During ${i}` } as never)));
    },
  });
  await writing;
  await withEmpty(async (target) => {
    await restoreDatabase(target.adminUrl, during);
    const [row] = await query<{ n: number }>(target.adminUrl, `SELECT count(*)::int AS n FROM stakeholder WHERE name LIKE 'During %'`);
    expect(row!.n).toBe(0);
    expect(manifest.tables.find(({ name }) => name === 'event')!.rows).toBeGreaterThan(0);
  });
  await rm(during);
});

test('BAK-5 what is not empty, of another version, damaged or no backup is refused, and the database stays as it was', async () => {
  await withEmpty(async (target) => {
    const before = await hashes(target.adminUrl);
    const bytes = await readFile(file);
    const tar = gunzipSync(bytes);
    const manifestEnd = tar.indexOf('"tables"');
    const changed = (from: string, to: string): Buffer => {
      const copy = Buffer.from(tar);
      copy.write(to, copy.indexOf(from), 'utf8');
      return gzipSync(copy);
    };
    const flipped = Buffer.from(tar);
    flipped.write('Zz', tar.indexOf('restricted', manifestEnd + 5000), 'utf8');
    for (const [content, code] of [
      [Buffer.from('PK not this'), 'notABackup'],
      [gzipSync(Buffer.from('{"format":"baraza-project"}')), 'damaged'],
      [bytes.subarray(0, Math.floor(bytes.length / 2)), 'damaged'],
      [gzipSync(tar.subarray(0, tar.lastIndexOf('end.json'))), 'damaged'],
      [gzipSync(flipped), 'damaged'],
      [changed('"version": 1', '"version": 9'), 'newerBackup'],
      [changed('GlobalTables1732300000000', 'GlobalTables1732399999999'), 'otherMigrations'],
    ] as const) {
      const path = join(folder, `${code}.bad`);
      await writeFile(path, content);
      await expect(restoreDatabase(target.adminUrl, path).catch((error: { code: string }) => Promise.reject(new Error(error.code)))).rejects.toThrow(code);
      await rm(path);
    }
    await expect(restoreDatabase(target.adminUrl, join(folder, 'missing'))).rejects.toMatchObject({ code: 'fileUnreadable' });
    expect(await hashes(target.adminUrl)).toEqual(before);
  });
  const before = await hashes(source.adminUrl);
  await expect(restoreDatabase(source.adminUrl, file)).rejects.toMatchObject({ code: 'notEmpty' });
  expect(await hashes(source.adminUrl)).toEqual(before);
});
