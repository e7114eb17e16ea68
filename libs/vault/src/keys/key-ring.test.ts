import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIdentity, sealIdentity } from '@baraza/vault-seal';
import { filesIn, holdsKey, testFolders, type TestFolders } from '../test/folders.js';

const project = randomUUID();
let folders: TestFolders;
beforeEach(() => void (folders = testFolders()));
afterEach(() => folders.remove());

const file = (folder = folders.keys): string => join(folder, `${project}.keys`);
const code = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { code?: string }) => error.code);
const people = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

test('VAULT-10 keys are in one file a project that only its owner reads, and are there again after a start', async () => {
  const [one, other] = people(2) as [string, string];
  const ring = await folders.open(null);
  expect(readdirSync(folders.root)).toEqual([]);
  const [key, publicKey] = [await ring.keyFor(project, one), await ring.makePublicKey(project)];
  expect(await ring.keyFor(project, one)).toEqual(key);
  expect(await ring.keyFor(project, other)).not.toEqual(key);
  const again = await folders.open(null);
  expect([await again.publicKey(project), await again.keysOf(project, [one, randomUUID()])]).toEqual([publicKey, new Map([[one, key]])]);
  const of = { project, person: one };
  const identity = { name: 'A', contact: null, note: null };
  expect(await openIdentity((await again.privateKey(project))!, await sealIdentity(publicKey, identity, of), of)).toEqual(identity);
  expect([statSync(folders.keys).mode & 0o777, statSync(file()).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('VAULT-10 a thousand calls at once make one key a person, and no line is lost', async () => {
  const ring = await folders.open();
  const ids = people(100);
  const keys = await Promise.all(Array.from({ length: 1000 }, (_, index) => ring.keyFor(project, ids[index % ids.length]!)));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(100);
  expect((await (await folders.open()).keysOf(project, ids)).size).toBe(100);
  expect(readFileSync(file(folders.mirror))).toEqual(readFileSync(file()));
});

test('VAULT-10 another process that shares the folder sees what was added and what was erased', async () => {
  const [here, there] = [await folders.open(), await folders.open()];
  const [one, other] = people(2) as [string, string];
  await there.keysOf(project, [one]);
  const key = await here.keyFor(project, one);
  expect(await there.keyFor(project, one)).toEqual(key);
  await there.keyFor(project, other);
  await here.erase(project, one);
  expect([[...(await there.keysOf(project, [one, other])).keys()], await code(there.keyFor(project, one))]).toEqual([[other], 'personErased']);
});

test('VAULT-11 half a line is ignored, mended, and takes no other line with it; nor does a damaged one', async () => {
  const ring = await folders.open(null);
  const [one, other, third] = people(3) as [string, string, string];
  const key = await ring.keyFor(project, one);
  appendFileSync(file(), `key ${other} AAAA`);
  const second = await ring.keyFor(project, third);
  expect(await (await folders.open(null)).keysOf(project, [one, other, third])).toEqual(new Map([[one, key], [third, second]]));
  truncateSync(file(), statSync(file()).size - 3);
  expect(await (await folders.open(null)).keysOf(project, [one, third])).toEqual(new Map([[one, key]]));
  expect(readFileSync(file()).at(-1)).toBe(0x0a);
  await (await folders.open(null)).keyFor(project, third);
  const text = readFileSync(file(), 'latin1');
  writeFileSync(file(), text.replace(key.toString('base64url').slice(0, 6), 'xxxxxx'));
  expect([...(await (await folders.open(null)).keysOf(project, [one, third])).keys()]).toEqual([third]);
});

test('VAULT-11 keys of a newer version are left alone', async () => {
  const ring = await folders.open(null);
  await ring.keyFor(project, randomUUID());
  const header = 'baraza-keys 2';
  const newer = readFileSync(file(), 'latin1').replace(/^.*/, `${header} ${createHash('sha256').update(header).digest('hex').slice(0, 8)}`);
  writeFileSync(file(), newer);
  const opened = await folders.open(null).catch((error: { code: string }) => error.code);
  expect([opened, await code(ring.erase(project, randomUUID())), readFileSync(file(), 'latin1')]).toEqual(['keysNewer', 'keysNewer', newer]);
});

test('VAULT-12 an erased key is in no file any more, what held it is overwritten, and the person never gets another', async () => {
  const ring = await folders.open();
  const [gone, stays] = people(2) as [string, string];
  const [key, kept] = [await ring.keyFor(project, gone), await ring.keyFor(project, stays)];
  expect([holdsKey(folders.keys, key), holdsKey(folders.mirror, key)]).toEqual([true, true]);
  const old = [file(), file(folders.mirror)].map((path) => openSync(path, 'r'));
  await ring.erase(project, gone);
  for (const fd of old) {
    const content = Buffer.alloc(fstatSync(fd).size, 1);
    readSync(fd, content);
    closeSync(fd);
    expect([content.length > 100, content.every((byte) => byte === 0)]).toEqual([true, true]);
  }
  expect([holdsKey(folders.root, key), holdsKey(folders.keys, kept), holdsKey(folders.mirror, kept)]).toEqual([false, true, true]);
  const again = await folders.open();
  expect([await code(again.keyFor(project, gone)), await again.erasedOf(project, [gone, stays]), await again.keysOf(project, [gone, stays])]).toEqual(['personErased', new Set([gone]), new Map([[stays, kept]])]);
  await again.erase(project, randomUUID());
  await again.erase(project, gone);
});

test('VAULT-12 the keys of a project that is erased are gone, and it never gets others', async () => {
  const ring = await folders.open();
  const one = randomUUID();
  const key = await ring.keyFor(project, one);
  const publicKey = await ring.makePublicKey(project);
  const secret = Buffer.from((await ring.privateKey(project))!, 'base64url');
  await ring.close(project);
  expect([holdsKey(folders.root, key), holdsKey(folders.root, secret), publicKey.length > 0]).toEqual([false, false, true]);
  const again = await folders.open();
  expect([await again.publicKey(project), await code(again.keyFor(project, one)), await code(again.makePublicKey(project)), (await again.erasedOf(project, [one])).has(one)]).toEqual([null, 'notFound', 'notFound', true]);
  // A project that never had a vault leaves no file.
  const other = randomUUID();
  await again.close(other);
  expect([...filesIn(folders.root).keys()].some((path) => path.includes(other))).toBe(false);
});

describe('VAULT-13', () => {
  test('the mirror is kept the same, and a lost key folder comes back from it', async () => {
    const ring = await folders.open();
    const [one, gone] = people(2) as [string, string];
    const key = await ring.keyFor(project, one);
    await ring.keyFor(project, gone);
    await ring.erase(project, gone);
    expect(readFileSync(file(folders.mirror))).toEqual(readFileSync(file()));
    rmSync(folders.keys, { recursive: true });
    const again = await folders.open();
    expect([await again.keysOf(project, [one, gone]), await again.erasedOf(project, [gone])]).toEqual([new Map([[one, key]]), new Set([gone])]);
  });

  test('where the mirror is away names are still entered, nothing is erased, and what it missed is made good', async () => {
    const ring = await folders.open();
    const [one, later] = people(2) as [string, string];
    const key = await ring.keyFor(project, one);
    renameSync(folders.mirror, `${folders.mirror}-away`);
    const before = readFileSync(file());
    expect([await code(ring.erase(project, one)), await code(ring.close(project)), readFileSync(file()).equals(before)]).toEqual(['mirrorUnusable', 'mirrorUnusable', true]);
    // An empty place where its disk was is not taken for it.
    mkdirSync(folders.mirror);
    await ring.keyFor(project, later);
    await ring.keyFor(project, randomUUID());
    expect([await code(ring.erase(project, one)), readdirSync(folders.mirror), folders.reports.length]).toEqual(['mirrorUnusable', [], 1]);
    const restarted = await folders.open();
    expect([await restarted.keysOf(project, [one]), await code(restarted.erase(project, one)), readdirSync(folders.keys).sort()]).toEqual([new Map([[one, key]]), 'mirrorUnusable', [`${project}.keys`, 'mirror.json']]);
    rmSync(folders.mirror, { recursive: true });
    renameSync(`${folders.mirror}-away`, folders.mirror);
    await restarted.keyFor(project, randomUUID());
    expect(readFileSync(file(folders.mirror))).toEqual(readFileSync(file()));
    await restarted.erase(project, one);
    expect(holdsKey(folders.root, key)).toBe(false);
  });

  test('where the mirror cannot be written an erasure fails and changes nothing', async () => {
    const ring = await folders.open();
    const one = randomUUID();
    await ring.keyFor(project, one);
    const before = [...filesIn(folders.root)];
    // A folder in the way of the new file.
    mkdirSync(`${file(folders.mirror)}.new`);
    expect(await code(ring.erase(project, one))).toBe('mirrorUnusable');
    expect([...filesIn(folders.root)]).toEqual(before);
    rmSync(`${file(folders.mirror)}.new`, { recursive: true });
    await ring.erase(project, one);
  });

  test('a key that was erased in either never comes back from the other', async () => {
    const ring = await folders.open();
    const [gone, stays] = people(2) as [string, string];
    await ring.keyFor(project, gone);
    const kept = await ring.keyFor(project, stays);
    const old = readFileSync(file());
    await ring.erase(project, gone);
    for (const folder of [folders.mirror, folders.keys]) {
      writeFileSync(file(folder), old);
      const again = await folders.open();
      expect([await again.keysOf(project, [gone, stays]), await code(again.keyFor(project, gone))]).toEqual([new Map([[stays, kept]]), 'personErased']);
      expect(readFileSync(file(folders.mirror))).toEqual(readFileSync(file()));
    }
  });

  test('a mirror that is given up or moved is named: what is erased from now on lives on there', async () => {
    await (await folders.open()).keyFor(project, randomUUID());
    await folders.open(null);
    await folders.open(join(folders.root, 'second'));
    expect(folders.reports).toEqual([expect.stringContaining(`${folders.mirror} until now`), expect.stringContaining(`${folders.mirror} until now`)]);
    expect(readFileSync(file(join(folders.root, 'second')))).toEqual(readFileSync(file()));
  });
});
