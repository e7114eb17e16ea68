import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { io, type Socket } from 'socket.io-client';

import { createAccessToken, createFirstOwner, issueSignInLink } from '@baraza/accounts';
import { createDataSource } from '@baraza/persistence';
import { type OpenAnswer, PROTOCOL } from '@baraza/protocol';
import { createTestStore, testServerUrl, type TestStore } from '@baraza/testing';

import { type Application, startApplication } from './application.js';
import { type Config, readConfig } from './config.js';
import { scratchFolder } from './test/cluster.js';

const OWNER = 'owner@example.org';
let store: TestStore;
let app: Application;
let url: string;
let config: Config;
let log: string[];
const folder = scratchFolder();
const sockets: Socket[] = [];

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Baraza</title>');
  writeFileSync(join(folder, 'assets', 'index-AbCd1234.js'), 'export {};');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  store = await createTestStore();
  config = { ...readConfig({ PORT: '0', LOG_REQUESTS: '1' }, '/nowhere'), webDir: folder };
  log = [];
  app = await startApplication(config, store.url, (line) => log.push(line));
  url = `http://127.0.0.1:${app.port}`;
  await createFirstOwner(app.accounts, OWNER);
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await app?.close();
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> => fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

/** Signs in anew and returns the cookie. */
async function cookie(): Promise<string> {
  const { token } = await issueSignInLink(app.accounts, OWNER);
  const opened = await post('/auth/link', JSON.stringify({ token, password: 'a password of some length' }));
  return opened.headers.getSetCookie()[0]!.split(';')[0]!;
}

