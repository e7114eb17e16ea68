import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';


import { asRoot, query, Scratch } from '../test-kit/kit.js';
import { markOf } from './process-table.js';
import { shutDown } from './server.js';

const scratch = new Scratch();
// Each test starts servers; a busy machine may take its time.
afterAll(() => scratch.clear());

const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8);
const killAndWait = async (pid: number): Promise<void> => {
  const mark = markOf(pid);
  process.kill(pid, 'SIGKILL');
  while (mark && markOf(pid)) await new Promise((resolve) => setImmediate(resolve));
};

test('RUN-1 on an empty folder a durable Postgres 18 starts, reachable over loopback with a password only', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const server = await scratch.start(dataDir, { durable: true });
  const settings = await query(server.superuserUrl, `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories', 'password_encryption', 'max_connections', 'data_checksums')`);
  expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '60',
    data_checksums: 'on',
  });
  expect(server.said.join(' ')).toContain(`Creating the database in ${dataDir}`);
  const wrong = new URL(server.superuserUrl);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await server.stop();
});

test('RUN-2 the password lies in one file that only its owner reads, and the copy handed to initdb is gone', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const server = await scratch.start(dataDir);
  expect(mode(join(dataDir, 'superuser-password'))).toBe('600');
  expect(mode(join(dataDir, 'cluster'))).toBe('700');
  expect(mode(join(dataDir, 'server.log'))).toBe('600');
  expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  await server.stop();
});

test('RUN-3 a stop waits for the end and keeps what was committed; the next start finds it with the same password', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const first = await scratch.start(dataDir);
  await query(first.superuserUrl, 'create table kept as select 42 as n');
  await first.stop();
  expect(markOf(first.pid)).toBeUndefined();
  expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(false);
  expect(readdirSync(join(dataDir, 'holders'))).toEqual([]);

  const second = await scratch.start(dataDir);
  expect(second.adopted).toBe(false);
  expect(await query(second.superuserUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  expect(new URL(second.superuserUrl).password).toBe(new URL(first.superuserUrl).password);
  await second.stop();
});

test('RUN-4 a server outlives Ctrl-C and kill -9 of the program that started it, and the next start takes it over', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const parent = await scratch.startInChild(dataDir);
  await query(parent.url, 'create table kept as select 42 as n');
  process.kill(-(parent.child.pid ?? 0), 'SIGINT');
  await parent.ended;

  const second = await scratch.startInChild(dataDir);
  expect(second.pid).toBe(parent.pid);
  second.child.kill('SIGKILL');
  await second.ended;

  const adopted = await scratch.start(dataDir);
  expect(adopted).toMatchObject({ adopted: true, pid: parent.pid });
  expect(await query(adopted.superuserUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  await adopted.stop();
  expect(markOf(parent.pid)).toBeUndefined();
});

test('RUN-4 a durable start does not take over a server that runs without fsync', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const careless = await scratch.start(dataDir, { role: 'tool' });
  const careful = await scratch.start(dataDir, { role: 'server', durable: true });
  expect(careful.adopted).toBe(false);
  expect(await query(careful.superuserUrl, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await careless.stop();
  await careful.stop();
});

test('RUN-5 a pid file left by a killed server does not block, neither with a dead id nor with one that another process has now', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const pidFile = join(dataDir, 'cluster/postmaster.pid');
  const first = await scratch.start(dataDir, { durable: true });
  await query(first.superuserUrl, 'create table kept as select 42 as n');
  await killAndWait(first.pid);
  await first.stop();
  expect(existsSync(pidFile)).toBe(true);
  const second = await scratch.start(dataDir);
  expect(second.adopted).toBe(false);

  const owner = statSync(join(dataDir, 'cluster'));
  const stranger = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid });
  await once(stranger, 'spawn');
  await killAndWait(second.pid);
  await second.stop();
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));
  const third = await scratch.start(dataDir);
  expect(third.adopted).toBe(false);
  expect(await query(third.superuserUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
  await third.stop();
});

test('RUN-6 of two starts at once one waits, both use one server, and the last to leave stops it', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const [one, two] = await Promise.all([scratch.start(dataDir, { role: 'tool' }), scratch.start(dataDir, { role: 'tool' })]);
  expect(two.pid).toBe(one.pid);
  expect([...one.said, ...two.said].filter((sentence) => sentence.startsWith(`Waiting for process ${process.pid}`))).toHaveLength(1);
  await one.stop();
  expect(await query(two.superuserUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  await two.stop();
  expect(markOf(one.pid)).toBeUndefined();
});

test('RUN-6 a second server on the same data is refused and told who is there', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const server = await scratch.start(dataDir, { role: 'server' });
  const tool = await scratch.start(dataDir, { role: 'tool' });
  const refused = await scratch.startInChild(dataDir);
  expect(refused).toMatchObject({ code: 'in-use', message: expect.stringContaining(`Process ${process.pid} is already running`) });
  expect(refused.message).toContain(dataDir);
  await tool.stop();
  expect(await query(server.superuserUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  await server.stop();
});

test('RUN-8 what a killed first start left half made is cleared away', async () => {
  const dataDir = scratch.folder();
  const half = join(dataDir, 'cluster.new-1');
  writeFileSync(half, 'half');
  writeFileSync(join(dataDir, 'superuser-password'), 'of a cluster that never was');
  const server = await scratch.start(dataDir);
  expect(existsSync(half)).toBe(false);
  await server.stop();
});

test('RUN-9 a lost password is replaced, also while a server with the old one still runs', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const parent = await scratch.startInChild(dataDir);
  await query(parent.url, 'create table kept as select 42 as n');
  parent.child.kill('SIGKILL');
  await parent.ended;
  rmSync(join(dataDir, 'superuser-password'));
  const server = await scratch.start(dataDir);
  expect(server.superuserUrl).not.toBe(parent.url);
  expect(await query(server.superuserUrl, 'select n from kept')).toEqual([{ n: 42 }]);
  await server.stop();
});

test('RUN-10 a server that ends by itself is reported once, one that is stopped is not', async () => {
  const dataDir = join(scratch.folder(), 'data');
  let lost = 0;
  const reported = new Promise<void>((resolve) => {
    void scratch.start(dataDir, { onLost: () => resolve(void (lost += 1)) }).then((server) => shutDown(markOf(server.pid) ?? { pid: server.pid, born: '' }));
  });
  await reported;
  expect(lost).toBe(1);
});

(asRoot ? test : test.skip)('RUN-11 as root the server runs as another user (only root can test this)', async () => {
  const dataDir = join(scratch.folder(), 'data');
  const server = await scratch.start(dataDir);
  const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
  expect(uid).not.toBe(0);
  expect(statSync(join(dataDir, 'cluster')).uid).toBe(uid);
  expect(statSync(join(dataDir, 'superuser-password')).uid).toBe(0);
  await server.stop();
});
