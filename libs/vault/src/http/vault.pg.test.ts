import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { AccountsModule, createAccessToken, createAccounts, GLOBAL_TABLES, PlainErrors, projectGate, refuseCrossSite, type AccountsContext } from '@baraza/accounts';
import { createDataSource, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { sealIdentity } from '@baraza/vault-seal';
import type { INestApplication } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { testFolders } from '../test/folders.js';
import { Vault } from '../vault.js';
import type { VaultGate } from './gate.js';
import { VaultModule } from './vault.module.js';

const folders = testFolders();
let store: TestStore;
let db: DataSource;
let app: INestApplication;
let accounts: AccountsContext;
let url: string;
let place: ProjectPlace;
/** What may be done in the session, by account, and the people who are in it. */
const session = randomUUID();
const attending = [randomUUID(), randomUUID()] as const;
const duties = new Map<string, 'facilitator' | 'eraser'>();
const gate: VaultGate = {
  mayEnter: async (_, account, where, person) => where === session && duties.get(account) === 'facilitator' && (attending as readonly string[]).includes(person),
  mayRead: async (_, account, where) => (where === session && duties.get(account) === 'facilitator' ? attending : null),
  mayErase: async (_, account) => duties.get(account) === 'eraser',
};
const people: Record<string, { account: string; token: string }> = {};

beforeAll(async () => {
  store = await createTestStore();
  db = await createDataSource({ url: store.url, entities: GLOBAL_TABLES }).initialize();
  const handler = testHandler(db);
  accounts = createAccounts({ db, projects: projectGate(db, handler) });
  const vault = new Vault({ dataSource: db, keys: await folders.open() });
  @Module({ imports: [AccountsModule.register({ accounts, publicUrl: null }), VaultModule.register({ vault, gate, dataSource: db })], providers: [{ provide: APP_FILTER, useClass: PlainErrors }] })
  class TestModule {}
  app = await NestFactory.create(TestModule, { logger: false });
  app.use(refuseCrossSite(null));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  const owner = randomUUID();
  place = await foundTestProject(handler, owner);
  for (const name of ['facilitator', 'eraser', 'other', 'stranger'] as const) {
    const account = randomUUID();
    await enrol(db, name === 'stranger' ? randomUUID() : place.workspace, [account]);
    if (name !== 'stranger') await submitAs(handler, place, owner, 'createMember', { id: randomUUID(), account, displayName: name, role: 'observer', clearance: null } as never);
    if (name === 'facilitator' || name === 'eraser') duties.set(account, name);
    people[name] = { account, token: (await createAccessToken(accounts, account, { name, readOnly: false, days: null })).token };
  }
});
afterAll(async () => {
  await app?.close();
  await db?.destroy();
  await store?.close();
  folders.remove();
});

interface Reply {
  status: number;
  body: { code?: string; message?: string; publicKey?: string; people?: { id: string; state: string; identity?: { name: string } }[] };
}
async function send(who: string, method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const reply = await fetch(`${url}/api/projects/${place.project}/vault/${path}`, {
    method,
    headers: { ...(people[who] ? { authorization: `Bearer ${people[who].token}` } : {}), 'content-type': 'application/json', ...headers },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const text = await reply.text();
  return { status: reply.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
}
const outcome = ({ status, body }: Reply): [number, string | undefined] => [status, body.code];
const plain = { identity: { name: 'Ma Weah', contact: null, note: null } };
const at = (person: string, where = session): string => `people/${person}?session=${where}`;
const of = `people?session=${session}`;

test('VAULT-30 every member may seal, who has the duty enters and reads the names of the session, and only who may erases', async () => {
  const [one] = attending;
  const { publicKey } = (await send('other', 'GET', 'key')).body;
  const sealed = await sealIdentity(publicKey!, plain.identity, { project: place.project, person: one });
  expect([(await send('facilitator', 'GET', 'key')).body.publicKey, outcome(await send('facilitator', 'PUT', at(one.toUpperCase()), { sealed }))]).toEqual([publicKey, [204, undefined]]);
  expect((await send('facilitator', 'GET', of)).body).toEqual({ people: [{ id: one, state: 'readable', identity: plain.identity }] });
  for (const who of ['other', 'eraser']) expect([outcome(await send(who, 'GET', of)), outcome(await send(who, 'PUT', at(one), plain))]).toEqual([[403, 'forbidden'], [403, 'forbidden']]);
  expect([outcome(await send('facilitator', 'GET', `people?session=${randomUUID()}`)), outcome(await send('facilitator', 'PUT', at(one, randomUUID()), plain)), outcome(await send('facilitator', 'PUT', at(randomUUID()), plain))]).toEqual(Array(3).fill([403, 'forbidden']));
  expect([outcome(await send('facilitator', 'DELETE', `people/${one}`)), outcome(await send('eraser', 'DELETE', `people/${one}`)), outcome(await send('eraser', 'DELETE', `people/${one}`))]).toEqual([[403, 'forbidden'], [204, undefined], [204, undefined]]);
  expect([(await send('facilitator', 'GET', of)).body.people, outcome(await send('facilitator', 'PUT', at(one), { sealed }))]).toEqual([[{ id: one, state: 'erased' }], [410, 'personErased']]);
});

test('VAULT-30 for whoever is not in the project it does not exist, nobody else’s page gets in, and a token that may only read changes nothing', async () => {
  const [, one] = attending;
  const all = async (who: string, headers: Record<string, string> = {}): Promise<unknown[]> =>
    [await send(who, 'GET', 'key', undefined, headers), await send(who, 'GET', of, undefined, headers), await send(who, 'PUT', at(one), plain, headers), await send(who, 'DELETE', `people/${one}`, undefined, headers)].map(outcome);
  expect(await all('stranger')).toEqual(Array(4).fill([404, 'notFound']));
  expect(await all('nobody')).toEqual(Array(4).fill([401, 'notSignedIn']));
  expect((await all('facilitator', { origin: 'https://evil.example' })).slice(2)).toEqual([[403, 'crossSite'], [403, 'crossSite']]);
  const { account } = people['facilitator']!;
  people['reader'] = { account, token: (await createAccessToken(accounts, account, { name: 'r', readOnly: true, days: null })).token };
  expect(await all('reader')).toEqual([[200, undefined], [200, undefined], [403, 'readOnlyToken'], [403, 'readOnlyToken']]);
  expect(outcome(await send('facilitator', 'PUT', at(one), plain, { 'content-type': 'text/plain' }))).toEqual([415, 'notJson']);
});

test('VAULT-31 what cannot be taken says where and why, and repeats nothing of what was typed', async () => {
  const [, one] = attending;
  const secret = 'Zzabarimatou';
  const bad: [string, unknown, number, string][] = [
    [at('7'), plain, 400, 'invalidInput'],
    [`people/${one}`, plain, 400, 'invalidInput'],
    [at(one), { ...plain, sealed: 'x' }, 400, 'invalidInput'],
    [at(one), { name: secret }, 400, 'invalidInput'],
    [at(one), { identity: secret }, 400, 'invalidInput'],
    [at(one), { identity: { [secret]: 1, name: secret } }, 400, 'invalidInput'],
    [at(one), { identity: { name: secret.repeat(30) } }, 400, 'invalidInput'],
    [at(one), { sealed: secret }, 422, 'sealDamaged'],
    [at(one), { sealed: 'b1.'.padEnd(40_000, 'A') }, 400, 'invalidInput'],
  ];
  for (const [path, body, status, code] of bad) {
    const reply = await send('facilitator', 'PUT', path, body);
    expect([body, ...outcome(reply)]).toEqual([body, status, code]);
    expect(JSON.stringify(reply.body)).not.toContain(secret);
  }
  const broken = await fetch(`${url}/api/projects/${place.project}/vault/${at(one)}`, { method: 'PUT', headers: { authorization: `Bearer ${people['facilitator']!.token}`, 'content-type': 'application/json' }, body: `{"identity":{"name":"${secret}` });
  expect([broken.status, (await broken.text()).includes(secret)]).toEqual([400, false]);
  expect((await send('facilitator', 'GET', of)).body.people!.filter(({ state }) => state === 'readable')).toEqual([]);
});

test('VAULT-31 the longest name with contact and note goes through, in the widest letters', async () => {
  const [, one] = attending;
  const identity = { name: '\u{20000}'.repeat(100), contact: '\u{20000}'.repeat(150), note: '\u4e00'.repeat(2000) };
  const sealed = await sealIdentity((await send('other', 'GET', 'key')).body.publicKey!, identity, { project: place.project, person: one });
  expect(outcome(await send('facilitator', 'PUT', at(one), { sealed }))).toEqual([204, undefined]);
  expect((await send('facilitator', 'GET', of)).body.people).toContainEqual({ id: one, state: 'readable', identity });
});