describe('what every answer carries', () => {
  test('SEC-1 headers keep scripts, frames and content of other origins out', async () => {
    for (const path of ['/', '/graphql', '/auth/me', '/auth/nothing', '/assets/index-AbCd1234.js', '/healthz']) {
      const { headers } = await fetch(url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`default-src 'none'; script-src 'self';`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(policy).not.toMatch(/unsafe-eval|\*|script-src[^;]*unsafe/);
      expect([headers.get('x-content-type-options'), headers.get('x-powered-by'), headers.get('strict-transport-security')]).toEqual(['nosniff', null, null]);
    }
  });

  test('SEC-2 a request that another site’s page makes a browser send is refused on every route', async () => {
    for (const path of ['/auth/sign-in', '/auth/sign-out-everywhere', '/graphql', '/files/projects/6f1c1a52-0d6e-4a9f-9d1a-0d1c7a3c2b11/import', '/files/imports/6f1c1a52-0d6e-4a9f-9d1a-0d1c7a3c2b11/apply', '/files/samples', '/nothing']) {
      const reply = await post(path, '{}', { origin: 'https://evil.example' });
      expect([path, reply.status, await reply.json()]).toEqual([path, 403, { code: 'crossSite', message: 'This request comes from another site.', params: {} }]);
    }
  });

  test('SEC-3 what is too large, no JSON, or nowhere is answered plainly', async () => {
    const replies = [await post('/auth/sign-in', `{"email":"${'a'.repeat(70_000)}"}`), await post('/auth/sign-in', '{broken'), await fetch(`${url}/auth/nowhere`), await fetch(`${url}/assets/missing.js`)];
    expect(await Promise.all(replies.map(async (reply) => [reply.status, ((await reply.json()) as { code: string }).code]))).toEqual([
      [413, 'tooLarge'],
      [400, 'invalidInput'],
      [404, 'notFound'],
      [404, 'notFound'],
    ]);
  });

  test('SEC-4 the request log tells neither who nor what: no query, no ids, no addresses', async () => {
    log.length = 0;
    await fetch(`${url}/auth/invitations?workspace=secret-words`, { headers: { 'user-agent': 'Revealing/1.0' } });
    await fetch(`${url}/auth/tokens/6f1c1a52-0d6e-4a9f-9d1a-0d1c7a3c2b11`, { method: 'DELETE' });
    await fetch(`${url}/healthz`);
    expect(log.slice(0, 2).map((line) => line.replace(/\d+ ms$/, 'N ms'))).toEqual(['GET /auth/invitations 400 N ms', 'DELETE /auth/tokens/:id 401 N ms']);
  });
});

describe('the web client', () => {
  test('RUN-41 every screen’s address gives the page, never from a cache; files with their content’s name are kept for a year', async () => {
    for (const path of ['/', '/link', '/project/abc/map']) {
      const reply = await fetch(url + path);
      expect([await reply.text(), reply.headers.get('cache-control')]).toEqual(['<!doctype html><title>Baraza</title>', 'no-cache']);
    }
    expect((await fetch(`${url}/assets/index-AbCd1234.js`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${url}/icon.svg`)).headers.get('cache-control')).toBe('no-cache');
    expect((await fetch(`${url}/assets/..%2f..%2f..%2fetc%2fpasswd`)).status).toBeGreaterThanOrEqual(400);
  });
});

test('RUN-44 scripts and styles go out compressed, whole, and as what they are', async () => {
  const source = `export const lines = ${JSON.stringify(Array.from({ length: 2_000 }, (_, index) => `line ${index}`))};`;
  writeFileSync(join(folder, 'assets', 'big-Ef56.js'), source);
  const sizes = await Promise.all(
    ['br', 'gzip', 'identity'].map(async (encoding) => {
      const reply = await fetch(`${url}/assets/big-Ef56.js`, { headers: { 'accept-encoding': encoding } });
      expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control'), await reply.text()]).toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', source]);
      return [reply.headers.get('content-encoding'), Number(reply.headers.get('content-length'))];
    }),
  );
  expect(sizes).toEqual([['br', expect.any(Number)], ['gzip', expect.any(Number)], [null, source.length]]);
  for (const size of [sizes[0]![1], sizes[1]![1]]) expect(size).toBeLessThan(source.length / 2);
  for (const path of ['/assets/../index.html', '/assets/big-Ef56.js/', '/assets/toString']) expect((await fetch(url + path)).headers.get('content-encoding')).toBeNull();
});

describe('GraphQL', () => {
  const ask = async (query: string, headers: Record<string, string>, variables: object = {}): Promise<{ data?: Record<string, unknown>; errors?: { message: string; extensions: { code: string } }[] }> =>
    (await post('/graphql', JSON.stringify({ query, variables }), headers)).json() as never;

  test('AUTH-28 answers who is signed in, by cookie or token, and nobody else', async () => {
    const question = '{ __typename }';
    expect((await ask(question, {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(question, { authorization: 'Bearer baraza_none' })).errors?.[0]).toMatchObject({ message: expect.stringContaining('access token'), extensions: { code: 'UNAUTHENTICATED' } });
    expect((await ask(question, { cookie: await cookie() })).data).toEqual({ __typename: 'Query' });
  });

  test('AUTH-29 administrators begin projects in their workspace; who was only invited to one does not', async () => {
    const session = await cookie();
    const { workspaces } = (await (await fetch(`${url}/auth/me`, { headers: { cookie: session } })).json()) as { workspaces: { id: string }[] };
    const workspace = workspaces[0]!.id;
    const begin = async (who: string): Promise<Record<string, unknown>> => {
      const { data, errors } = await ask(
        `mutation ($workspace: ID!) { createProject(workspace: $workspace, input: { name: "Reform", fictional: false, template: ssr }) { ... on CreateProjectDone { project { id name } } ... on Refused { code message } } }`,
        { cookie: who },
        { workspace },
      );
      expect(errors).toBeUndefined();
      return data!['createProject'] as Record<string, unknown>;
    };
    const made = (await begin(session))['project'] as { id: string; name: string };
    expect(made.name).toBe('Reform');
    const invitation = await (await post('/auth/invitations', JSON.stringify({ workspace, project: made.id, role: 'owner' }), { cookie: session })).json() as { url: string };
    const newAccount = { email: 'guest@example.org', displayName: 'Guest', password: 'a password of some length' };
    const accepted = await post('/auth/invitations/accept', JSON.stringify({ token: invitation.url.split('#')[1], newAccount }));
    expect(accepted.status).toBe(200);
    expect(await begin(accepted.headers.getSetCookie()[0]!.split(';')[0]!)).toMatchObject({ code: 'forbidden', message: expect.stringContaining('administrator') });
  });
});

describe('sockets', () => {
  const open = async (headers: Record<string, string>): Promise<Socket> => {
    const socket = io(url, { transports: ['websocket'], reconnection: false, extraHeaders: headers });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', reject);
    });
    return socket;
  };

  /** Whether the line stands: the server answers on it. What the client holds to be connected may be closed already. */
  const stands = (socket: Socket): Promise<boolean> => socket.timeout(10_000).emitWithAck('open', {}).then(() => true, () => false);

  test('AUTH-26 a socket needs a session or a token that may write, and a page of ours', async () => {
    const session = await cookie();
    const { id } = (await (await fetch(`${url}/auth/me`, { headers: { cookie: session } })).json() as { account: { id: string } }).account;
    const reading = await createAccessToken(app.accounts, id, { name: 'reads', readOnly: true, days: null });
    const writing = await createAccessToken(app.accounts, id, { name: 'writes', readOnly: false, days: null });
    await expect(open({})).rejects.toThrow('signedOut');
    await expect(open({ authorization: `Bearer ${reading.token}` })).rejects.toThrow('signedOut');
    // Expected input, not a trouble of the server, which would be logged and answered with “unavailable”.
    for (const bad of ['Bearer nobody-made-this', 'Bearer', 'Basic YTpi']) await expect(open({ authorization: bad })).rejects.toThrow('signedOut');
    await expect(open({ cookie: session, origin: 'https://evil.example' })).rejects.toThrow('signedOut');
    expect((await open({ cookie: session })).connected).toBe(true);
    expect((await open({ authorization: `Bearer ${writing.token}` })).connected).toBe(true);
  });

  test('AUTH-27 signing out closes the sockets of that session within two seconds, and no others', async () => {
    const session = await cookie();
    const login = await post('/auth/sign-in', JSON.stringify({ email: OWNER, password: 'a password of some length' }));
    const other = await open({ cookie: login.headers.getSetCookie()[0]!.split(';')[0]! });
    const socket = await open({ cookie: session });
    const closed = once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
    const begun = performance.now();
    await post('/auth/sign-out', '{}', { cookie: session });
    await closed;
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(await stands(other)).toBe(true);
  });

  test('AUTH-30 a sign-in or token whose time is over closes its sockets within seconds, and no others', async () => {
    const session = await cookie();
    const { id } = (await (await fetch(`${url}/auth/me`, { headers: { cookie: session } })).json() as { account: { id: string } }).account;
    const { token } = await createAccessToken(app.accounts, id, { name: 'ends', readOnly: false, days: 1 });
    const lasting = await createAccessToken(app.accounts, id, { name: 'lasts', readOnly: false, days: null });
    const [bySession, byToken, other] = [await open({ cookie: session }), await open({ authorization: `Bearer ${token}` }), await open({ authorization: `Bearer ${lasting.token}` })];
    const ended = [bySession, byToken].map((socket) => once(socket as unknown as NodeJS.EventEmitter, 'closed'));
    const admin = await createDataSource({ url: store.adminUrl, connections: 1 }).initialize();
    await admin.query(`UPDATE login_session SET expires_at = now() WHERE token_hash IN (SELECT token_hash FROM login_session WHERE account = $1 ORDER BY created_at DESC LIMIT 1)`, [id]);
    await admin.query(`UPDATE access_token SET expires_at = now() WHERE name = 'ends'`);
    await admin.destroy();
    expect((await Promise.all(ended)).map(([closed]) => closed as unknown)).toEqual([{ project: '', reason: 'signedOut' }, { project: '', reason: 'signedOut' }]);
    expect(await stands(other)).toBe(true);
  });

  test('AUTH-35 whoever is taken out of a workspace has no line to its projects any more at once, and gets none', async () => {
    const session = await cookie();
    const { workspaces } = (await (await fetch(`${url}/auth/me`, { headers: { cookie: session } })).json()) as { workspaces: { id: string }[] };
    const workspace = workspaces[0]!.id;
    const { project } = (await (await post('/files/samples', JSON.stringify({ workspace, sample: 'fictional', language: 'en' }), { cookie: session })).json()) as { project: string };
    const invitation = (await (await post('/auth/invitations', JSON.stringify({ workspace, project, role: 'analyst' }), { cookie: session })).json()) as { url: string };
    const accepted = await post('/auth/invitations/accept', JSON.stringify({ token: invitation.url.split('#')[1], newAccount: { email: 'leaving@example.org', displayName: 'Leaving', password: 'a password of some length' } }));
    const theirs = accepted.headers.getSetCookie()[0]!.split(';')[0]!;
    const { id } = ((await (await fetch(`${url}/auth/me`, { headers: { cookie: theirs } })).json()) as { account: { id: string } }).account;
    const socket = await open({ cookie: theirs });
    const ask = (): Promise<OpenAnswer> => socket.emitWithAck('open', { protocol: PROTOCOL, project, client: randomUUID(), scopes: ['registry'], cursor: null }) as Promise<OpenAnswer>;
    expect(await ask()).toMatchObject({ ok: true });
    const closed = once(socket as unknown as NodeJS.EventEmitter, 'closed');
    const removed = await fetch(`${url}/auth/workspaces/${workspace}/members/${id}`, { method: 'DELETE', headers: { cookie: session, origin: url } });
    expect(removed.status).toBe(204);
    expect(await closed).toEqual([{ project, reason: 'revoked' }]);
    const again = await open({ cookie: theirs });
    expect(await again.emitWithAck('open', { protocol: PROTOCOL, project, client: randomUUID(), scopes: ['registry'], cursor: null })).toMatchObject({ ok: false, reason: 'notFound' });
  });
});

test('RUN-42 healthz says whether the database answers, and the server goes on when it is back', async () => {
  const status = async (): Promise<number> => (await fetch(`${url}/healthz`)).status;
  const database = new URL(store.url).pathname.slice(1);
  const admin = await createDataSource({ url: testServerUrl(), connections: 1 }).initialize();
  const allow = (yes: boolean) => admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS ${yes}`);
  expect(await status()).toBe(200);
  await allow(false);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
  expect(await status()).toBe(503);
  await allow(true);
  await admin.destroy();
  expect(await status()).toBe(200);
});
