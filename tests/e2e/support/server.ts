/** The whole product for browser tests: a real server on a real database, with people and the invented sample in it. */
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { GLOBAL_TABLES } from '@baraza/accounts';
import { CommandHandler, createSampleProject } from '@baraza/commands';
import { type OperationName, OPERATIONS } from '@baraza/domain';
import { createDataSource, inTransaction, type Sql } from '@baraza/persistence';

import { readConfig } from '../../../apps/server/src/config.js';
import { openDatabase } from '../../../apps/server/src/database/open.js';
import { startServer } from '../../../apps/server/src/server.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const PASSWORD = 'a long enough password';

export interface Person {
  account: string;
  email: string;
  password: string;
  displayName: string;
}
export interface TestServer {
  url: string;
  owner: Person;
  workspace: string;
  /** Puts the invented sample into a project of its own; returns the project and its maps in order. */
  sample(language?: 'en' | 'ar'): Promise<string>;
  /** Somebody new, invited into the project. */
  invite(project: string, role: 'owner' | 'analyst' | 'facilitator' | 'rapporteur' | 'observer', displayName: string): Promise<Person>;
  /** Does an operation as the owner. @throws Error where it is refused. */
  act(project: string, name: OperationName, input: Readonly<Record<string, unknown>>): Promise<void>;
  /** Reads or writes what is no operation (the counters of speaking time), in the workspace. */
  inWorkspace<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

async function call<T>(url: string, path: string, body: unknown, cookie = ''): Promise<{ value: T; cookie: string }> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return { value: (await answer.json()) as T, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie };
}

/** Starts everything, with the web client as `npm start` builds it. @throws Error where it was not built. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-e2e-'));
  chmodSync(folder, 0o755);
  const config = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data') }, ROOT);
  if (!existsSync(join(config.webDir, 'index.html'))) throw new Error('Build the web client first: npx nx build @baraza/web');
  const said: string[] = [];
  const server = await startServer(config, { say: (sentence) => said.push(sentence) });
  const token = /\/link#([\w-]+)/.exec(said.join('\n'))![1]!;
  const url = server.url;
  type Me = { account: { id: string; email: string }; workspaces: { id: string }[] };
  const opened = await call<Me>(url, '/auth/link', { token, password: PASSWORD, displayName: 'Amina Owner' });
  const owner: Person = { account: opened.value.account.id, email: opened.value.account.email, password: PASSWORD, displayName: 'Amina Owner' };
  const workspace = opened.value.workspaces[0]!.id;
  const database = await openDatabase(config, { role: 'tool', say: () => undefined });
  const source = await createDataSource({ url: database.appUrl, entities: GLOBAL_TABLES, connections: 2 }).initialize();
  const handler = new CommandHandler(source, (_operation, error) => said.push(String(error)));
  return {
    url,
    owner,
    workspace,
    sample: async (language = 'en') => (await createSampleProject(handler, { workspace, account: owner.account, displayName: owner.displayName }, 'fictional', language)).project,
    invite: async (project, role, displayName) => {
      const email = `${randomUUID()}@example.org`;
      const { value: invitation } = await call<{ url: string }>(url, '/auth/invitations', { workspace, project, role, clearance: null, email }, opened.cookie);
      await call(url, '/auth/invitations/accept', { token: invitation.url.split('#')[1], newAccount: { email, displayName, password: PASSWORD } });
      return { account: '', email, password: PASSWORD, displayName };
    },
    act: async (project, name, input) => {
      const result = await handler.submit({ place: { workspace, project }, actor: owner.account, authority: 'member', client: null, name, version: OPERATIONS[name].version, input, group: null });
      if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
    },
    inWorkspace: (work) => inTransaction(source, workspace, work),
    stop: async () => {
      await handler.idle();
      await source.destroy();
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
