import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deleteProject, type CommandHandler } from '@baraza/commands';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, foundTestProject, testHandler, type TestStore } from '@baraza/testing';
import { sealIdentity, sealingKeyPair } from '@baraza/vault-seal';
import { filesIn, holdsKey, testFolders, type TestFolders } from './test/folders.js';
import type { KeyRing } from './keys/key-ring.js';
import { Vault } from './vault.js';

let db: TestStore;
let handler: CommandHandler;
let folders: TestFolders;
let keys: KeyRing;
let vault: Vault;
let place: ProjectPlace;
const reader = { account: randomUUID(), session: randomUUID() };

beforeAll(async () => {
  db = await createTestStore();
  handler = testHandler(db.dataSource);
});
beforeEach(async () => {
  folders = testFolders();
  keys = await folders.open();
  vault = new Vault({ dataSource: db.dataSource, keys });
  place = await foundTestProject(handler, randomUUID());
});
afterEach(() => folders.remove());
afterAll(() => db?.close());

const code = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { code?: string }) => error.code);
const named = (name: string): { name: string; contact: string | null; note: string | null } => ({ name, contact: null, note: null });
const sealed = async (person: string, name: string, where = place): Promise<{ sealed: string }> => ({ sealed: await sealIdentity(await vault.publicKey(where), named(name), { project: where.project, person }) });
const rows = <R>(table: string, where = place): Promise<R[]> => inTransaction(db.dataSource, where.workspace, (sql) => sql.query<R>(`SELECT * FROM ${table} WHERE workspace_id = $1 AND project_id = $2 ORDER BY id`, [where.workspace, where.project]));
/** Names by person, and states where there is no name. */
const known = async (people: readonly string[], where = place, by = vault): Promise<string[]> => (await by.read(where, people, reader)).map((answer) => (answer.state === 'readable' ? answer.identity.name : answer.state));

test('VAULT-20 a name is entered sealed or as it is, may be sent again, is corrected, and is read by whoever may', async () => {
  const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  const given = await sealed(one, 'Ma Weah');
  await vault.put(place, one, given);
  await vault.put(place, one, given);
  await vault.put(place, other, { identity: { name: '  Pa\tKonneh ', contact: '+231', note: ' ' } });
  expect(await vault.read(place, [one, other, randomUUID()], reader)).toEqual([
    { id: one, state: 'readable', identity: named('Ma Weah') },
    { id: other, state: 'readable', identity: { name: 'Pa Konneh', contact: '+231', note: null } },
  ]);
  await vault.put(place, one, await sealed(one, 'Ma Weah-Tarr'));
  expect([await known([one]), await vault.people(place)]).toEqual([['Ma Weah-Tarr'], [one, other]]);
});

test('VAULT-20 what was sealed for somebody else, for another project or with a key that is no more is refused, and so is what is no name', async () => {
  const person = randomUUID();
  const elsewhere = await foundTestProject(handler, randomUUID());
  const foreign = { sealed: await sealIdentity((await sealingKeyPair()).publicKey, named('A'), { project: place.project, person }) };
  expect(await code(vault.put(place, person, foreign))).toBe('sealForeign');
  const good = await sealed(person, 'A');
  expect(await Promise.all([vault.put(place, randomUUID(), good), vault.put(elsewhere, person, good), vault.put(place, person, foreign), vault.put(place, person, { sealed: 'b9.AAAA' }), vault.put(place, person, { identity: { name: 'Only Secret', age: 3 } }), vault.put(place, person, { identity: { name: '', contact: null, note: null } })].map(code))).toEqual(['sealForeign', 'sealForeign', 'sealForeign', 'sealVersion', 'invalidInput', 'invalidInput']);
  const unknown = { workspace: place.workspace, project: randomUUID() };
  expect([await code(vault.put(unknown, person, { identity: named('A') })), await code(vault.publicKey(unknown)), await code(vault.erase(unknown, person))]).toEqual(['notFound', 'notFound', 'notFound']);
  expect([await vault.people(place), [...filesIn(folders.keys).keys()].some((path) => path.includes(unknown.project))]).toEqual([[], false]);
});

