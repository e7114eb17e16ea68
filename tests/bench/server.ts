/**
 * The server of the benchmarks, in a process of its own: the product's gateway, hub, handler and database as they are, and beside them two things to compare with: a plain relay, and a relay that
 * first commits one row. Talks to the benchmark over the process channel.
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandHandler } from '@baraza/commands';
import type { OperationName } from '@baraza/domain';
import { startEmbeddedPostgres } from '@baraza/embedded-postgres';
import { GraphqlApiModule } from '@baraza/graphql';
import { MIGRATIONS } from '@baraza/migrations';
import { appUrl, createDataSource, prepareDatabase } from '@baraza/persistence';
import { REALTIME_OPTIONS, RealtimeGateway, type RealtimeOptions } from '@baraza/realtime';
import { enrol, foundTestProject, submitAs } from '@baraza/testing';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import pg from 'pg';
import { Server } from 'socket.io';
import { copyOnce, csvFiles, importOnce, workbookAt } from './import-work.js';
import type { Answer, Ask, Nested, Seeded, SeededSession } from './messages.js';
import { startFloor } from './nested-floor.js';
import { seedNested } from './nested-seed.js';

const PASSWORD = 'only-for-benchmarks';
const folder = mkdtempSync(join(tmpdir(), 'baraza-bench-'));
// As root the database runs as another user, who must be able to enter.
chmodSync(folder, 0o711);
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), role: 'tool' });
const adminUrl = new URL(postgres.superuserUrl);
const maker = new pg.Client({ connectionString: adminUrl.href });
await maker.connect();
await maker.query('CREATE DATABASE bench');
await maker.end();
adminUrl.pathname = '/bench';
await prepareDatabase({ adminUrl: adminUrl.href, appPassword: PASSWORD, migrations: MIGRATIONS });
const dataSource = await createDataSource({ url: appUrl(adminUrl.href, PASSWORD) }).initialize();
const handler = new CommandHandler(dataSource, (operation, error) => console.error(operation, error));

const options: RealtimeOptions = {
  dataSource,
  handler,
  // Who it is stands in a header here; the real check happens once, when a socket connects, and is no part of what is measured.
  authenticate: ({ headers }) => Promise.resolve({ account: String(headers['x-account']), session: 'bench' }),
  stillSignedIn: (sessions) => Promise.resolve(new Set(sessions)),
  onError: (error) => console.error(error),
};
const graphql = GraphqlApiModule.forRoot({
  services: {
    dataSource,
    commands: handler,
    authenticate: (headers) => Promise.resolve({ account: String((headers as Record<string, unknown>)['x-account']), readOnly: false }),
    person: (account) => Promise.resolve({ email: `${account}@example.org`, displayName: account }),
    workspaces: () => Promise.resolve([]),
    createProject: () => Promise.reject(new Error('Projects of benchmarks are seeded.')),
  },
});
@Module({ imports: [graphql], providers: [{ provide: REALTIME_OPTIONS, useValue: options }, RealtimeGateway] })
class BenchModule {}
const app = await NestFactory.create(BenchModule, { logger: ['error'] });
app.useWebSocketAdapter(new IoAdapter(app));
await app.listen(0, '127.0.0.1');

/** A connection of its own with a one-row table, as plain as durable gets. */
const commits = new pg.Client({ connectionString: adminUrl.href });
await commits.connect();
await commits.query('CREATE TABLE one_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, value text)');
const commit = (): Promise<unknown> => commits.query({ name: 'one', text: 'INSERT INTO one_row (value) VALUES ($1)', values: ['x'] });

const relayHttp = createServer();
const relay = new Server(relayHttp, { serveClient: false });
relay.on('connection', (socket) => {
  socket.on('plain', (message) => relay.emit('seen', message));
  socket.on('committed', (message) => void commit().then(() => relay.emit('seen', message)));
});
await new Promise<void>((resolve) => relayHttp.listen(0, '127.0.0.1', resolve));

let floor: ReturnType<typeof createServer> | null = null;
const portOf = (server: { address(): unknown }): number => (server.address() as { port: number }).port;

async function seed({ stakeholders, relationships, people }: Extract<Ask, { ask: 'seed' }>): Promise<Seeded> {
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const done = async (name: 'createMember' | 'createMap' | 'importRecords', input: object): Promise<void> => {
    const result = await submitAs(handler, place, owner, name, input as never);
    if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
  };
  const accounts = Array.from({ length: people }, () => randomUUID());
  await enrol(dataSource, place.workspace, accounts);
  for (const account of accounts) await done('createMember', { id: randomUUID(), account, displayName: 'Analyst', role: 'analyst', clearance: null });
  const map = randomUUID();
  await done('createMap', { id: map, name: 'Bench', purpose: null, aggregate: 'agreed', order: null });
  const ids = (length: number): string[] => Array.from({ length }, () => randomUUID());
  const seeded: Seeded = { project: place.project, map, accounts, stakeholders: ids(stakeholders), memberships: ids(stakeholders), relationships: ids(relationships) };
  for (let start = 0; start < stakeholders; start += 250) {
    const part = seeded.stakeholders.slice(start, start + 250);
    await done('importRecords', {
      stakeholder: part.map((id, index) => ({ id, name: `Stakeholder ${start + index}` })),
      membership: part.map((stakeholder, index) => ({ id: seeded.memberships[start + index], map, stakeholder, x: start, y: index })),
    });
  }
  for (let start = 0; start < relationships; start += 500) {
    const ends = (index: number): string => seeded.stakeholders[(start * 7 + index * 13) % stakeholders]!;
    await done('importRecords', { relationship: seeded.relationships.slice(start, start + 500).map((id, index) => ({ id, from: ends(index), to: ends(index + 1), direction: 'directed', strength: 5 })) });
  }
  return seeded;
}

