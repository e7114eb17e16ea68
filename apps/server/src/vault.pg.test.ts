/** Names leave no trace, and what was erased is gone from everything that is on disk. The program as it is started, with all that it writes. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type EmbeddedPostgres, startEmbeddedPostgres } from '@baraza/embedded-postgres';
import { createAccessToken } from '@baraza/accounts';
import { createDataSource } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { KeyRing, Vault } from '@baraza/vault';
import { sealIdentity } from '@baraza/vault-seal';

import { type Application, startApplication } from './application.js';
import { runCli } from './cli/run.js';
import { readConfig } from './config.js';
import { scratchFolder } from './test/cluster.js';
import { endPrograms, type Program, run } from './test/program.js';
import { filesWhere, hasTrace, inventedName, tablesWithTrace } from './test/traces.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const folder = scratchFolder();
const at = (...path: string[]): string => join(folder, ...path);
const settings = { DATA_DIR: at('data'), VAULT_DIR: at('keys'), VAULT_BACKUP: at('mirror'), LOG_REQUESTS: '1' };
const [person, kept, session] = [randomUUID(), randomUUID(), randomUUID()];
afterAll(() => {
  endPrograms();
  rmSync(folder, { recursive: true, force: true });
});

interface Site {
  program: Program;
  address: string;
  cookie: string;
}

/** Starts the server and signs in by a link. */
async function open(env: Record<string, string>): Promise<Site> {
  const program = run('main', env);
  const [, address = ''] = await program.line(/running at (http:\/\/localhost:\d+)/);
  const [, token] = /\/link#([\w-]{43})/.exec(await cli(env, 'sign-in-link', 'owner@baraza.local')) ?? [];
  const opened = await fetch(`${address}/auth/link`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, password: 'a password of some length' }) });
  return { program, address, cookie: opened.headers.getSetCookie()[0]!.split(';')[0]! };
}

const send = ({ address, cookie }: Site, method: string, path: string, body?: string): Promise<Response> => fetch(address + path, { method, headers: { cookie, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) });

async function close({ program }: Site): Promise<void> {
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
}

/** Runs a command as the shell does, and returns what it printed. */
async function cli(env: Record<string, string>, ...args: string[]): Promise<string> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  if ((await runCli(args, { print: say, say, env, root: ROOT })) !== 0) throw new Error(said.join('\n'));
  return said.join('\n');
}

/** Begins a project with a session in which both people take part, and returns its id. */
async function begin(site: Site): Promise<string> {
  const { workspaces } = (await (await send(site, 'GET', '/auth/me')).json()) as { workspaces: { id: string }[] };
  const query = `mutation ($workspace: ID!) { createProject(workspace: $workspace, input: { name: "Reform", fictional: true, template: ssr }) { ... on CreateProjectDone { project { id } } } }`;
  const reply = await send(site, 'POST', '/graphql', JSON.stringify({ query, variables: { workspace: workspaces[0]!.id } }));
  const { id } = ((await reply.json()) as { data: { createProject: { project: { id: string } } } }).data.createProject.project;
  const process = randomUUID();
  const takesPart = (index: number, who: string): string => `p${index}: registerParticipation(project: $project, input: { session: "${session}", mode: person, person: "${who}", people: 1, enteredBy: form }) { __typename }`;
  const meeting = `mutation ($project: ID!) {
    begun: beginProcess(project: $project, input: { id: "${process}", name: "Round", minimumCell: 5 }) { __typename }
    planned: createSession(project: $project, input: { id: "${session}", process: "${process}", title: "Town hall", attribution: attributed }) { __typename }
    ${[person, kept].map((who, index) => takesPart(index, who)).join('\n')}
  }`;
  const met = (await (await send(site, 'POST', '/graphql', JSON.stringify({ query: meeting, variables: { project: id } }))).json()) as { data: Record<string, { __typename: string }> };
  expect(Object.values(met.data).map(({ __typename: name }) => name)).toEqual(['BeginProcessDone', 'CreateSessionDone', 'RegisterParticipationDone', 'RegisterParticipationDone']);
  return id;
}

/** Where one of the names stands of all that a server with this data has written. */
async function traces(names: readonly string[], site: Site, project: string, out: string): Promise<string[]> {
  mkdirSync(out);
  await cli(settings, 'backup', '--out', join(out, 'backup.tar.gz'));
  for (const [format, ending] of [['baraza', 'baraza'], ['kumu-xlsx', 'xlsx'], ['kumu-csv', 'csv.zip'], ['kumu-json', 'json'], ['gexf', 'gexf'], ['graphml', 'graphml'], ['cytoscape', 'cyjs'], ['jgf', 'jgf'], ['dot', 'dot'], ['polinode-xlsx', 'polinode.xlsx']] as const) await cli(settings, 'export', '--project', project, '--out', join(out, `export.${ending}`), '--format', format);
  const server = await startEmbeddedPostgres({ dataDir: settings.DATA_DIR, role: 'tool' });
  const tables = await tablesWithTrace(names, urlOf(server));
  await server.stop();
  return [...tables, ...(hasTrace(names, Buffer.from(site.program.said())) ? ['log'] : []), ...filesWhere(folder, (content) => hasTrace(names, content)).map((path) => path.slice(folder.length + 1))];
}

