import { createHash, randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { AccountsModule, createAccessToken, createAccounts, GLOBAL_TABLES, PlainErrors, projectGate } from '@baraza/accounts';
import { deleteProject } from '@baraza/commands';
import type { OperationName, Role } from '@baraza/domain';
import { createDataSource, inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { DataSource } from 'typeorm';
import { Attachments, LEAST_PIECE_BYTES, PIECE_BYTES } from './attachments.js';
import { AttachmentsModule } from './http/attachments.module.js';
import { sweepFiles } from './sweep.js';

const LIMITS = { file: 600_000, project: 2_000_000, workspace: 2_900_000 };
let store: TestStore;
let db: DataSource;
let app: INestApplication;
let url: string;
let place: ProjectPlace;
let other: ProjectPlace;
let handler: ReturnType<typeof testHandler>;
const people: Record<'owner' | 'ada' | 'ben' | 'stranger', { account: string; token: string; reading: string }> = {} as never;
type Who = keyof typeof people;

beforeAll(async () => {
  store = await createTestStore();
  db = await createDataSource({ url: store.url, entities: GLOBAL_TABLES }).initialize();
  handler = testHandler(db);
  const accounts = createAccounts({ db, projects: projectGate(db, handler) });
  @Module({ imports: [AccountsModule.register({ accounts, publicUrl: null }), AttachmentsModule.register(new Attachments(db, handler, LIMITS), db)], providers: [{ provide: APP_FILTER, useClass: PlainErrors }] })
  class TestModule {}
  app = await NestFactory.create(TestModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  const roles: Record<Who, Role | null> = { owner: null, ada: 'analyst', ben: 'rapporteur', stranger: null };
  const owner = randomUUID();
  place = await foundTestProject(handler, owner);
  for (const name of Object.keys(roles) as Who[]) {
    const account = name === 'owner' ? owner : randomUUID();
    await enrol(db, name === 'stranger' ? randomUUID() : place.workspace, [account]);
    if (roles[name]) await submitAs(handler, place, owner, 'createMember', { id: randomUUID(), account, displayName: name, role: roles[name], clearance: null } as never);
    const token = async (readOnly: boolean): Promise<string> => (await createAccessToken(accounts, account, { name, readOnly, days: null })).token;
    people[name] = { account, token: await token(false), reading: await token(true) };
  }
  other = await foundTestProject(handler, people.stranger.account);
});
afterAll(async () => {
  await app?.close();
  await db?.destroy();
  await store?.close();
});

interface Reply {
  status: number;
  code: string | undefined;
  message: string | undefined;
  params: object | undefined;
  received: number | undefined;
  bytes: Buffer;
  headers: Headers;
}
async function ask(who: Who | null, method: string, path: string, body?: object | Buffer, { token, project = place.project }: { token?: string; project?: string } = {}): Promise<Reply> {
  const raw = Buffer.isBuffer(body);
  const answer = await fetch(`${url}/api/projects/${project}/${path}`, {
    method,
    headers: { ...(who === null ? {} : { authorization: `Bearer ${token ?? people[who].token}` }), 'content-type': raw ? 'application/octet-stream' : 'application/json' },
    body: body === undefined ? undefined : raw ? new Uint8Array(body) : JSON.stringify(body),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const json = answer.headers.get('content-type')?.startsWith('application/json') ? (JSON.parse(bytes.toString()) as { code?: string; message?: string; params?: object; received?: number }) : {};
  return { status: answer.status, code: json.code, message: json.message, params: json.params, received: json.received, bytes, headers: answer.headers };
}
const submit = (who: Who, name: OperationName, input: object): Promise<{ status: string }> => submitAs(handler, place, people[who].account, name, input as never);
const SOURCE = { title: 'Minutes', kind: 'document', reference: null, url: null, session: null, intervention: null, date: null, reliability: null, note: null };
async function source(classification = 'restricted'): Promise<string> {
  const id = randomUUID();
  await submit('owner', 'createSource', { ...SOURCE, id, classification });
  return id;
}
const begin = (who: Who, of: string, id: string, size: number, name = 'Minutes of ‘March’.csv'): Promise<Reply> => ask(who, 'POST', `sources/${of}/files`, { id, name, size });
/** Sends the whole file, as the page does; answers with what came of the last step. */
async function send(who: Who, of: string, content: Buffer, name?: string, id = randomUUID()): Promise<Reply & { id: string }> {
  let answer = await begin(who, of, id, content.length, name);
  for (let start = 0; answer.status === 200 && start < content.length; start += PIECE_BYTES) answer = await ask(who, 'PUT', `files/${id}?start=${start}`, content.subarray(start, start + PIECE_BYTES));
  if (answer.status === 200) answer = await ask(who, 'POST', `files/${id}/finish`, {});
  return { ...answer, id };
}
const count = (table: string, id: string): Promise<number> => inTransaction(db, place.workspace, async (sql) => Number((await sql.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}" WHERE ${table === 'file_piece' ? 'file_id' : 'id'} = $1`, [id]))[0]!.n));
const lines = (bytes: number): Buffer => Buffer.from('a,b,c\n'.repeat(Math.ceil(bytes / 6)).slice(0, bytes));

test('FILE-10 a file is sent in pieces, looked at, attached and fetched again, only ever to be saved', async () => {
  const content = lines(PIECE_BYTES * 2 + 5);
  const { id, status } = await send('ada', await source(), content, '‫محضر الجلسة‬.csv');
  expect(status).toBe(204);
  const [record] = await inTransaction(db, place.workspace, (sql) => sql.query<Record<string, unknown>>('SELECT name, media_type, size, sha256, added_by_id FROM attachment WHERE id = $1', [id]));
  expect(record).toEqual({ name: 'محضر الجلسة.csv', media_type: 'text/plain; charset=utf-8', size: content.length, sha256: createHash('sha256').update(content).digest('hex'), added_by_id: people.ada.account });
  const fetched = await ask('ben', 'GET', `files/${id}`);
  expect([fetched.status, fetched.bytes.equals(content)]).toEqual([200, true]);
  expect(fetched.headers.get('content-disposition')).toBe(`attachment; filename=" .csv"; filename*=UTF-8''${encodeURIComponent('محضر الجلسة.csv')}`);
  expect(['x-content-type-options', 'content-security-policy', 'cache-control'].map((name) => fetched.headers.get(name))).toEqual(['nosniff', "default-src 'none'; sandbox", 'no-store']);
  expect((await ask('ada', 'POST', `files/${id}/finish`, {})).code).toBe('fileExists');
});

test('FILE-11 what was looked at when the server went away, before it was attached, is attached by sending it again', async () => {
  const [of, id, content] = [await source(), randomUUID(), lines(PIECE_BYTES)];
  await begin('ada', of, id, content.length);
  await ask('ada', 'PUT', `files/${id}?start=0`, content);
  await inTransaction(db, place.workspace, (sql) => sql.query('UPDATE stored_file SET sha256 = $2 WHERE id = $1', [id, createHash('sha256').update(content).digest('hex')]));
  expect(await send('ada', of, content, undefined, id)).toMatchObject({ status: 204 });
  expect(await count('attachment', id)).toBe(1);
  expect((await ask('ben', 'GET', `files/${id}`)).bytes.equals(content)).toBe(true);
  // Once it is attached, another one of that name is none.
  expect((await begin('ada', of, id, content.length)).code).toBe('fileExists');
});

test('FILE-11 what was broken off goes on where it was; a piece may come twice, and none out of its place', async () => {
  const [of, id, content] = [await source(), randomUUID(), lines(PIECE_BYTES + 100)];
  await begin('ada', of, id, content.length);
  const piece = (start: number, bytes = content.subarray(start, start + PIECE_BYTES)): Promise<Reply> => ask('ada', 'PUT', `files/${id}?start=${start}`, bytes);
  expect((await piece(0)).received).toBe(PIECE_BYTES);
  expect((await piece(0)).received).toBe(PIECE_BYTES);
  expect((await piece(PIECE_BYTES + 50)).code).toBe('pieceOutOfPlace');
  expect((await ask('ada', 'POST', `files/${id}/finish`, {})).code).toBe('fileIncomplete');
  expect((await begin('ada', of, id, content.length)).received).toBe(PIECE_BYTES);
  expect((await piece(PIECE_BYTES)).received).toBe(content.length);
  expect((await ask('ada', 'PUT', `files/${id}?start=${content.length}`, Buffer.from('more'))).code).toBe('fileTooLarge');
  expect((await ask('ada', 'POST', `files/${id}/finish`, {})).status).toBe(204);
  expect((await ask('ada', 'GET', `files/${id}`)).bytes.equals(content)).toBe(true);
});

test('FILE-24 what is finished again while the first attempt still waits in line is attached once, and keeps its content', async () => {
  const of = await source();
  const { account } = people.ada;
  const content = lines(20_000);
  const id = randomUUID();
  let calls = 0;
  let secondCame = (): void => undefined;
  const second = new Promise<void>((resolve) => (secondCame = resolve));
  let first: Promise<unknown> | undefined;
  // The first attempt stays in the line until the second has looked at the file and comes to the line as well.
  const line = {
    submit: async (command: Parameters<typeof handler.submit>[0]) => {
      calls += 1;
      if (calls === 1) return (first = second.then(() => handler.submit(command)));
      secondCame();
      await first;
      return handler.submit(command);
    },
  } as unknown as typeof handler;
  const files = new Attachments(db, line, LIMITS);
  await files.begin(account, place.project, of, { id, name: 'a.csv', size: content.length });
  await files.take(account, place.project, id, 0, content);
  const one = files.finish(account, place.project, id);
  while (calls === 0) await new Promise((resolve) => setImmediate(resolve));
  await files.begin(account, place.project, of, { id, name: 'a.csv', size: content.length });
  await expect(Promise.all([one, files.finish(account, place.project, id)])).resolves.toBeDefined();
  expect(calls).toBe(2);
  expect((await ask('ada', 'GET', `files/${id}`)).bytes).toEqual(content);
});

test('FILE-12 FILE-26 what is too large, has no room, or is of a kind that is not taken is refused, and nothing of it is kept', async () => {
  const of = await source();
  expect(await begin('ada', of, randomUUID(), LIMITS.file + 1)).toMatchObject({ status: 413, code: 'fileTooLarge', params: { limit: 0.6 } });
  const large = randomUUID();
  await begin('ada', of, large, PIECE_BYTES * 2);
  expect((await ask('ada', 'PUT', `files/${large}?start=0`, Buffer.alloc(PIECE_BYTES + 1, 65))).code).toBe('fileTooLarge');
  const lie = await send('ada', of, Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'photo.png');
  expect([lie.status, lie.code, await count('stored_file', lie.id), await count('file_piece', lie.id), await count('attachment', lie.id)]).toEqual([422, 'fileKindRefused', 0, 0, 0]);
  const sent = await Promise.all([1, 2, 3].map(() => begin('owner', of, randomUUID(), LIMITS.file)));
  expect(sent.map(({ code }) => code)).toContain('projectFull');
  await inTransaction(db, place.workspace, async (sql) => sql.send('DELETE FROM stored_file WHERE sha256 IS NULL'));
});

test('FILE-17 a piece that is not the last has at least 16 kB, and what was sent in too small ones goes on where it was', async () => {
  const [of, id, content] = [await source(), randomUUID(), lines(LEAST_PIECE_BYTES + 100)];
  await begin('ada', of, id, content.length);
  const piece = (start: number, end: number): Promise<Reply> => ask('ada', 'PUT', `files/${id}?start=${start}`, content.subarray(start, end));
  expect(await piece(0, LEAST_PIECE_BYTES - 1)).toMatchObject({ status: 400, code: 'pieceTooSmall', message: 'A piece has at least 16384 bytes, but the last. Go on from byte 0.' });
  expect(await count('file_piece', id)).toBe(0);
  expect((await piece(0, LEAST_PIECE_BYTES)).received).toBe(LEAST_PIECE_BYTES);
  expect((await piece(LEAST_PIECE_BYTES, LEAST_PIECE_BYTES + 99)).code).toBe('pieceTooSmall');
  expect((await piece(LEAST_PIECE_BYTES, content.length)).received).toBe(content.length);
  expect((await ask('ada', 'POST', `files/${id}/finish`, {})).status).toBe(204);
  expect((await ask('ada', 'GET', `files/${id}`)).bytes.equals(content)).toBe(true);
});

test('FILE-18 a picture that claims more points than are taken is refused in words, and nothing of it is kept', async () => {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452000186a0000186a0080200000000000000', 'hex');
  const refused = await send('ada', await source(), Buffer.concat([header, Buffer.from('0000000049454e44ae426082', 'hex')]), 'wide.png');
  expect(refused).toMatchObject({ status: 422, code: 'pictureTooLarge', message: expect.stringContaining('100000 × 100000 points') as string });
  expect([await count('stored_file', refused.id), await count('file_piece', refused.id)]).toEqual([0, 0]);
});

test('FILE-19 the files of all projects of a workspace have a bound together; who meets it is told how much is used, keeps what is there, and goes on when there is room', async () => {
  const empty = (only = 'true'): Promise<void> => inTransaction(db, place.workspace, async (sql) => sql.send(`DELETE FROM stored_file WHERE ${only}`));
  await empty();
  const beside = await foundTestProject(handler, people.owner.account, { workspace: place.workspace });
  const of = await source();
  const there = randomUUID();
  await submitAs(handler, beside, people.owner.account, 'createSource', { ...SOURCE, id: there, classification: 'restricted' } as never);
  const [kept, waiting] = [await send('owner', of, lines(100)), randomUUID()];
  const inBoth = [...Array<[string, string]>(3).fill([place.project, of]), ...Array<[string, string]>(3).fill([beside.project, there])];
  const codes = [];
  for (const [project, source] of inBoth) codes.push((await ask('owner', 'POST', `sources/${source}/files`, { id: randomUUID(), name: 'a', size: LIMITS.file }, { project })).code ?? 'begun');
  expect(codes).toEqual(['begun', 'begun', 'begun', 'begun', 'workspaceFull', 'workspaceFull']);
  const begun = (): Promise<Reply> => ask('owner', 'POST', `sources/${there}/files`, { id: waiting, name: 'a', size: LIMITS.file }, { project: beside.project });
  expect(await begun()).toMatchObject({ status: 413, message: expect.stringMatching(/all projects of this workspace take 2\.3 of 2\.8 MB, and this one has 0\.6 MB\. Erase/) as string });
  expect((await ask('owner', 'GET', `files/${kept.id}`)).bytes).toEqual(lines(100));
  await empty('sha256 IS NULL');
  expect((await begun()).received).toBe(0);
  await empty();
});

test('FILE-13 who may not edit attaches nothing; who may not read the source fetches nothing, from the moment on at which they may not', async () => {
  const of = await source();
  const { id } = await send('ada', of, Buffer.from('Secret'), 'Secret.txt');
  expect((await send('ben', of, Buffer.from('Mine'))).code).toBe('forbidden');
  expect((await ask('ben', 'GET', `files/${id}`)).status).toBe(200);
  await submit('owner', 'classify', { entity: 'source', id: of, classification: 'confidential' });
  expect([(await ask('ben', 'GET', `files/${id}`)).status, (await ask('ada', 'GET', `files/${id}`)).status]).toEqual([404, 200]);
  await submit('owner', 'classify', { entity: 'source', id: of, classification: 'strictlyConfidential' });
  expect([(await ask('ada', 'GET', `files/${id}`)).status, (await begin('ada', of, randomUUID(), 3)).status, (await ask('owner', 'GET', `files/${id}`)).status]).toEqual([404, 404, 200]);
  expect([(await ask('stranger', 'GET', `files/${id}`)).status, (await ask(null, 'GET', `files/${id}`)).status, (await ask('owner', 'GET', `files/${randomUUID()}`)).status]).toEqual([404, 401, 404]);
  expect([(await ask('ada', 'POST', `sources/${of}/files`, { id: randomUUID(), name: 'a', size: 1 }, { token: people.ada.reading })).status, (await ask('ada', 'DELETE', `files/${id}`, undefined, { token: people.ada.reading })).status]).toEqual([403, 403]);
});

test('FILE-14 neither another project nor another source nor another person gets at a file by its id', async () => {
  const closed = await source('strictlyConfidential');
  const { id } = await send('owner', closed, Buffer.from('Only the owner'), 'Closed.txt');
  expect((await ask('stranger', 'GET', `files/${id}`, undefined, { project: other.project })).status).toBe(404);
  expect((await ask('owner', 'GET', `files/${id}`, undefined, { project: other.project })).status).toBe(404);
  expect((await ask('stranger', 'POST', `sources/${closed}/files`, { id: randomUUID(), name: 'a', size: 1 }, { project: other.project })).status).toBe(404);
  // The same id for a source that one may read.
  expect((await begin('ada', await source(), id, 14)).code).toBe('fileExists');
  const half = randomUUID();
  await begin('owner', closed, half, 5);
  expect([(await ask('ada', 'PUT', `files/${half}?start=0`, Buffer.from('mine!'))).status, (await ask('ada', 'POST', `files/${half}/finish`, {})).status]).toEqual([404, 404]);
  // An operation that describes a content is refused from everybody but the server.
  const told = { id: half, source: await source(), name: 'Closed.txt', mediaType: 'text/plain', size: 14, sha256: createHash('sha256').update('Only the owner').digest('hex'), cleaned: false };
  expect(await submit('owner', 'attachFile', told)).toMatchObject({ status: 'refused', refusal: { code: 'forbidden' } });
  expect((await fetch(`${url}/api/projects/${place.project}/files/${half}?start=0`, { method: 'PUT', headers: { authorization: `Bearer ${people.owner.token}`, 'content-type': 'text/plain' }, body: 'by a form' })).status).toBe(415);
});

test('FILE-15 undo brings a file back whole; its content goes thirty days after it or its source was taken out, what is half sent after a day, and what is erased at once', async () => {
  const of = await source();
  const [kept, erased] = [await send('ada', of, Buffer.from('Kept'), 'Kept.txt'), await send('ada', of, Buffer.from('Erased'), 'Erased.txt')];
  const half = randomUUID();
  await begin('ada', of, half, 10);
  await submit('ada', 'deleteAttachment', { id: kept.id });
  expect((await ask('ada', 'GET', `files/${kept.id}`)).status).toBe(404);
  await submit('ada', 'restore', { changes: [{ entity: 'attachment', id: kept.id, field: 'deleted', expected: true, value: false }], again: null });
  expect((await ask('ada', 'GET', `files/${kept.id}`)).bytes.toString()).toBe('Kept');
  expect((await ask('ben', 'DELETE', `files/${erased.id}`)).status).toBe(403);
  expect((await ask('ada', 'DELETE', `files/${erased.id}`)).status).toBe(204);
  expect([await count('stored_file', erased.id), await count('file_piece', erased.id)]).toEqual([0, 0]);
  await submit('ada', 'restore', { changes: [{ entity: 'attachment', id: erased.id, field: 'deleted', expected: true, value: false }], again: null });
  expect(await ask('ada', 'GET', `files/${erased.id}`)).toMatchObject({ status: 410, code: 'fileGone' });
  const after = (days: number): Promise<number> => sweepFiles(db, new Date(Date.now() + days * 86_400_000).toISOString());
  await after(0);
  expect(await count('stored_file', half)).toBe(1);
  await after(1.1);
  expect([await count('stored_file', half), await count('stored_file', kept.id)]).toEqual([0, 1]);
  await submit('owner', 'deleteSource', { id: of });
  await after(29);
  expect(await count('file_piece', kept.id)).toBe(1);
  await after(31);
  expect([await count('stored_file', kept.id), await count('file_piece', kept.id)]).toEqual([0, 0]);
});

test('FILE-30 whoever manages the project sees what was removed and still takes room, of what they may read, and erases it for good at once; the log keeps who did', async () => {
  interface Removed { files: { id: string; name: string; size: number; source: string; removedAt: string; goesAt: string }[]; used: number; limit: number }
  const removed = async (who: Who): Promise<Removed> => JSON.parse((await ask(who, 'GET', 'removed-files')).bytes.toString()) as Removed;
  const before = await removed('owner');
  const [of, closed, gone] = [await source(), await source('strictlyConfidential'), await source()];
  const sent = { small: await send('ada', of, lines(10), 'Small.csv'), large: await send('ada', of, lines(1000), 'Large.csv'), live: await send('ada', of, lines(20), 'Live.csv'), hidden: await send('owner', closed, lines(30), 'Hidden.csv'), inSource: await send('ada', gone, lines(500), 'In source.csv') };
  for (const file of [sent.small, sent.large]) await submit('ada', 'deleteAttachment', { id: file.id });
  await submit('owner', 'deleteAttachment', { id: sent.hidden.id });
  await submit('owner', 'deleteSource', { id: gone });
  const mine = ({ files }: Removed): string[] => files.map(({ name }) => name).filter((name) => /^(?:Small|Large|Live|Hidden|In source)\.csv$/u.test(name));
  const seen = await removed('owner');
  expect(mine(seen)).toEqual(['Large.csv', 'In source.csv', 'Hidden.csv', 'Small.csv']);
  expect([seen.used - before.used, seen.limit]).toEqual([1560, LIMITS.project]);
  const large = seen.files.find(({ id }) => id === sent.large.id)!;
  expect(large).toMatchObject({ size: 1000, source: 'Minutes' });
  expect(Date.parse(large.goesAt) - Date.parse(large.removedAt)).toBe(30 * 86_400_000);
  expect(await Promise.all((['ada', 'ben', 'stranger'] as const).map(async (who) => (await ask(who, 'GET', 'removed-files')).status))).toEqual([403, 403, 404]);
  // An owner with a lower clearance learns of no more than they read elsewhere.
  const member = randomUUID();
  const second = randomUUID();
  await enrol(db, place.workspace, [second]);
  await submit('owner', 'createMember', { id: member, account: second, displayName: 'Second', role: 'owner', clearance: 'confidential' });
  const { token } = await createAccessToken(createAccounts({ db, projects: projectGate(db, handler) }), second, { name: 'second', readOnly: false, days: null });
  expect(mine(JSON.parse((await ask('owner', 'GET', 'removed-files', undefined, { token })).bytes.toString()) as Removed)).toEqual(['Large.csv', 'In source.csv', 'Small.csv']);
  expect((await ask('owner', 'DELETE', `files/${sent.hidden.id}`, undefined, { token })).status).toBe(404);
  for (const file of [sent.large, sent.inSource]) expect((await ask('owner', 'DELETE', `files/${file.id}`)).status).toBe(204);
  expect([mine(await removed('owner')), await count('file_piece', sent.large.id), (await removed('owner')).used - before.used]).toEqual([['Hidden.csv', 'Small.csv'], 0, 60]);
  const log = await inTransaction(db, place.workspace, (sql) => sql.query<{ actor_id: string; input: { id: string } }>("SELECT actor_id, input FROM event WHERE operation = 'eraseAttachment' AND project_id = $1 ORDER BY seq", [place.project]));
  expect(log.slice(-2)).toEqual([sent.large, sent.inSource].map(({ id }) => ({ actor_id: people.owner.account, input: { id } })));
  // Brought back, it says that its content is gone.
  await submit('ada', 'restore', { changes: [{ entity: 'attachment', id: sent.large.id, field: 'deleted', expected: true, value: false }], again: null });
  expect((await ask('ada', 'GET', `files/${sent.large.id}`)).code).toBe('fileGone');
});

test('FILE-16 the log holds nothing of what is in a file, and a project that is erased takes its files with it', async () => {
  const secret = `secret ${randomUUID()}`;
  const { id } = await send('owner', await source(), Buffer.from(secret), 'Secret.txt');
  const [{ n }] = (await inTransaction(db, place.workspace, (sql) => sql.query<{ n: string }>(`SELECT count(*) AS n FROM event e WHERE e::text LIKE '%' || $1 || '%'`, [secret]))) as [{ n: string }];
  expect([n, await count('file_piece', id)]).toEqual(['0', 1]);
  await deleteProject(db, place, async () => undefined);
  expect([await count('stored_file', id), await count('file_piece', id), await count('attachment', id)]).toEqual([0, 0, 0]);
});
