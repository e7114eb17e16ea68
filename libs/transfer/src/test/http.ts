/** The routes of this lib behind real HTTP. Who asks is said by a header: signing in is another lib's. */
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { refuseCrossSite } from '@baraza/accounts';
import { Refusal, type Role } from '@baraza/domain';
import { ProjectRefused } from '@baraza/commands';
import { enrol, submitAs } from '@baraza/testing';
import { TransferModule } from '../http/transfer.module.js';
import { openTestStore, type TestProject } from './project.js';

export const FORBIDDEN_WORKSPACE = randomUUID();

export interface HttpHarness {
  store: Awaited<ReturnType<typeof openTestStore>>;
  errors: unknown[];
  /** Projects that were erased, in order. */
  erased: string[];
  /** Projects whose keys were destroyed, in order. */
  destroyed: string[];
  /** Sends a request as the account. */
  send(account: string | null, method: string, path: string, options?: { json?: unknown; form?: FormData; headers?: Record<string, string> }): Promise<Response>;
  /** Begins an upload whose bytes come from a stream. */
  raw(account: string, path: string, body: ReadableStream, signal: AbortSignal): Promise<Response>;
  /** A new member of the project. */
  member(project: TestProject, role: Role): Promise<string>;
  close(): Promise<void>;
}

export async function startHttp(): Promise<HttpHarness> {
  const store = await openTestStore();
  const errors: unknown[] = [];
  const erased: string[] = [];
  const destroyed: string[] = [];
  const module = TransferModule.register({
    dataSource: store.db.dataSource,
    handler: store.handler,
    authenticate: async ({ authorization }) => (authorization ? { account: authorization.replace('read-only ', ''), readOnly: authorization.startsWith('read-only') } : null),
    founder: async (account, workspace) => {
      if (workspace === FORBIDDEN_WORKSPACE) throw new ProjectRefused(new Refusal('forbidden', 'You may not begin a project here.'));
      await enrol(store.db.dataSource, workspace, [account]);
      return { workspace, account, displayName: 'Founder' };
    },
    destroyKeys: async ({ project }) => void destroyed.push(project),
    calendars: { grantOf: async () => null, used: async () => undefined, publicUrl: () => 'https://example.org' },
    erased: (project) => void erased.push(project),
    onError: (error) => errors.push(error),
  });
  const app = await NestFactory.create(module, { logger: false });
  app.use(refuseCrossSite(null));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    store,
    errors,
    erased,
    destroyed,
    send: (account, method, path, { json, form, headers = {} } = {}) =>
      fetch(url + path, {
        method,
        headers: { ...(account === null ? {} : { authorization: account }), ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body: form ?? (json === undefined ? undefined : JSON.stringify(json)),
      }),
    raw: (account, path, body, signal) =>
      fetch(url + path, { method: 'POST', body, signal, duplex: 'half', headers: { authorization: account, 'content-type': 'multipart/form-data; boundary=b' } } as RequestInit),
    member: async ({ db, handler, place, owner }, role) => {
      const account = randomUUID();
      await enrol(db.dataSource, place.workspace, [account]);
      const result = await submitAs(handler, place, owner, 'createMember', { id: randomUUID(), account, displayName: role, role, clearance: null } as never);
      if (result.status !== 'done') throw new Error(JSON.stringify(result));
      return account;
    },
    close: async () => {
      await app.close();
      await store.db.close();
    },
  };
}

/** A form with files made of texts or bytes. */
export function formOf(files: Record<string, string | Uint8Array>, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, content] of Object.entries(files)) form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
  return form;
}