/** Our database as the superuser reaches it. */
function urlOf({ superuserUrl }: EmbeddedPostgres): string {
  const url = new URL(superuserUrl);
  url.pathname = '/baraza';
  return url.href;
}

test('VAULT-40 VAULT-41 a name leaves no trace in tables, files, write-ahead log, log, keys, backup and exports; erased, it is out of reach of all of them', async () => {
  const [first, changed, plainly, misplaced] = [inventedName(), inventedName(), inventedName(), inventedName()];
  let site = await open(settings);
  const project = await begin(site);
  const base = `/api/projects/${project}/vault`;
  const { publicKey } = (await (await send(site, 'GET', `${base}/key`)).json()) as { publicKey: string };
  const sealed = async (name: string): Promise<string> => JSON.stringify({ sealed: await sealIdentity(publicKey, { name, contact: `${name}@example.org`, note: name.repeat(3) }, { project, person }) });
  const put = async (id: string, body: string): Promise<number> => (await send(site, 'PUT', `${base}/people/${id}?session=${session}`, body)).status;
  const names = async (where: Site): Promise<string[]> => {
    const { people } = (await (await send(where, 'GET', `${base}/people?session=${session}`)).json()) as { people: { id: string; state: string; identity?: { name: string } }[] };
    return [person, kept].map((id) => people.find((each) => each.id === id)).map((each) => each?.identity?.name ?? each?.state ?? 'absent');
  };
  expect([await put(person, await sealed(first)), await put(kept, JSON.stringify({ identity: { name: plainly, contact: null, note: null } })), await put(person, await sealed(changed))]).toEqual([204, 204, 204]);
  expect(await names(site)).toEqual([changed, plainly]);
  // What fails leaves none either.
  expect([await put(person, `{"identity":{"name":"${plainly}`), await put(person, JSON.stringify({ identity: { name: plainly, [plainly]: 1 } })), await put(person, JSON.stringify({ [plainly]: plainly })), await put('nobody', JSON.stringify({ identity: { name: plainly } }))]).toEqual([400, 400, 400, 400]);
  expect(await traces([first, changed, plainly], site, project, at('out'))).toEqual([]);

  // The search would have found it: the same in the wrong places.
  const query = `mutation ($project: ID!) { createStakeholder(project: $project, input: { name: "${misplaced}" }) { __typename } }`;
  await send(site, 'POST', '/graphql', JSON.stringify({ query, variables: { project } }));
  await fetch(`${site.address}/${misplaced}`);
  for (const keys of [settings.VAULT_DIR, settings.VAULT_BACKUP]) writeFileSync(join(keys, 'note.txt'), Buffer.from(` ${misplaced} `).toString('base64'));
  const found = await traces([misplaced], site, project, at('wrong'));
  for (const place of ['stakeholder', 'event', 'log', 'keys/note.txt', 'mirror/note.txt', 'wrong/backup.tar.gz', 'wrong/export.baraza', 'wrong/export.xlsx', 'wrong/export.csv.zip', 'wrong/export.json', 'wrong/export.gexf', 'wrong/export.graphml', 'wrong/export.cyjs', 'wrong/export.jgf', 'wrong/export.dot', 'wrong/export.polinode.xlsx']) expect([found, place]).toEqual([expect.arrayContaining([place]), place]);
  expect([found.some((path) => /\/pg_wal\//.test(path)), found.some((path) => /\/base\//.test(path))]).toEqual([true, true]);

  // Erased: no file has the key, neither of the data nor of what was kept apart.
  const ring = await KeyRing.open({ folder: settings.VAULT_DIR, mirror: null, report: () => undefined });
  const keys = await ring.keysOf(project, [person, kept]);
  const held = (key: Buffer): number => filesWhere(folder, (content) => [key, key.toString('base64url'), key.toString('hex')].some((form) => content.includes(form))).length;
  expect([held(keys.get(person)!), held(keys.get(kept)!)]).toEqual([2, 2]);
  expect((await send(site, 'DELETE', `${base}/people/${person}`)).status).toBe(204);
  expect([await names(site), await put(person, await sealed(first))]).toEqual([['erased', plainly], 410]);
  await close(site);
  expect([held(keys.get(person)!), held(keys.get(kept)!)]).toEqual([0, 2]);

  // An old backup, put back beside the keys of today.
  const restored = { DATA_DIR: at('restored'), VAULT_DIR: settings.VAULT_DIR, VAULT_BACKUP: settings.VAULT_BACKUP };
  await cli(restored, 'restore', at('out', 'backup.tar.gz'));
  site = await open(restored);
  expect([await names(site), await put(person, await sealed(first))]).toEqual([['erased', plainly], 410]);
  await close(site);

  // The same beside the copy of the keys, and without any.
  cpSync(settings.VAULT_BACKUP, at('copy'), { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: restored.DATA_DIR });
  const dataSource = await createDataSource({ url: urlOf(server) }).initialize();
  const [row]: { workspace: string }[] = await dataSource.query('SELECT workspace_id AS workspace FROM project_directory WHERE project_id = $1', [project]);
  const states = async (keyFolder: string): Promise<(string | undefined)[]> => {
    const vault = new Vault({ dataSource, keys: await KeyRing.open({ folder: keyFolder, mirror: null, report: () => undefined }) });
    await vault.mend();
    const answers = await vault.read({ workspace: row!.workspace, project }, [person, kept], { account: randomUUID(), session });
    return [person, kept].map((id) => answers.find((answer) => answer.id === id)?.state);
  };
  expect([await states(at('copy')), await states(at('nothing'))]).toEqual([['erased', 'readable'], ['unreadable', 'unreadable']]);
  await dataSource.destroy();
  await server.stop();
});

describe('in one process', () => {
  let store: TestStore;
  let app: Application;
  const own = { vaultDir: at('own', 'keys'), vaultBackup: at('own', 'mirror') };
  const config = { ...readConfig({ PORT: '0' }, '/nowhere'), ...own };
  beforeAll(async () => {
    store = await createTestStore();
    app = await startApplication(config, store.url, () => undefined);
  });
  afterAll(async () => {
    await app?.close();
    await store?.close();
  });

  test('VAULT-30 whoever notes in a session enters names there, whoever may read identities reads them, owners erase. VAULT-27 a project whose keys cannot be destroyed stays', async () => {
    const handler = testHandler(app.accounts.db);
    const [owner, analyst, here, elsewhere] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const place = await foundTestProject(handler, owner);
    const run = (name: string, input: object) => submitAs(handler, place, owner, name as never, input as never);
    await enrol(app.accounts.db, place.workspace, [analyst, here, elsewhere]);
    const [process, hidden, other] = [randomUUID(), randomUUID(), randomUUID()];
    await run('beginProcess', { id: process, name: 'Round', minimumCell: 5 });
    for (const [id, attribution] of [[session, 'attributed'], [hidden, 'notAttributed'], [other, 'attributed']]) await run('createSession', { id, process, title: 'Town hall', attribution });
    for (const [account, role, duties] of [[analyst, 'analyst', []], [here, 'rapporteur', [session, hidden]], [elsewhere, 'facilitator', [other]]] as const) {
      await run('createMember', { id: randomUUID(), account, displayName: role, role, clearance: null });
      for (const one of duties) await run('createAssignment', { id: randomUUID(), session: one, account, duty: role });
    }
    for (const one of [session, hidden]) await run('registerParticipation', { id: randomUUID(), session: one, mode: 'person', person, people: 1, enteredBy: 'form' });
    const ask = async (account: string, method: string, path: string, body?: object): Promise<[number, string]> => {
      const { token } = await createAccessToken(app.accounts, account, { name: 'test', readOnly: false, days: null });
      const reply = await fetch(`http://127.0.0.1:${app.port}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
      return [reply.status, await reply.text()];
    };
    const base = `/api/projects/${place.project}/vault/people`;
    const put = async (account: string, of: string): Promise<number> => (await ask(account, 'PUT', `${base}/${person}?session=${of}`, { identity: { name: 'Ma Weah', contact: null, note: null } }))[0];
    const all = async (account: string): Promise<number[]> => [await put(account, session), (await ask(account, 'GET', `${base}?session=${session}`))[0], (await ask(account, 'DELETE', `${base}/${kept}`))[0]];
    expect([await all(analyst), await all(elsewhere), await all(here), await all(owner)]).toEqual([[204, 403, 403], [403, 403, 403], [204, 200, 403], [204, 200, 204]]);
    // Nobody replaces a name of another session by way of their own, nor reads a list that is hidden from everybody.
    expect([await put(elsewhere, other), await ask(here, 'GET', `${base}?session=${hidden}`), await ask(owner, 'GET', `${base}?session=${hidden}`)]).toEqual([403, [200, '{"people":[]}'], [200, '{"people":[]}']]);
    expect((await ask(here, 'GET', `${base}?session=${session}`))[1]).toContain('Ma Weah');

    rmSync(own.vaultBackup, { recursive: true });
    const [[ended, why], [stays, reason]] = [await ask(owner, 'DELETE', `${base}/${person}`), await ask(owner, 'DELETE', `/files/projects/${place.project}`)];
    expect([ended, JSON.parse(why), stays, JSON.parse(reason)]).toMatchObject([503, { code: 'mirrorUnusable', params: {} }, 503, { code: 'namesKept' }]);
    expect(why + reason).not.toContain(folder);
    expect((await ask(owner, 'GET', `${base}?session=${session}`))[1]).toContain('Ma Weah');
  });

  test('VAULT-10 RUN-40 a folder for keys that cannot be used is told in plain words', async () => {
    writeFileSync(at('a-file'), '');
    await expect(startApplication({ ...config, vaultDir: at('a-file'), vaultBackup: null }, store.url, () => undefined)).rejects.toMatchObject({ name: 'StartError', message: expect.stringMatching(/a-file cannot be used .* VAULT_DIR/) });
  });
});
