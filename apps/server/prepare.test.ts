import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { explain } from './prepare.mjs';
import { withPrepareLock } from './prepare-lock.mjs';
import { buildStamp, forgetInstall, installStamp, isBuilt, isInstalled, rememberBuild, rememberInstall } from './prepare-stamps.mjs';

let root: string;
const put = (file: string, content: unknown): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
};
const packages = { 'node_modules/one': { version: '1.0.0', integrity: 'a' }, 'node_modules/mac-only': { version: '1.0.0', optional: true } };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baraza-clone-'));
  put('package.json', { workspaces: ['libs/*', 'extra'] });
  put('package-lock.json', { packages: { '': {}, ...packages } });
  put('libs/one/package.json', { scripts: { build: 'swc' } });
  put('libs/one/src/index.ts', 'export {};');
  put('extra/package.json', {});
});
afterEach(() => rmSync(root, { recursive: true }));

test('RUN-16 packages are installed again when the lock file changed or an install was cut off, and not otherwise', () => {
  expect(isInstalled(root)).toBe(false);
  rememberInstall(root, installStamp(root));
  expect(isInstalled(root)).toBe(true);
  put('package-lock.json', { packages: { '': {}, 'node_modules/one': { version: '2.0.0' } } });
  expect(isInstalled(root)).toBe(false);
  rememberInstall(root, installStamp(root));
  forgetInstall(root);
  expect(isInstalled(root)).toBe(false);
});

test('RUN-16 what somebody installed by hand counts if it is what the lock file asks for', () => {
  put('node_modules/one/package.json', {});
  put('node_modules/.package-lock.json', { packages: { 'node_modules/one': { version: '1.0.0', integrity: 'other' } } });
  expect(isInstalled(root)).toBe(false);
  put('node_modules/.package-lock.json', { packages: { 'node_modules/one': packages['node_modules/one'] } });
  expect(isInstalled(root)).toBe(true);
});

test('RUN-17 a build is made again when a source or the result changed, not for tests, results or dates', () => {
  expect(isBuilt(root)).toBe(false);
  put('libs/one/dist/index.js', '');
  rememberBuild(root, buildStamp(root));
  expect(isBuilt(root)).toBe(true);

  put('libs/one/src/index.test.ts', 'test');
  put('libs/one/dist/index.js', 'changed');
  utimesSync(join(root, 'libs/one/src/index.ts'), 1, 1);
  expect(isBuilt(root)).toBe(true);

  put('libs/one/src/index.ts', 'export const n = 1;');
  expect(isBuilt(root)).toBe(false);
  rememberBuild(root, buildStamp(root));
  rmSync(join(root, 'libs/one/dist'), { recursive: true });
  expect(isBuilt(root)).toBe(false);
});

test('RUN-18 of two starts in a fresh clone one waits and says for whom; the lock of a killed one is cleared', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  put('prepare.lock', String(dead.pid));
  const said: string[] = [];
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${name} out`);
  };
  await Promise.all(['a', 'b'].map((name) => withPrepareLock(root, (sentence: string) => said.push(sentence), work(name))));
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
  expect(said).toEqual([`Process ${process.pid} is already installing or building here; waiting for it …`]);
  expect(existsSync(join(root, 'prepare.lock'))).toBe(false);
});

test('RUN-46 where building may not write, the folder is named', () => {
  expect(explain('Building', `Error: EACCES: permission denied, mkdir '/elsewhere/0a1b'`, 'advice')).toContain('may not write in /elsewhere.');
  expect(explain('Building', `EACCES: permission denied, mkdir '${join(import.meta.dirname, 'dist/x')}'`, 'advice')).toContain(`may not write in ${join(import.meta.dirname, '../..')}.`);
  for (const code of ['EACCES', 'EPERM', 'EROFS']) expect(explain('Building', `npm error code ${code}`, 'advice')).toContain(`may not write in ${join(import.meta.dirname, '../..')}.`);
});

test('RUN-19 a Node that is too old is told so in plain words', () => {
  const source = readFileSync(join(import.meta.dirname, 'node-version.mjs'), 'utf8');
  const run = (version: string) => {
    put('check.mjs', `${source.replaceAll('process.versions.node', JSON.stringify(version))}\nrequireNode();`);
    return spawnSync(process.execPath, [join(root, 'check.mjs')], { encoding: 'utf8' });
  };
  for (const good of ['20.19.0', '22.0.0', '24.1.0']) expect(run(good)).toMatchObject({ status: 0, stderr: '' });
  for (const bad of ['20.18.3', '18.20.0', '8.0.0']) {
    expect(run(bad)).toMatchObject({ status: 1, stderr: expect.stringContaining(`needs Node 20.19 or newer; this is Node ${bad}`) });
  }
});