/** A session with so much in its log, and so many who note in it. */
async function seedSession({ interventions, rapporteurs }: Extract<Ask, { ask: 'seedSession' }>): Promise<SeededSession> {
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const done = async (name: OperationName, input: object): Promise<void> => {
    const result = await submitAs(handler, place, owner, name, input as never);
    if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
  };
  const ids = (length: number): string[] => Array.from({ length }, () => randomUUID());
  const [process, question] = ids(2) as [string, string];
  const seeded: SeededSession = { project: place.project, session: randomUUID(), item: randomUUID(), accounts: ids(rapporteurs), codes: ids(30), stakeholders: ids(60), seats: ids(60) };
  const { session, item, accounts, codes, stakeholders, seats } = seeded;
  await done('beginProcess', { id: process, name: 'Round', minimumCell: 5, questions: [{ id: question, text: 'What do we want?' }] });
  for (const [index, id] of codes.entries()) await done('createCode', { id, process, name: `code ${index}`, retired: false });
  await done('importRecords', { stakeholder: stakeholders.map((id, index) => ({ id, name: `Stakeholder ${index}` })) });
  await done('createSession', { id: session, process, title: 'Town hall', attribution: 'attributed', agenda: [{ id: item, title: 'Question', question, order: 1 }] });
  await enrol(dataSource, place.workspace, accounts);
  for (const account of accounts) {
    await done('createMember', { id: randomUUID(), account, displayName: 'Rapporteur', role: 'rapporteur', clearance: null });
    await done('createAssignment', { id: randomUUID(), session, account, duty: 'rapporteur' });
  }
  for (const [index, id] of seats.entries()) await done('registerParticipation', { id, session, mode: 'pseudonym', pseudonym: `Seat ${index}`, people: 1, enteredBy: 'form', stakeholder: stakeholders[index]! });
  for (let start = 0; start < interventions; start += 500) {
    await Promise.all(ids(Math.min(500, interventions - start)).map((id, index) => done('logIntervention', { id, session, item, question, kind: 'need', text: `What was said as number ${start + index}, in a sentence of usual length.`, language: 'en', channel: 'session', speaker: seats[index % 60], about: [{ code: codes[index % 30] }] })));
  }
  return seeded;
}

/** A map to be asked for whole, by GraphQL and by the hand-written statement beside it. */
async function seedNestedMap(ask: Extract<Ask, { ask: 'seedNested' }>): Promise<Nested> {
  const { place, map, people } = await seedNested(handler, dataSource, ask);
  const statistics = new pg.Client({ connectionString: adminUrl.href });
  await statistics.connect();
  await statistics.query('ANALYZE');
  await statistics.end();
  const classes = new Map([
    [people.analyst, ['public', 'restricted', 'confidential']],
    [people.observer, ['public', 'restricted']],
  ]);
  floor = await startFloor({ dataSource, workspace: place.workspace, classes });
  return { project: place.project, map, people, graphqlPort: portOf(app.getHttpServer()), floorPort: portOf(floor) };
}

/** Rows into a project of their own, and the same by a bare COPY. */
async function importCsv(rows: number): Promise<Extract<Answer, { copyMs: number }>> {
  const files = csvFiles(rows);
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const imported = await importOnce({ dataSource, handler }, place, owner, files.map(({ name, text }) => ({ name, file: Buffer.from(text) })), { map: { name: 'All' } });
  return { imported, copyMs: await copyOnce(commits, files) };
}

async function importWorkbook(path: string): Promise<Extract<Answer, { imported: unknown }>> {
  const file = await workbookAt(path);
  if (!file) return { imported: null };
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  return { imported: await importOnce({ dataSource, handler }, place, owner, [{ name: 'paax.xlsx', file }], { direction: 'directed', map: { name: 'All' } }) };
}

async function serial(seconds: number): Promise<number> {
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < seconds * 1000; count += 1) await commit();
  return count / ((performance.now() - started) / 1000);
}

const inspector = new Session();
inspector.connect();
/** Begins a CPU profile of this process, or ends it and gives it as JSON. */
async function profile(on: boolean): Promise<string | null> {
  if (!on) return JSON.stringify((await inspector.post('Profiler.stop')).profile);
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: 250 });
  await inspector.post('Profiler.start');
  return null;
}

async function answer(ask: Ask): Promise<Answer> {
  if (ask.ask === 'ports') return { ports: { product: portOf(app.getHttpServer()), relay: portOf(relayHttp) } };
  if (ask.ask === 'seed') return { seeded: await seed(ask) };
  if (ask.ask === 'seedSession') return { session: await seedSession(ask) };
  if (ask.ask === 'seedNested') return { nested: await seedNestedMap(ask) };
  if (ask.ask === 'importCsv') return importCsv(ask.rows);
  if (ask.ask === 'importWorkbook') return importWorkbook(ask.path);
  if (ask.ask === 'serial') return { perSecond: await serial(ask.seconds) };
  if (ask.ask === 'profile') return { profile: await profile(ask.on) };
  if (ask.ask === 'cpu') return { cpuMs: Object.values(process.cpuUsage()).reduce((sum, micros) => sum + micros, 0) / 1000 };
  await app.close();
  floor?.close();
  await relay.close();
  await commits.end();
  await dataSource.destroy();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  return { stopped: true };
}

process.on('message', (ask: Ask) => {
  answer(ask).then(
    (reply) => process.send!(reply),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send!({ ready: true });