test('VAULT-21 each person is encrypted under a key of their own and bound to their place: no ciphertext opens in that of another', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  await vault.put(place, one, { identity: named('One') });
  await vault.put(place, other, { identity: named('Other') });
  await db.dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('baraza.workspace', $1, true)`, [place.workspace]);
    await manager.query('UPDATE vault_person SET ciphertext = (SELECT ciphertext FROM vault_person WHERE id = $1) WHERE id = $2', [one, other]);
  });
  expect([await known([one]), await known([other])]).toEqual([['One'], ['unreadable']]);
  const found = await keys.keysOf(place.project, [one, other]);
  expect(found.get(one)).not.toEqual(found.get(other));
});

test('VAULT-22 a hundred names at once, the same ones twice, are all there, and others use the database meanwhile', async () => {
  const people = Array.from({ length: 100 }, () => randomUUID());
  const entering = Promise.all([...people, ...people].map((person, index) => vault.put(place, person, { identity: named(`N${index % 100}`) })));
  // Five connections there are.
  expect(await db.dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await entering;
  expect((await known(people)).sort()).toEqual(people.map((_, index) => `N${index}`).sort());
  expect((await keys.keysOf(place.project, people)).size).toBe(100);
});

test('VAULT-10 VAULT-22 several servers that share database and keys enter, correct and erase the same people at once', async () => {
  const servers = await Promise.all([1, 2, 3].map(async () => new Vault({ dataSource: db.dataSource, keys: await folders.open() })));
  const people = Array.from({ length: 20 }, () => randomUUID());
  const gone = people.slice(0, 5);
  const ends = await Promise.all(servers.flatMap((server) => [...people.map((person) => code(server.put(place, person, { identity: named(person) }))), ...gone.map((person) => code(server.erase(place, person)))]));
  expect(ends.filter((end) => end !== 'done' && end !== 'personErased')).toEqual([]);
  for (const server of servers) {
    const answers = new Map((await server.read(place, people, reader)).map((answer) => [answer.id, answer.state === 'readable' ? answer.identity.name : answer.state]));
    expect(answers).toEqual(new Map(people.map((person) => [person, gone.includes(person) ? 'erased' : person])));
  }
  expect((await (await folders.open()).keysOf(place.project, people)).size).toBe(15);
  expect(readFileSync(join(folders.mirror, `${place.project}.keys`))).toEqual(readFileSync(join(folders.keys, `${place.project}.keys`)));
});

test('VAULT-23 a search finds letters of any case and with any marks in name, contact and note, among those asked for and no others', async () => {
  const people = Array.from({ length: 4 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);
  const texts = [named('Élise Ŋgaka'), { ...named('B'), contact: 'ELISE@example.org' }, { ...named('مُحَمَّد'), note: 'sister of Elise' }, named('Elise')];
  for (const [index, person] of people.entries()) await vault.put(place, person, { identity: texts[index] });
  const find = async (text: string): Promise<string[]> => (await vault.search(place, text, people.slice(0, 3), reader)).map(({ id }) => id);
  expect([await find('elise'), await find('محمد'), await find('ŋGA'), await find('nobody')]).toEqual([people.slice(0, 3), [people[2]], [people[0]], []]);
});

test('VAULT-24 who read, when, in which session and how many is written down, and nobody can change it', async () => {
  const [one, gone] = [randomUUID(), randomUUID()];
  for (const person of [one, gone]) await vault.put(place, person, { identity: named('A') });
  await vault.erase(place, gone);
  const before = Date.now();
  await vault.read(place, [one, gone, randomUUID()], reader);
  await vault.search(place, 'a', [one], { ...reader, session: randomUUID() });
  const noted = await rows<{ account_id: string; session_id: string; people: number; at: Date }>('vault_read');
  expect(noted.map(({ account_id: account, people }) => ({ account, people }))).toEqual([{ account: reader.account, people: 1 }, { account: reader.account, people: 1 }]);
  expect(noted.filter(({ session_id: session, at }) => session === reader.session && Math.abs(at.getTime() - before) < 60_000)).toHaveLength(1);
  await expect(db.dataSource.query('UPDATE vault_read SET people = 0')).rejects.toThrow(/permission denied/);
  // What cannot be noted is not answered.
  await expect(vault.read(place, [one], { account: 'nobody', session: reader.session })).rejects.toThrow();
});

test('VAULT-25 after erasure the key is in no file and the ciphertext in no row, the name is told as erased, and one still on its way is refused', async () => {
  const [gone, stays, late] = [randomUUID(), randomUUID(), randomUUID()];
  for (const person of [gone, stays]) await vault.put(place, person, { identity: named('A') });
  const waiting = await Promise.all([sealed(gone, 'A'), sealed(late, 'L')]);
  const key = (await keys.keysOf(place.project, [gone])).get(gone)!;
  expect(await vault.isErased(place, gone)).toBe(false);
  await vault.erase(place, gone);
  await vault.erase(place, gone);
  await vault.erase(place, late);
  expect([holdsKey(folders.root, key), await vault.isErased(place, gone), await vault.isErased(place, late), await vault.isErased(place, stays)]).toEqual([false, true, true, false]);
  expect(await Promise.all([vault.put(place, gone, waiting[0]!), vault.put(place, late, waiting[1]!), vault.put(place, gone, { identity: named('A') })].map(code))).toEqual(['personErased', 'personErased', 'personErased']);
  expect((await known([gone, stays, late])).sort()).toEqual(['A', 'erased', 'erased']);
  expect((await rows<{ id: string; ciphertext: Buffer | null }>('vault_person')).filter(({ ciphertext }) => ciphertext !== null).map(({ id }) => id)).toEqual([stays]);
});

test('VAULT-25 where the copy of the keys cannot be written, erasing says so and the name stays', async () => {
  const one = randomUUID();
  await vault.put(place, one, { identity: named('A') });
  rmSync(folders.mirror, { recursive: true });
  expect([await code(vault.erase(place, one)), await vault.isErased(place, one), await known([one])]).toEqual(['mirrorUnusable', false, ['A']]);
});

test('VAULT-26 old data beside the keys of today show nobody who was erased; data without keys are told as unreadable, and work goes on', async () => {
  const [gone, stays, fresh] = [randomUUID(), randomUUID(), randomUUID()];
  for (const person of [gone, stays]) await vault.put(place, person, { identity: named('A') });
  const old = await rows<{ id: string; ciphertext: Buffer }>('vault_person');
  const waiting = await sealed(gone, 'A');
  await vault.erase(place, gone);
  await inTransaction(db.dataSource, place.workspace, async (sql) => {
    await sql.query('DELETE FROM vault_person WHERE project_id = $1', [place.project]);
    for (const { id, ciphertext } of old) await sql.query('INSERT INTO vault_person (workspace_id, project_id, id, ciphertext) VALUES ($1, $2, $3, $4)', [place.workspace, place.project, id, ciphertext]);
  });
  expect([(await known([gone, stays])).sort(), await vault.isErased(place, gone), await code(vault.put(place, gone, waiting))]).toEqual([['A', 'erased'], true, 'personErased']);

  const keyless = testFolders();
  const without = new Vault({ dataSource: db.dataSource, keys: await keyless.open(null) });
  expect(await known([gone, stays], place, without)).toEqual(['unreadable', 'unreadable']);
  expect(await code(without.put(place, fresh, waiting))).toBe('sealForeign');
  await without.put(place, fresh, { identity: named('Fresh') });
  expect((await known([gone, stays, fresh], place, without)).sort()).toEqual(['Fresh', 'unreadable', 'unreadable']);
  // That somebody was erased stands in the data as well.
  await vault.erase(place, stays);
  expect(await code(without.put(place, stays, { identity: named('A') }))).toBe('personErased');
  keyless.remove();
});

test('VAULT-27 with a project its names and all its keys are erased; where the keys cannot be, the project stays', async () => {
  const one = randomUUID();
  await vault.put(place, one, await sealed(one, 'A'));
  await known([one]);
  const key = (await keys.keysOf(place.project, [one])).get(one)!;
  rmSync(join(folders.mirror, 'mirror.json'));
  expect(await code(deleteProject(db.dataSource, place, vault.destroyKeys))).toBe('mirrorUnusable');
  expect(await known([one])).toEqual(['A']);
  rmSync(join(folders.keys, 'mirror.json'));
  const restarted = new Vault({ dataSource: db.dataSource, keys: await folders.open() });
  const racing = Array.from({ length: 20 }, () => code(restarted.put(place, randomUUID(), { identity: named('Racing') })));
  await deleteProject(db.dataSource, place, restarted.destroyKeys);
  expect((await Promise.all(racing)).filter((end) => end !== 'done' && end !== 'notFound')).toEqual([]);
  expect([holdsKey(folders.root, key), await rows('vault_person'), await rows('vault_read')]).toEqual([false, [], []]);
  for (const [path, content] of filesIn(folders.root)) if (path.endsWith('.keys')) expect(content.toString()).toMatch(/^baraza-keys 1 \w{8}\nclosed \w{8}\n$/);
  expect([await code(restarted.put(place, one, { identity: named('A') })), await code(restarted.publicKey(place))]).toEqual(['notFound', 'notFound']);
});

test('VAULT-27 another workspace neither sees nor changes names', async () => {
  const one = randomUUID();
  await vault.put(place, one, { identity: named('A') });
  const elsewhere = { workspace: randomUUID(), project: place.project };
  expect([await vault.read(elsewhere, [one], reader).catch(() => 'refused'), await code(vault.put(elsewhere, one, { identity: named('B') })), await code(vault.erase(elsewhere, one)), await known([one])]).toEqual(['refused', 'notFound', 'notFound', ['A']]);
});
