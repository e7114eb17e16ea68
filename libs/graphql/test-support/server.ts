/** The API over real HTTP on a real database, with people who sign in by saying who they are. */
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Module, type INestApplication } from '@nestjs/common';
import { type CommandHandler } from '@baraza/commands';
import { Refusal } from '@baraza/domain';
import { createTestStore, foundTestProject, testHandler, type TestStore } from '@baraza/testing';
import { GraphqlApiModule, type GraphqlApiOptions } from '../src/api/graphql-api.module.js';
import type { Statement } from '../src/reading/read-session.js';

@Module({})
class TestApp {}

export interface Answer {
  status: number;
  data: Json;
  errors?: { message: string; extensions?: { code?: string; params?: Record<string, number>; id?: string } }[];
  headers: Headers;
}
/** JSON of unknown form that tests walk through. */
export type Json = { [key: string]: Json } & Json[] & string & number & boolean & null;

export interface TestServer {
  store: TestStore;
  commands: CommandHandler;
  url: string;
  /** Workspaces by account, for `services.workspaces`. */
  workspaces: Map<string, string[]>;
  statements: Statement[];
  log: string[];
  /** Asks as the account; `null` as nobody. */
  ask(account: string | null, query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export async function startTestServer(options: Partial<GraphqlApiOptions> & { connections?: number } = {}): Promise<TestServer> {
  const { connections = 5, ...rest } = options;
  const store = await createTestStore({ connections });
  const commands = testHandler(store.dataSource);
  const workspaces = new Map<string, string[]>();
  const statements: Statement[] = [];
  const log: string[] = [];
  const module = GraphqlApiModule.forRoot({
    services: {
      dataSource: store.dataSource,
      commands,
      authenticate: async ({ authorization }) => authenticated(authorization),
      person: async (account) => ({ email: `${account.slice(0, 8)}@example.org`, displayName: `Person ${account.slice(0, 4)}` }),
      workspaces: async (account) => (workspaces.get(account) ?? []).map((id) => ({ id, name: `Workspace ${id.slice(0, 4)}`, role: 'member' as const })),
      createProject: async (account, workspace, { template }) => {
        if (!workspaces.get(account)?.includes(workspace)) throw new Refusal('forbidden', 'You are not in this workspace.');
        return foundTestProject(commands, account, { workspace, template });
      },
    },
    readers: 3,
    log: { error: (message) => log.push(message) },
    onStatement: (statement) => statements.push(statement),
    ...rest,
  });
  const app: INestApplication = await NestFactory.create({ module: TestApp, imports: [module] }, { logger: ['error', 'fatal'] });
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/graphql`;
  return {
    store,
    commands,
    url,
    workspaces,
    statements,
    log,
    ask: (account, query, variables, headers) => ask(url, account, { query, variables }, headers),
    close: async () => {
      await app.close();
      await commands.idle();
      await store.close();
    },
  };
}

/** `Bearer ID`, or `Bearer ID:read` for a token that may only ask. */
function authenticated(authorization: string | undefined): { account: string; readOnly: boolean } | null {
  if (authorization === undefined) return null;
  const [account = '', mode] = authorization.replace('Bearer ', '').split(':');
  if (account === 'bad') throw Object.assign(new Error('This access token is not known, was revoked, or is too old.'), { status: 401, code: 'invalidToken' });
  return { account, readOnly: mode === 'read' };
}

async function ask(url: string, account: string | null, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(account === null ? {} : { authorization: `Bearer ${account}` }), ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, data, headers: response.headers, ...(errors ? { errors } : {}) };
}

export const newId = (): string => randomUUID();
