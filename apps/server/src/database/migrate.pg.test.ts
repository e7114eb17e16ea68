import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { MIGRATIONS } from '@baraza/migrations';
import { prepareDatabase } from '@baraza/persistence';
import { restoreDatabase } from '@baraza/transfer';

import { readConfig } from '../config.js';
import { startServer } from '../server.js';
import { as, type Cluster, scratchFolder, startCluster } from '../test/cluster.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster?.stop());

/** Starts on `env`, asks whether it serves, stops; returns what it said. */
async function tryStart(env: Record<string, string>): Promise<string> {
  const said: string[] = [];
  const server = await startServer(readConfig({ PORT: '0', ...env }, '/nowhere'), { say: (sentence) => said.push(sentence) });
  try {
    expect(await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json()).toEqual({ status: 'ok' });
  } finally {
    await server.stop();
  }
  return said.join('\n');
}

describe('an existing Postgres', () => {
  test('RUN-33 a user without the right to create roles gets the SQL; after it was run, start works with a login of one’s own', async () => {
    const admin = await cluster.createDatabase('limited');
    await cluster.run(admin, `CREATE ROLE plain LOGIN PASSWORD 'plain'`);
    const DATABASE_URL = as(admin, 'plain', 'plain');
    const error = await tryStart({ DATABASE_URL }).catch((reason: unknown) => reason as Error);
    expect(String(error)).toContain('The user plain of DATABASE_URL may not prepare the database');
    const sql = [...String(error).matchAll(/^ {2}(.*;)$/gm)].map(([, statement]) => statement!.replace('…', 'chosen by hand'));
    expect(sql).toHaveLength(4);
    for (const statement of sql) await cluster.run(admin, statement);
    expect(await tryStart({ DATABASE_URL, DATABASE_APP_URL: as(admin, 'baraza_app', 'chosen by hand') })).toContain('Baraza is running at');
    const owners = await cluster.run(admin, `SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'`);
    expect(owners).toEqual([{ tableowner: 'baraza_owner' }]);
  });

  test('RUN-34 with the right to, it makes the roles itself, and again changes nothing', async () => {
    const DATABASE_URL = await cluster.createDatabase('free');
    const first = await tryStart({ DATABASE_URL, OWNER_EMAIL: 'ellen@example.org' });
    expect(first).toMatch(/http:\/\/localhost:\d+\/link#[\w-]{43}/);
    const password = async () => (await cluster.run(DATABASE_URL, `SELECT rolpassword FROM pg_authid WHERE rolname = 'baraza_app'`))[0];
    const before = await password();
    const second = await tryStart({ DATABASE_URL, OWNER_EMAIL: 'ellen@example.org' });
    expect(second).not.toContain('up to date');
    expect(await password()).toEqual(before);
    expect(await cluster.run(DATABASE_URL, 'SELECT count(*)::int AS n FROM workspace')).toEqual([{ n: 1 }]);
  });

  test('RUN-35 the server refuses a login that row-level security does not bind', async () => {
    const DATABASE_URL = await cluster.createDatabase('unsafe');
    await expect(tryStart({ DATABASE_URL, DATABASE_APP_URL: DATABASE_URL })).rejects.toThrow('bypasses row-level security');
    await cluster.run(DATABASE_URL, `CREATE ROLE owning LOGIN PASSWORD 'x'; GRANT baraza_owner TO owning; CREATE ROLE stranger LOGIN PASSWORD 'x'`);
    await expect(tryStart({ DATABASE_URL, DATABASE_APP_URL: as(DATABASE_URL, 'owning', 'x') })).rejects.toThrow('it owns the tables');
    await expect(tryStart({ DATABASE_URL, DATABASE_APP_URL: as(DATABASE_URL, 'stranger', 'x') })).rejects.toThrow('lacks the rights of baraza_app');
    await expect(tryStart({ DATABASE_URL, DATABASE_APP_URL: as(DATABASE_URL, 'baraza_app', 'wrong') })).rejects.toThrow('The login of DATABASE_APP_URL does not work');
  });

  test('RUN-36 a database of a newer version is left alone', async () => {
    const DATABASE_URL = await cluster.createDatabase('newer');
    await tryStart({ DATABASE_URL });
    await cluster.run(DATABASE_URL, `INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'FlyingCars9999999999999')`);
    await expect(tryStart({ DATABASE_URL })).rejects.toThrow(/newer version of Baraza.*FlyingCars.*Nothing was changed/);
  });

  test('RUN-37 what is wrong with the address of the database is said in plain words, without the password', async () => {
    const url = await cluster.createDatabase('reachable');
    const missing = new URL(url);
    missing.pathname = '/missing';
    const nobody = new URL(url);
    nobody.port = '1';
    for (const [address, words] of [
      [missing.href, 'there is no database of this name'],
      [nobody.href, 'nobody answers there'],
      [as(url, 'postgres', 'wrong-secret'), 'name or password is wrong'],
    ] as const) {
      const error = await tryStart({ DATABASE_URL: address }).catch((reason: unknown) => reason as Error);
      expect(String(error)).toContain(words);
      expect(String(error)).not.toMatch(/wrong-secret/);
    }
    const open = new URL(url);
    open.password = '';
    await expect(tryStart({ DATABASE_URL: open.href })).rejects.toThrow('carries no password');
  });
});

describe('an update', () => {
  let DATA_DIR: string;
  beforeEach(() => void (DATA_DIR = scratchFolder()));
  afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }));
  const copies = (): string[] => readdirSync(join(DATA_DIR, 'copies'));
  /** Without columns that today's definitions know. */
  const OLDER = MIGRATIONS.slice(0, 3);
  const applied = (url: string): Promise<Record<string, unknown>[]> => cluster.run(url, 'SELECT name FROM migration ORDER BY id');

  /** A database as an older version left it, with something in it. */
  async function older(name: string): Promise<string> {
    const url = await cluster.createDatabase(name);
    await prepareDatabase({ adminUrl: url, appPassword: null, migrations: OLDER });
    await cluster.run(url, `INSERT INTO account (email, display_name) VALUES ('kept@example.org', 'Kept')`);
    return url;
  }

  test('RUN-45 first copies the data, for its owner only, says where they are, and the version before puts them back', async () => {
    const DATABASE_URL = await older('older');
    mkdirSync(join(DATA_DIR, 'copies'));
    for (const name of ['before-update-20250101T000000Z.tar.gz', 'before-update-20250102T000000Z.tar.gz', 'before-update-20250103T000000Z.tar.gz', 'mine.tar.gz']) writeFileSync(join(DATA_DIR, 'copies', name), '');
    const said = await tryStart({ DATABASE_URL, DATA_DIR });
    const file = /before this update are in (\S+)\. .* restore \1$/m.exec(said)?.[1] ?? '';
    expect(copies().sort()).toEqual(['before-update-20250102T000000Z.tar.gz', 'before-update-20250103T000000Z.tar.gz', file.split('/').at(-1), 'mine.tar.gz']);
    expect([statSync(file).mode & 0o777, statSync(join(file, '..')).isDirectory()]).toEqual([0o600, true]);
    expect(await applied(DATABASE_URL)).toHaveLength(MIGRATIONS.length);

    const back = await cluster.createDatabase('back');
    await prepareDatabase({ adminUrl: back, appPassword: null, migrations: OLDER });
    await restoreDatabase(back, file);
    expect(await cluster.run(back, 'SELECT email FROM account')).toEqual([{ email: 'kept@example.org' }]);

    await tryStart({ DATABASE_URL, DATA_DIR });
    expect(copies()).toHaveLength(4);
  });

  test('RUN-45 does not begin where the copy cannot be written', async () => {
    const DATABASE_URL = await older('stuck');
    writeFileSync(join(DATA_DIR, 'copies'), 'a file, not a folder');
    const error = await tryStart({ DATABASE_URL, DATA_DIR }).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ name: 'StartError', message: expect.stringMatching(/cannot be written.*Nothing was changed\. See that this user may write there/) });
    expect(await applied(DATABASE_URL)).toHaveLength(OLDER.length);
    rmSync(join(DATA_DIR, 'copies'));
    expect(await tryStart({ DATABASE_URL, DATA_DIR })).toContain(`The database is up to date (${MIGRATIONS.length - OLDER.length} changes).`);
  });

  (process.getuid?.() === 0 ? test : test.skip)('RUN-45 nor where the disk is full (only root can test this)', async () => {
    const DATABASE_URL = await older('brimful');
    await cluster.run(DATABASE_URL, `INSERT INTO account (email, display_name) SELECT gen_random_uuid() || '@example.org', gen_random_uuid() FROM generate_series(1, 2000)`);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', DATA_DIR]);
    if (mounted.status !== 0) return console.warn('Skipped: this machine lets nobody mount a small disk.');
    try {
      const error = await tryStart({ DATABASE_URL, DATA_DIR }).catch((reason: unknown) => reason as Error);
      expect(error).toMatchObject({ name: 'StartError', message: expect.stringMatching(/the disk has no room left.*Nothing was changed\. Free some space/) });
      expect(copies()).toEqual([]);
      expect(await applied(DATABASE_URL)).toHaveLength(OLDER.length);
    } finally {
      spawnSync('umount', [DATA_DIR]);
    }
  });
});
