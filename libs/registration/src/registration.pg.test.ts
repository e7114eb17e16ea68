/** People register themselves: over real HTTP and Postgres; only the vault, which is another lib's, is a map here. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { AccountsModule, createAccessToken, createAccounts, GLOBAL_TABLES, PlainErrors, projectGate } from '@baraza/accounts';
import { type Attribution, CODE_LENGTHS, shortCode } from '@baraza/domain';
import { createDataSource, eraseProject, inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { INestApplication } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RegistrationModule } from './http/registration.module.js';
import { type GivenName, type Names, Registration } from './registration.js';

const HOUR = 3_600_000;
let store: TestStore;
let db: DataSource;
let app: INestApplication;
let url: string;
let registration: Registration;
let handler: ReturnType<typeof testHandler>;
let now = Date.parse('2005-08-17T09:00:00.000Z');
let place: ProjectPlace;
const vault = new Map<string, GivenName>();
const names: Names = {
  publicKey: async () => 'the key',
  knows: async (_, person) => vault.has(person),
  put: async (_, person, name) => void vault.set(person, name),
  erase: async (_, person) => void vault.delete(person),
};
const owner = randomUUID();
const tokens: Record<string, string> = {};

beforeAll(async () => {
  store = await createTestStore();
  db = await createDataSource({ url: store.url, entities: GLOBAL_TABLES }).initialize();
  handler = testHandler(db);
  const accounts = createAccounts({ db, projects: projectGate(db, handler) });
  registration = new Registration({ dataSource: db, handler, names, now: () => new Date(now), most: 8 });
  @Module({ imports: [AccountsModule.register({ accounts, publicUrl: null }), RegistrationModule.register({ registration, dataSource: db })], providers: [{ provide: APP_FILTER, useClass: PlainErrors }] })
  class TestModule {}
  app = await NestFactory.create(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  place = await foundTestProject(handler, owner);
  const [observer, stranger] = [randomUUID(), randomUUID()];
  await enrol(db, place.workspace, [observer, stranger]);
  await run(place, 'createMember', { id: randomUUID(), account: observer, displayName: 'Observer', role: 'observer', clearance: null });
  for (const [name, account] of Object.entries({ owner, observer, stranger })) tokens[name] = (await createAccessToken(accounts, account, { name, readOnly: false, days: null })).token;
  tokens['reader'] = (await createAccessToken(accounts, owner, { name: 'reader', readOnly: true, days: null })).token;
});
afterAll(async () => {
  await app?.close();
  await db?.destroy();
  await store?.close();
});

async function run(where: ProjectPlace, name: string, input: object): Promise<void> {
  const result = await submitAs(handler, where, owner, name as never, input as never);
  if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
}
const rows = <T>(sql: string, values: unknown[] = [], where = place): Promise<T[]> => inTransaction(db, where.workspace, (each) => each.query<T>(sql, values));

interface Meeting {
  session: string;
  sex: string;
  consent: string;
}
async function meeting(attribution: Attribution = 'attributed', where = place): Promise<Meeting> {
  const [process, session, consent] = [randomUUID(), randomUUID(), randomUUID()];
  await run(where, 'beginProcess', { id: process, name: 'Round', minimumCell: 5 });
  await run(where, 'createConsentText', { id: consent, process, version: 2, language: 'en', text: 'We keep what you say.', purposes: ['report', 'invite again'], retired: false });
  await run(where, 'createSession', { id: session, process, title: 'Town hall', attribution, languages: ['en', 'fr'] });
  const [sex] = await rows<{ id: string }>(`SELECT id FROM dimension WHERE process_id = $1 AND code = 'sex'`, [process], where);
  return { session, sex: sex!.id, consent };
}

interface Reply {
  status: number;
  body: Record<string, unknown> & { code?: string; token?: string; seat?: string | null; links?: { id: string; registered: number }[] };
}
async function send(method: string, path: string, json?: unknown, who?: string): Promise<Reply> {
  const reply = await fetch(`${url}/api/${path}`, { method, headers: { ...(who ? { authorization: `Bearer ${tokens[who]}` } : {}), 'content-type': 'application/json' }, body: json === undefined ? undefined : JSON.stringify(json) });
  const text = await reply.text();
  return { status: reply.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
}
const outcome = ({ status, body }: Reply): [number, string | undefined] => [status, body.code];
const linksAt = (session: string, project = place.project): string => `projects/${project}/sessions/${session}/registration`;
const linkTo = async (session: string, hours = 4): Promise<string> => (await send('POST', linksAt(session), { hours }, 'owner')).body.token!;
const newCode = (): string => shortCode(randomBytes(CODE_LENGTHS.own));
const answers = { language: 'en', consent: null as string | null, consentPurposes: [] as string[], groups: [] as object[] };
const someone = (token: string, more: object = {}): Record<string, unknown> & { code: string; id: string } => ({ token, id: randomUUID(), code: newCode(), person: null, group: null, ...answers, ...more });
const register = (body: object): Promise<Reply> => send('POST', 'register', body);

test('JOIN-2 whoever notes in the session makes a link, sees and closes it; nobody else does, and its secret is kept nowhere', async () => {
  const { session } = await meeting();
  for (const who of ['observer', 'stranger']) expect((await send('POST', linksAt(session), { hours: 4 }, who)).status).toBe(who === 'observer' ? 403 : 404);
  expect([outcome(await send('POST', linksAt(session), { hours: 4 })), outcome(await send('POST', linksAt(session), { hours: 4 }, 'reader')), outcome(await send('POST', linksAt(session), { hours: 100 }, 'owner'))]).toEqual([[401, 'notSignedIn'], [403, 'readOnlyToken'], [400, 'invalidInput']]);
  expect(outcome(await send('POST', linksAt(randomUUID()), { hours: 4 }, 'owner'))).toEqual([404, 'notFound']);
  const { token, id } = (await send('POST', linksAt(session), { hours: 4 }, 'owner')).body as { token: string; id: string };
  const { links } = (await send('GET', linksAt(session), undefined, 'owner')).body;
  expect(links).toEqual([{ id, createdAt: new Date(now).toISOString(), expiresAt: new Date(now + 4 * HOUR).toISOString(), closedAt: null, registered: 0 }]);
  expect(JSON.stringify(await rows('SELECT * FROM registration_link'))).not.toContain(token);
  expect([(await send('POST', 'register/look', { token })).body['open'], (await send('DELETE', `${linksAt(session)}/${id}`, undefined, 'observer')).status, (await send('DELETE', `${linksAt(session)}/${id}`, undefined, 'owner')).status]).toEqual([true, 403, 204]);
  expect([(await send('POST', 'register/look', { token })).body['open'], outcome(await register(someone(token)))]).toEqual([false, [410, 'registrationOver']]);
});

test('JOIN-3 the public page is told title, rule, languages, dimensions and consent, and nothing else of the session', async () => {
  const { session, sex, consent } = await meeting('affiliationOnly');
  const { status, body } = await send('POST', 'register/look', { token: await linkTo(session) });
  expect([status, Object.keys(body).sort()]).toEqual([200, ['consent', 'dimensions', 'languages', 'open', 'project', 'publicKey', 'rule', 'title']]);
  expect(body).toMatchObject({ title: 'Town hall', rule: 'affiliationOnly', languages: ['en', 'fr'], consent: [{ id: consent, version: 2, language: 'en', text: 'We keep what you say.', purposes: ['report', 'invite again'] }] });
  expect((body['dimensions'] as { id: string }[]).some(({ id }) => id === sex)).toBe(true);
});

test('JOIN-4 what people enter becomes an entry like all others; sent twice it is one, and no other entry or name is replaced', async () => {
  const { session, sex, consent } = await meeting();
  const token = await linkTo(session);
  const traders = randomUUID();
  await run(place, 'createStakeholder', { id: traders, name: 'Border Traders' });
  const person = { id: randomUUID(), name: { sealed: 'b1.something' } };
  const named = someone(token, { person, group: 'border traders', consent, consentPurposes: ['report'], groups: [{ dimension: sex, group: 'female' }] });
  expect([(await register(named)).body, (await register(named)).body]).toEqual([{ seat: null }, { seat: null }]);
  const [first, second] = await Promise.all([register(someone(token, { group: 'nobody knows' })), register(someone(token))]);
  expect([first.body.seat, second.body.seat].sort()).toEqual(['1', '2']);
  const entered = await rows(`SELECT mode, person, pseudonym, stakeholder_id AS stakeholder, entered_by AS by, consent_mode AS consent, consent_purposes AS purposes FROM participation WHERE session_id = $1 ORDER BY pseudonym NULLS FIRST`, [session]);
  const nameless = { mode: 'pseudonym', person: null, stakeholder: null, by: 'self', consent: null, purposes: [] };
  expect(entered).toEqual([{ mode: 'person', person: person.id, pseudonym: null, stakeholder: traders, by: 'self', consent: 'written', purposes: ['report'] }, { ...nameless, pseudonym: '1' }, { ...nameless, pseudonym: '2' }]);
  expect(await rows('SELECT "group", people FROM disaggregation WHERE participation_id = $1', [named.id])).toEqual([{ group: 'female', people: 1 }]);
  const others = { person: { ...person, name: { sealed: 'b1.mine' } } };
  expect([outcome(await register(someone(token, others))), outcome(await register({ ...someone(token), id: named.id })), outcome(await register({ ...someone(token), code: named.code }))]).toEqual(Array(3).fill([409, 'alreadyExists']));
  expect(vault.get(person.id)).toEqual(person.name);
  expect((await send('GET', linksAt(session), undefined, 'owner')).body.links?.[0]?.registered).toBe(3);
});

test('JOIN-5 what is refused leaves nothing: no entry, no name, no place taken', async () => {
  const { session, sex } = await meeting();
  const token = await linkTo(session);
  const person = { id: randomUUID(), name: { sealed: 'b1.something' } };
  const wrong = someone(token, { person, groups: [{ dimension: sex, group: 'no such group' }] });
  expect(outcome(await register(wrong))).toEqual([400, 'invalidInput']);
  expect([vault.has(person.id), await rows('SELECT 1 FROM participation WHERE session_id = $1', [session]), (await send('GET', linksAt(session), undefined, 'owner')).body.links?.[0]?.registered]).toEqual([false, [], 0]);
  expect(outcome(await register({ ...wrong, groups: [] }))).toEqual([200, undefined]);
});

test('JOIN-6 a link ends: after its time, with the session, when its maker may not enter people any more, and when it is full', async () => {
  const { session } = await meeting();
  const token = await linkTo(session, 1);
  const early = someone(token);
  expect(await register(early)).toEqual({ status: 200, body: { seat: '1' } });
  now += HOUR + 1;
  expect([outcome(await register(someone(token))), (await send('POST', 'register/mine', { token, code: early.code })).status]).toEqual([[410, 'registrationOver'], 200]);
  const full = await linkTo(session);
  for (let count = 0; count < 8; count += 1) expect((await register(someone(full))).status).toBe(200);
  expect(outcome(await register(someone(full)))).toEqual([409, 'listFull']);
  await run(place, 'setSessionState', { id: session, state: 'held' });
  expect([outcome(await send('POST', 'register/look', { token: full })), outcome(await send('POST', 'register/mine', { token, code: early.code })), outcome(await send('POST', 'register/look', { token: shortCode(randomBytes(12)) }))]).toEqual(Array(3).fill([410, 'registrationOver']));
  const { session: next } = await meeting();
  expect((await send('GET', linksAt(next), undefined, 'owner')).status).toBe(200);
  expect(await rows('SELECT 1 FROM registration_code c JOIN registration_link l ON l.id = c.link_id WHERE l.session_id = $1', [session])).toEqual([]);
  const helper = randomUUID();
  await enrol(db, place.workspace, [helper]);
  const member = randomUUID();
  await run(place, 'createMember', { id: member, account: helper, displayName: 'Helper', role: 'analyst', clearance: null });
  const { token: theirs } = await registration.make(place, helper, next, 4);
  expect((await send('POST', 'register/look', { token: theirs })).status).toBe(200);
  await run(place, 'updateMember', { id: member, role: 'observer' });
  expect(outcome(await send('POST', 'register/look', { token: theirs }))).toEqual([410, 'registrationOver']);
});

test('JOIN-10 of a session above their class nobody makes, sees or closes a link, and a link of theirs tells and takes nothing any more', async () => {
  const [{ session }, { session: open }] = [await meeting(), await meeting()];
  const helper = randomUUID();
  await enrol(db, place.workspace, [helper]);
  await run(place, 'createMember', { id: randomUUID(), account: helper, displayName: 'Helper', role: 'analyst', clearance: null });
  const [made, other] = [await registration.make(place, helper, session, 4), await registration.make(place, helper, open, 4)];
  const early = someone(made.token);
  expect((await register(early)).status).toBe(200);
  const byOwner = await linkTo(session);
  await run(place, 'updateSession', { id: session, title: 'Names of informants' });
  await run(place, 'classify', { entity: 'session', id: session, classification: 'strictlyConfidential' });
  const refused = [await send('POST', 'register/look', { token: made.token }), await register(someone(made.token)), await send('POST', 'register/mine', { token: made.token, code: early.code })];
  expect(refused.map(outcome)).toEqual(Array(3).fill([410, 'registrationOver']));
  expect(JSON.stringify(refused)).not.toContain('informants');
  for (const act of [() => registration.make(place, helper, session, 4), () => registration.list(place, helper, session), () => registration.close(place, helper, session, made.link.id)]) await expect(act()).rejects.toMatchObject({ code: 'notFound' });
  // Whoever may read it lets in whom they choose.
  expect((await send('POST', 'register/look', { token: byOwner })).body).toMatchObject({ title: 'Names of informants' });
  expect((await send('POST', 'register/look', { token: other.token })).status).toBe(200);
});

test('JOIN-10 dimensions and consent texts above the class of whoever made the link are not asked for; beside them all others are', async () => {
  const { session, sex, consent } = await meeting();
  const helper = randomUUID();
  await enrol(db, place.workspace, [helper]);
  await run(place, 'createMember', { id: randomUUID(), account: helper, displayName: 'Helper', role: 'analyst', clearance: null });
  const { token } = await registration.make(place, helper, session, 4);
  const asked = async (of: string): Promise<unknown[]> => {
    const { body } = await send('POST', 'register/look', { token: of });
    const ids = (key: string): string[] => (body[key] as unknown as { id: string }[]).map(({ id }) => id);
    return [ids('dimensions').includes(sex), ids('dimensions').length > 1, ids('consent')];
  };
  expect(await asked(token)).toEqual([true, true, [consent]]);
  for (const [entity, id] of [['dimension', sex], ['consentText', consent]]) await run(place, 'classify', { entity, id, classification: 'strictlyConfidential' });
  expect([await asked(token), await asked(await linkTo(session))]).toEqual([[false, true, []], [true, true, [consent]]]);
});

test('JOIN-7 with the code a person corrects what they entered, adds a name and takes consent back; of a hidden list the code reads nothing', async () => {
  const { session, sex, consent } = await meeting();
  const token = await linkTo(session);
  const me = someone(token, { consent, consentPurposes: ['report'], groups: [{ dimension: sex, group: 'male' }] });
  await register(me);
  const mine = async (): Promise<unknown> => (await send('POST', 'register/mine', { token, code: me.code.toLowerCase() })).body;
  expect(await mine()).toEqual({ person: null, withdrawn: false, entry: { language: 'en', consent, consentPurposes: ['report'], groups: [{ dimension: sex, group: 'male' }] } });
  const person = { id: randomUUID(), name: { sealed: 'b1.name' } };
  const corrected = { token, code: me.code, person, ...answers, groups: [{ dimension: sex, group: 'female' }] };
  expect([(await send('POST', 'register/correct', corrected)).status, (await send('POST', 'register/withdraw', { token, code: me.code, withdrawn: true })).status]).toEqual([204, 204]);
  expect(await mine()).toEqual({ person: person.id, withdrawn: true, entry: { language: 'en', consent: null, consentPurposes: [], groups: [{ dimension: sex, group: 'female' }] } });
  expect(vault.get(person.id)).toEqual(person.name);
  expect(outcome(await send('POST', 'register/correct', { ...corrected, person: { ...person, id: randomUUID() } }))).toEqual([409, 'alreadyExists']);
  expect(outcome(await send('POST', 'register/mine', { token, code: newCode() }))).toEqual([404, 'codeUnknown']);
  const hidden = await meeting('notAttributed');
  const other = await linkTo(hidden.session);
  const secret = someone(other, { groups: [{ dimension: hidden.sex, group: 'female' }] });
  expect((await register(secret)).status).toBe(200);
  expect(outcome(await send('POST', 'register/mine', { token, code: secret.code }))).toEqual([404, 'codeUnknown']);
  expect((await send('POST', 'register/mine', { token: other, code: secret.code })).body).toEqual({ person: null, withdrawn: false, entry: null });
  expect((await send('POST', 'register/withdraw', { token: other, code: secret.code, withdrawn: true })).status).toBe(204);
});

test.each(['attributed', 'notAttributed'] as const)('JOIN-13 a correction changes what it names and leaves the rest, also of a list that is hidden (%s)', async (rule) => {
  const { session, sex, consent } = await meeting(rule);
  const token = await linkTo(session);
  const age = (await rows<{ id: string }>(`SELECT d.id FROM dimension d JOIN session s ON s.process_id = d.process_id WHERE s.id = $1 AND d.code = 'ageBand'`, [session]))[0]!.id;
  const me = someone(token, { consent, consentPurposes: ['report'], groups: [{ dimension: sex, group: 'female' }, { dimension: age, group: '18-29' }] });
  expect((await register(me)).status).toBe(200);
  const correct = async (changes: object): Promise<unknown> => (await send('POST', 'register/correct', { token, code: me.code, person: null, ...changes })).status;
  const stands = async (): Promise<unknown> => {
    const [entry] = await rows('SELECT language, consent_id AS consent, consent_purposes AS purposes FROM participation WHERE id = $1', [me.id]);
    const groups = await rows<{ group: string }>('SELECT "group" FROM disaggregation WHERE participation_id = $1 AND NOT deleted ORDER BY "group"', [me.id]);
    return { ...(entry as object), groups: groups.map(({ group }) => group) };
  };
  const before = await stands();
  expect(await correct({ groups: [{ dimension: age, group: '30-49' }] })).toBe(204);
  expect(await stands()).toEqual({ ...(before as object), groups: ['30-49', 'female'] });
  expect([await correct({ groups: [{ dimension: sex, group: null }] }), await correct({ consent: null, consentPurposes: [] }), await correct({ language: 'fr' })]).toEqual([204, 204, 204]);
  expect(await stands()).toEqual({ language: 'fr', consent: null, purposes: [], groups: ['30-49'] });
});

test('JOIN-8 guesses are slowed down by address, and so is whoever floods a list', async () => {
  const { session } = await meeting();
  const token = await linkTo(session);
  const guess = (): Promise<unknown> => registration.mine(token, '192.0.2.1', newCode()).catch(({ code }: { code: string }) => code);
  const guesses: unknown[] = [];
  for (let count = 0; count < 45; count += 1) guesses.push(await guess());
  expect([guesses[0], guesses.at(-1)]).toEqual(['codeUnknown', 'tooManyTries']);
  await expect(registration.look(token, '192.0.2.1')).rejects.toMatchObject({ code: 'tooManyTries' });
  expect((await registration.look(token, '192.0.2.2')).open).toBe(true);
  const enter = ({ token: _, ...given }: ReturnType<typeof someone>): Promise<string> => registration.register(token, '192.0.2.3', given as never).then(() => 'done', ({ code }: { code: string }) => code);
  const entries = Array.from({ length: 125 }, () => enter(someone(token)));
  expect(new Set(await Promise.all(entries))).toEqual(new Set(['done', 'listFull', 'tooManyTries']));
  now += HOUR;
});

test('JOIN-9 links and codes are seen in their own workspace only, and go with their project', async () => {
  const elsewhere = await foundTestProject(handler, owner);
  const { session } = await meeting('attributed', elsewhere);
  expect(outcome(await send('POST', linksAt(session), { hours: 4 }, 'owner'))).toEqual([404, 'notFound']);
  const { token } = (await send('POST', linksAt(session, elsewhere.project), { hours: 4 }, 'owner')).body;
  expect((await register(someone(token!))).status).toBe(200);
  const seen = (where: ProjectPlace): Promise<{ count: number }[]> => rows<{ count: number }>('SELECT count(*)::int AS count FROM registration_code c JOIN registration_link l ON l.id = c.link_id WHERE l.session_id = $1', [session], where);
  expect([await seen(elsewhere), await seen(place)]).toEqual([[{ count: 1 }], [{ count: 0 }]]);
  await inTransaction(db, elsewhere.workspace, (sql) => eraseProject(sql, elsewhere));
  expect(outcome(await send('POST', 'register/look', { token }))).toEqual([410, 'registrationOver']);
});
