/** The lib behind real HTTP on a real database, with a clock that only tests move. */
import { randomUUID } from 'node:crypto';

import { type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';

import type { CommandHandler } from '@baraza/commands';
import { createDataSource, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, foundTestProject, testHandler } from '@baraza/testing';

import { type AccountsContext, createAccounts } from '../context.js';
import { refuseCrossSite } from '../http/refuse-cross-site.js';
import { AccountsModule } from '../http/accounts.module.js';
import { createAccount, type NewAccount } from '../people.js';
import { projectGate } from '../project-gate.js';
import { GLOBAL_TABLES } from '../tables.js';
import { createWorkspace } from '../workspaces.js';

export const PASSWORD = 'correct horse battery';

export interface Harness {
  accounts: AccountsContext;
  db: DataSource;
  handler: CommandHandler;
  url: string;
  /** Moves the clock of the lib, which stands still otherwise. */
  pass(milliseconds: number): void;
  /** An account with `PASSWORD`. */
  person(name: string): Promise<{ id: string; email: string }>;
  /** A project in a workspace of its own. */
  project(owner: string): Promise<ProjectPlace>;
  close(): Promise<void>;
}

export async function startHarness({ publicUrl = null }: { publicUrl?: string | null } = {}): Promise<Harness> {
  const store = await createTestStore();
  const db = await createDataSource({ url: store.url, entities: GLOBAL_TABLES }).initialize();
  const handler = testHandler(db);
  let now = Date.now();
  const accounts = createAccounts({ db, projects: projectGate(db, handler), now: () => new Date(now) });
  const app = await NestFactory.create(AccountsModule.register({ accounts, publicUrl }), { logger: false });
  app.use(refuseCrossSite(publicUrl));
  const url = await listen(app);
  return {
    accounts,
    db,
    handler,
    url,
    pass: (milliseconds) => void (now += milliseconds),
    person: async (name) => {
      const { id, email } = await createAccount(db.manager, person(name));
      return { id, email };
    },
    project: async (owner) => foundTestProject(handler, owner, { workspace: (await createWorkspace(accounts, owner, 'Workspace')).id }),
    close: async () => {
      await app.close();
      await db.destroy();
      await store.close();
    },
  };
}

const person = (displayName: string): NewAccount => ({ email: `${displayName.toLowerCase()}-${randomUUID().slice(0, 8)}@example.org`, displayName, password: PASSWORD });

async function listen(app: INestApplication): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

export interface Reply {
  status: number;
  body: Record<string, unknown> & { code?: string; message?: string };
  headers: Headers;
}

/** Something that speaks HTTP and keeps the cookie, as a browser does. */
export class Client {
  cookie: string | null = null;

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(this.cookie ? { cookie: this.cookie } : {}), ...this.headers, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const set = response.headers.getSetCookie()[0];
    if (set) this.cookie = set.includes('Expires=Thu, 01 Jan 1970') ? null : set.split(';')[0]!;
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers };
  }

  get(path: string, headers?: Record<string, string>): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }
  post(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Reply> {
    return this.send('POST', path, body, headers);
  }

  /** Whose session this is, or null. */
  async who(): Promise<string | null> {
    const { body } = await this.get('/auth/me');
    return (body['account'] as { email: string } | null)?.email ?? null;
  }
}

/** A client that has signed in. */
export async function signedInAs(harness: Harness, email: string, password = PASSWORD): Promise<Client> {
  const client = new Client(harness.url);
  const { status } = await client.post('/auth/sign-in', { email, password });
  if (status !== 200) throw new Error(`Signing in as ${email} was answered with ${status}.`);
  return client;
}
