import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { AccountsModule, createAccessToken, createAccounts, GLOBAL_TABLES, listWorkspaces, PlainErrors, projectGate } from '@baraza/accounts';
import { type Inputs, mentionOf, type OperationName, type Role } from '@baraza/domain';
import { createDataSource, inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { DataSource } from 'typeorm';
import { RemindersModule } from './http/reminders.module.js';
import { type Notices, Reminders } from './reminders.js';

let store: TestStore;
let db: DataSource;
let app: INestApplication;
let url: string;
let place: ProjectPlace;
let handler: ReturnType<typeof testHandler>;
const people: Record<'owner' | 'ada' | 'ben' | 'observer' | 'stranger', { account: string; token: string; reading: string }> = {} as never;

beforeAll(async () => {
  store = await createTestStore();
  db = await createDataSource({ url: store.url, entities: GLOBAL_TABLES }).initialize();
  handler = testHandler(db);
  const accounts = createAccounts({ db, projects: projectGate(db, handler) });
  const reminders = new Reminders(db, async (account) => (await listWorkspaces(accounts, account)).map(({ id }) => id));
  @Module({ imports: [AccountsModule.register({ accounts, publicUrl: null }), RemindersModule.register(reminders)], providers: [{ provide: APP_FILTER, useClass: PlainErrors }] })
  class TestModule {}
  app = await NestFactory.create(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  const owner = randomUUID();
  place = await foundTestProject(handler, owner);
  const roles: Record<keyof typeof people, Role | null> = { owner: null, ada: 'analyst', ben: 'rapporteur', observer: 'observer', stranger: null };
  for (const name of Object.keys(roles) as (keyof typeof people)[]) {
    const account = name === 'owner' ? owner : randomUUID();
    await enrol(db, name === 'stranger' ? randomUUID() : place.workspace, [account]);
    if (roles[name]) await submit('owner', owner, 'createMember', { id: randomUUID(), account, displayName: name, role: roles[name], clearance: null });
    const token = async (readOnly: boolean): Promise<string> => (await createAccessToken(accounts, account, { name, readOnly, days: null })).token;
    people[name] = { account, token: await token(false), reading: await token(true) };
  }
});
afterAll(async () => {
  await app?.close();
  await db?.destroy();
  await store?.close();
});

const submit = (_who: string, account: string, name: OperationName, input: object): Promise<unknown> => submitAs(handler, place, account, name, input as never);
const as = (who: keyof typeof people, name: OperationName, input: object): Promise<unknown> => submit(who, people[who].account, name, input);
async function ask(who: keyof typeof people, method: string, path: string, body?: unknown, token = people[who].token): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${url}/api/${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
const notices = async (who: keyof typeof people): Promise<Notices> => (await ask(who, 'GET', 'notices')).body as unknown as Notices;
const told = async (who: keyof typeof people, thread: string): Promise<string[]> => (await notices(who)).notices.filter((each) => each.thread === thread).map(({ kind, text }) => `${kind}: ${text}`);

/** A thread of Ada’s about a stakeholder of the class. */
async function thread(text: string, classification = 'restricted'): Promise<{ stakeholder: string; thread: string; comment: string }> {
  const [stakeholder, id, comment] = [randomUUID(), randomUUID(), randomUUID()];
  await as('owner', 'createStakeholder', { id: stakeholder, name: `Ministry of ${classification}`, aliases: [], tags: [], properties: {}, classification });
  await as('ada', 'startThread', { id, comment, stakeholder, text });
  return { stakeholder, thread: id, comment };
}
async function say(who: keyof typeof people, of: string, text: string): Promise<string> {
  const id = randomUUID();
  await as(who, 'addComment', { id, thread: of, text });
  return id;
}

test('TALK-20 who is mentioned, and who wrote in the thread before, is told of it; nobody of their own words', async () => {
  const { thread: of, stakeholder } = await thread(`What do you think, ${mentionOf(people.ben.account)}?`);
  expect([await told('ben', of), await told('ada', of), await told('owner', of)]).toEqual([[`mention: What do you think, ${mentionOf(people.ben.account)}?`], [], []]);
  await say('ben', of, 'It is right.');
  await say('owner', of, 'Thank you both.');
  expect(await told('ada', of)).toEqual(['reply: Thank you both.', 'reply: It is right.']);
  expect(await told('owner', of)).toEqual([]);
  const { notices: all, people: names } = await notices('ben');
  expect(all.find((each) => each.thread === of && each.kind === 'reply')).toMatchObject({ about: { entity: 'stakeholder', id: stakeholder, name: 'Ministry of restricted' }, project: { id: place.project }, by: people.owner.account, seen: false });
  expect(names[people.ada.account]).toBe('ada');
});

test('TALK-21 of what somebody may not read, or may not read any more, nothing is told: no comment, no name, no record', async () => {
  const { thread: of, stakeholder, comment } = await thread(`Between us, ${mentionOf(people.ben.account)} and ${mentionOf(people.observer.account)}`, 'confidential');
  for (const who of ['ben', 'observer', 'stranger'] as const) {
    const text = JSON.stringify(await notices(who));
    for (const hidden of [of, stakeholder, comment, 'Between us', 'Ministry of confidential']) expect([who, text.includes(hidden)]).toEqual([who, false]);
  }
  await as('owner', 'classify', { entity: 'stakeholder', id: stakeholder, classification: 'restricted' });
  expect(await told('ben', of)).toHaveLength(1);
  // An observer reads no comments at all.
  expect(await told('observer', of)).toEqual([]);
  await as('owner', 'classify', { entity: 'stakeholder', id: stakeholder, classification: 'confidential' });
  expect(await told('ben', of)).toEqual([]);
  await as('owner', 'classify', { entity: 'stakeholder', id: stakeholder, classification: 'restricted' });
  await as('owner', 'deleteStakeholder', { id: stakeholder });
  expect(await told('ben', of)).toEqual([]);
});

test('TALK-22 what was taken out or changed is told no more as it was', async () => {
  const { thread: of, comment } = await thread(`Look, ${mentionOf(people.ben.account)}`);
  await as('ada', 'editComment', { id: comment, text: 'Nobody needs to look.' });
  expect(await told('ben', of)).toEqual([]);
  await as('ada', 'editComment', { id: comment, text: `Look again, ${mentionOf(people.ben.account)}` });
  expect(await told('ben', of)).toEqual([`mention: Look again, ${mentionOf(people.ben.account)}`]);
  await as('owner', 'eraseComment', { id: comment });
  expect(await told('ben', of)).toEqual([]);
});

test('TALK-8 what is erased is in no table of the database any more', async () => {
  const secret = `secret ${randomUUID()}`;
  const { comment } = await thread(`Never say that ${secret}`);
  await as('ada', 'editComment', { id: comment, text: `It is no ${secret}` });
  await as('ada', 'removeComment', { id: comment });
  const found = (): Promise<number[]> =>
    inTransaction(db, place.workspace, async (sql) => Promise.all(['comment', 'event', 'record_version'].map(async (table) => Number((await sql.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}" r WHERE r::text LIKE '%' || $1 || '%'`, [secret]))[0]!.n))));
  const before = await found();
  expect([before[0], before[1]! > 1, before[2]! > 0]).toEqual([1, true, true]);
  await as('owner', 'eraseComment', { id: comment });
  expect(await found()).toEqual([0, 0, 0]);
});

test('TALK-23 seen and new again are each person’s own, may be said twice, and are said of nothing that is not there', async () => {
  const { thread: of, comment } = await thread(`${mentionOf(people.ben.account)} ${mentionOf(people.owner.account)}`);
  const seen = async (who: keyof typeof people): Promise<boolean | undefined> => (await notices(who)).notices.find((each) => each.thread === of)?.seen;
  const say = (value: boolean, ids = [comment]): Promise<{ status: number }> => ask('ben', 'POST', 'notices/seen', { notices: ids.map((id) => ({ project: place.project, id })), seen: value });
  for (let time = 0; time < 2; time += 1) expect((await say(true, [comment, randomUUID()])).status).toBe(204);
  expect([await seen('ben'), await seen('owner')]).toEqual([true, false]);
  const [{ n }] = await inTransaction(db, place.workspace, (sql) => sql.query<{ n: string }>('SELECT count(*) AS n FROM notice_seen WHERE account_id = $1', [people.ben.account])) as [{ n: string }];
  expect(n).toBe('1');
  await say(false);
  expect(await seen('ben')).toBe(false);
});

test('TALK-24 a reminder falls due in the morning of its day in its zone, is its owner’s alone, and goes with the record', async () => {
  const { stakeholder } = await thread('About a date');
  const id = randomUUID();
  const set = (who: keyof typeof people, more: object = {}): Promise<{ status: number; body: Record<string, unknown> }> =>
    ask(who, 'PUT', `projects/${place.project}/reminders/${id}`, { entity: 'stakeholder', record: stakeholder, on: '2026-03-01', timeZone: 'Africa/Nairobi', note: 'Ask again', ...more });
  for (let time = 0; time < 2; time += 1) expect((await set('observer')).status).toBe(204);
  const due = async (who: keyof typeof people, now: string): Promise<string[]> => (await new Reminders(db, async () => [place.workspace]).list(people[who].account, now)).notices.filter((each) => each.kind === 'reminder').map(({ text, at }) => `${text} ${at}`);
  expect(await due('observer', '2026-03-01T04:59:59.000Z')).toEqual([]);
  expect(await due('observer', '2026-03-01T05:00:00.000Z')).toEqual(['Ask again 2026-03-01T05:00:00.000Z']);
  expect([await due('ada', '2027-01-01T00:00:00.000Z'), (await ask('ada', 'GET', `projects/${place.project}/reminders?record=${stakeholder}`)).body]).toEqual([[], { reminders: [] }]);
  expect((await ask('observer', 'GET', `projects/${place.project}/reminders?record=${stakeholder}`)).body).toEqual({ reminders: [{ id, entity: 'stakeholder', record: stakeholder, on: '2026-03-01', timeZone: 'Africa/Nairobi', note: 'Ask again' }] });
  expect((await set('observer', { on: 'tomorrow' })).body['code']).toBe('invalidInput');
  expect((await set('observer', { timeZone: 'Mars/Base' })).body['code']).toBe('invalidInput');
  await as('owner', 'classify', { entity: 'stakeholder', id: stakeholder, classification: 'strictlyConfidential' });
  expect(await due('observer', '2027-01-01T00:00:00.000Z')).toEqual([]);
  expect((await set('observer')).status).toBe(404);
  expect((await ask('observer', 'DELETE', `projects/${place.project}/reminders/${id}`)).status).toBe(204);
});

test('MERGE-34 a reminder on a stakeholder that was merged away stands on the kept one, through further merges, and goes back with them', async () => {
  const [first, second, third] = [(await thread('One')).stakeholder, (await thread('Two')).stakeholder, (await thread('Three')).stakeholder];
  const id = randomUUID();
  await ask('observer', 'PUT', `projects/${place.project}/reminders/${id}`, { entity: 'stakeholder', record: first, on: '2026-03-01', timeZone: 'Africa/Nairobi', note: 'Ask again' });
  const at = async (record: string): Promise<string[]> => ((await ask('observer', 'GET', `projects/${place.project}/reminders?record=${record}`)).body['reminders'] as { record: string }[]).map((each) => each.record);
  const places = async (): Promise<string[]> => (await Promise.all([first, second, third].map(at))).flat();
  const back = (gone: string, again: boolean): Promise<unknown> => as('ada', 'restore', { changes: [{ entity: 'stakeholder', id: gone, field: 'deleted', expected: !again, value: again }], again });
  expect(await places()).toEqual([first]);
  await as('ada', 'mergeStakeholders', { keep: second, gone: first, fields: [] });
  expect(await places()).toEqual([second]);
  expect((await new Reminders(db, async () => [place.workspace]).list(people.observer.account, '2026-03-02T00:00:00.000Z')).notices).toContainEqual(expect.objectContaining({ kind: 'reminder', about: expect.objectContaining({ id: second }) }));
  await as('ada', 'mergeStakeholders', { keep: third, gone: second, fields: [] });
  expect(await places()).toEqual([third]);
  await back(second, false);
  expect(await places()).toEqual([second]);
  await back(first, false);
  expect(await places()).toEqual([first]);
  await back(first, true);
  expect(await places()).toEqual([second]);
  await back(first, false);
  // Deleted for itself it goes with the record.
  await as('ada', 'deleteStakeholder', { id: first });
  expect(await places()).toEqual([]);
});

test('TALK-25 for whoever is not in the project there is nothing, and a token that may only read changes nothing', async () => {
  const { stakeholder, comment } = await thread(`${mentionOf(people.stranger.account)}`);
  expect((await notices('stranger')).notices).toEqual([]);
  const body = { entity: 'stakeholder', record: stakeholder, on: '2026-03-01', timeZone: 'UTC', note: null };
  expect((await ask('stranger', 'PUT', `projects/${place.project}/reminders/${randomUUID()}`, body)).status).toBe(404);
  expect((await ask('stranger', 'POST', 'notices/seen', { notices: [{ project: place.project, id: comment }], seen: true })).status).toBe(404);
  for (const [method, path, sent] of [['PUT', `projects/${place.project}/reminders/${randomUUID()}`, body], ['POST', 'notices/seen', { notices: [{ project: place.project, id: comment }], seen: true }]] as const) expect((await ask('ada', method, path, sent, people.ada.reading)).status).toBe(403);
  expect((await ask('ada', 'GET', 'notices', undefined, people.ada.reading)).status).toBe(200);
  expect((await fetch(`${url}/api/notices`)).status).toBe(401);
});

test('TALK-25 who was taken out of the project is told of nothing in it', async () => {
  const { thread: of } = await thread(mentionOf(people.ben.account));
  expect(await told('ben', of)).toHaveLength(1);
  const [member] = await inTransaction(db, place.workspace, (sql) => sql.query<{ id: string }>('SELECT id FROM member WHERE account_id = $1', [people.ben.account]));
  await as('owner', 'removeMember', { id: member!.id } satisfies Inputs['removeMember']);
  expect((await notices('ben')).notices).toEqual([]);
});
