import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { scratchFolder } from './test/cluster.js';
import { endPrograms, run } from './test/program.js';

const folders: string[] = [];
afterAll(() => {
  endPrograms();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const dataDir = (): string => {
  const folder = scratchFolder();
  folders.push(folder);
  return join(folder, 'data');
};

test('RUN-38 first start, sign-in by the printed link, Ctrl-C, second start, still signed in', async () => {
  const DATA_DIR = dataDir();
  const first = run('main', { DATA_DIR });
  const [, address, token] = await first.line(/(http:\/\/localhost:\d+)\/link#([\w-]{43})/);
  const opened = await fetch(`${address}/auth/link`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, password: 'the very first password' }) });
  expect(opened.status).toBe(200);
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;

  const link = run('cli', { DATA_DIR }, 'sign-in-link', 'owner@baraza.local');
  expect(await link.ended).toBe(0);
  expect(link.said()).toMatch(/\/link#[\w-]{43}\n/);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  const second = run('main', { DATA_DIR });
  const [, again] = await second.line(/running at (http:\/\/localhost:\d+)/);
  const me = (await (await fetch(`${again}/auth/me`, { headers: { cookie } })).json()) as { account: { email: string }; workspaces: { name: string }[] };
  expect([me.account.email, me.workspaces.map(({ name }) => name)]).toEqual(['owner@baraza.local', ['My workspace']]);
  // Ctrl-C reaches the whole process group, and whoever started the program passes its own on: one wish, and the database is not left running.
  second.child.kill('SIGINT');
  second.child.kill('SIGINT');
  await second.line(/Stopping …/);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(readdirSync(DATA_DIR, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('postmaster.pid'))).toEqual([]);
  // What took its time at the first start is not done again.
  expect(second.said()).not.toMatch(/\/link#|Creating the database|up to date/);
});

test('RUN-38 Ctrl-C while it is still starting ends it without a complaint; the next start works', async () => {
  const DATA_DIR = dataDir();
  const first = run('main', { DATA_DIR });
  await first.line(/Creating the database/);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.said()).not.toMatch(/running at|does not start| at .*\.ts:/);
  const second = run('main', { DATA_DIR });
  await second.line(/running at/);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('RUN-39 a port that is taken is named, before anything was started', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const program = run('main', { DATA_DIR: dataDir(), PORT: String(port) });
  expect(await program.ended).toBe(1);
  other.close();
  expect(program.said()).toContain(`Port ${port} is taken by another program`);
  expect(program.said()).not.toMatch(/ at .*\.ts:|Starting the database/);
});

test('RUN-43 when the database ends by itself, the server says so and ends; the next start goes on', async () => {
  const DATA_DIR = dataDir();
  const first = run('main', { DATA_DIR });
  await first.line(/running at/);
  const file = readdirSync(DATA_DIR, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('postmaster.pid'));
  process.kill(Number(readFileSync(join(DATA_DIR, file!), 'utf8').split('\n')[0]), 'SIGKILL');
  expect(await first.ended).toBe(1);
  expect(first.said()).toContain('The database stopped by itself');
  expect(first.said()).not.toMatch(/ at .*\.ts:/);
  const second = run('main', { DATA_DIR });
  await second.line(/running at/);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('RUN-40 a data folder that cannot be used, or settings that make no sense, are told in plain words', async () => {
  const DATA_DIR = dataDir();
  mkdirSync(join(DATA_DIR, '..'), { recursive: true });
  writeFileSync(DATA_DIR, 'a file, not a folder');
  const [inTheWay, nonsense, unknown] = [run('main', { DATA_DIR }), run('main', { PORT: 'three' }), run('cli', { DATA_DIR }, 'dance')];
  expect([await inTheWay.ended, await nonsense.ended, await unknown.ended]).toEqual([1, 1, 2]);
  expect(inTheWay.said()).toContain(DATA_DIR);
  expect(inTheWay.said()).not.toMatch(/ at .*\.ts:/);
  expect(nonsense.said()).toBe('The settings cannot be used:\n  - PORT is “three”, but must be a number from 0 to 65535.\n');
  expect(unknown.said()).toMatch(/^There is no command “dance”\./);
});
