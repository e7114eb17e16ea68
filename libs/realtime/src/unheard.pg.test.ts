import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { CommandHandler } from '@baraza/commands';
import { createDataSource, type ProjectPlace } from '@baraza/persistence';
import { PROTOCOL, type Poke } from '@baraza/protocol';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { DataSource } from 'typeorm';
import { Hub } from './hub.js';

let db: TestStore;
let through: DataSource;
let line: Server;
let place: ProjectPlace;
const sockets = new Set<Socket>();
/** While set, whoever waits for the answer to a COMMIT loses the connection in its stead: this once, or always. */
let cut: 'once' | 'always' | null = null;
const owner = randomUUID();

beforeAll(async () => {
  db = await createTestStore();
  const { hostname, port } = new URL(db.url);
  line = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) sockets.add(socket.on('error', () => undefined));
    client.on('data', (data) => server.write(data));
    client.on('close', () => server.end());
    server.on('close', () => client.end());
    server.on('data', (data) => {
      if (cut === null || !data.includes('COMMIT\0')) return void client.write(data);
      if (cut === 'once') cut = null;
      client.destroy();
    });
  });
  await once(line.listen(0, '127.0.0.1'), 'listening');
  const url = Object.assign(new URL(db.url), { hostname: '127.0.0.1', port: String((line.address() as { port: number }).port) });
  through = await createDataSource({ url: url.href, connections: 3 }).initialize();
});
afterAll(async () => {
  await through?.destroy();
  for (const socket of sockets) socket.destroy();
  line?.close();
  await db?.close();
});
beforeEach(async () => {
  cut = null;
  place = await foundTestProject(testHandler(db.dataSource), owner);
});

function world() {
  const handler = new CommandHandler(through, () => undefined);
  const groups = new Map<string, Set<(poke: Poke) => void>>();
  const hub = new Hub({ dataSource: db.dataSource, handler, broadcaster: { poke: (group, poke) => groups.get(group)?.forEach((take) => take(poke)), live: () => undefined }, onError: () => undefined });
  const client = async (account: string) => {
    const heard: { pokes: Poke[]; closed: string[]; reopened: number } = { pokes: [], closed: [], reopened: 0 };
    let wake = (): void => undefined;
    const id = randomUUID();
    const take = (poke: Poke): void => (heard.pokes.push(poke), wake());
    const connection = hub.connect(account, 'session', {
      acks: () => undefined,
      poke: take,
      peers: () => undefined,
      live: () => undefined,
      reopen: () => ((heard.reopened += 1), wake()),
      closed: ({ reason }) => (heard.closed.push(reason), wake()),
      join: (group) => void groups.set(group, (groups.get(group) ?? new Set()).add(take)),
      leave: (group) => void groups.get(group)?.delete(take),
    });
    expect(await connection.open({ protocol: PROTOCOL, project: place.project, client: id, scopes: ['registry'], cursor: null })).toMatchObject({ ok: true });
    const until = async (found: () => boolean): Promise<void> => {
      while (!found()) await new Promise<void>((resolve) => (wake = resolve));
    };
    const push = (n: number, name: string, input: object) => connection.push({ project: place.project, client: id, mutations: [{ n, name, version: 1, input: input as never, group: null }] });
    return { heard, until, push };
  };
  return { client };
}
const member = async (): Promise<{ id: string; account: string }> => {
  const one = { id: randomUUID(), account: randomUUID() };
  await enrol(db.dataSource, place.workspace, [one.account]);
  await submitAs(testHandler(db.dataSource), place, owner, 'createMember', { ...one, displayName: 'Analyst', role: 'analyst', clearance: null } as never);
  return one;
};

test('OP-17 when the answer to a COMMIT is lost, those who have the project open hear of it at once, and whoever sends it again that it is done', async () => {
  const [gone, kept] = [await member(), await member()];
  const { client } = world();
  const [sender, out, other] = [await client(owner), await client(gone.account), await client(kept.account)];
  cut = 'once';
  expect(await sender.push(1, 'removeMember', { id: gone.id })).toMatchObject({ ok: false, reason: 'busy' });
  await Promise.all([out.until(() => out.heard.closed.length > 0), other.until(() => other.heard.pokes.length > 0)]);
  expect(out.heard).toMatchObject({ closed: ['revoked'], pokes: [] });
  // A poke that begins where it ends: whoever is not there yet fetches.
  const [poke] = other.heard.pokes;
  expect(poke).toMatchObject({ from: poke!.to, changes: [] });
  expect(sender.heard.pokes).toEqual([poke]);
  expect(await sender.push(1, 'removeMember', { id: gone.id })).toEqual({ ok: true, results: [{ n: 1, status: 'duplicate', refusal: null }] });
  expect(await sender.push(2, 'createStakeholder', { id: randomUUID(), name: 'After it' })).toMatchObject({ ok: true, results: [{ status: 'done' }] });
  expect(other.heard.pokes[1]).toMatchObject({ from: poke!.to });
});

test('OP-17 when the database cannot be asked after it, everybody opens the project again', async () => {
  const kept = await member();
  const { client } = world();
  const [sender, other] = [await client(owner), await client(kept.account)];
  cut = 'always';
  expect(await sender.push(1, 'createStakeholder', { id: randomUUID(), name: 'Unheard' })).toMatchObject({ ok: false, reason: 'busy' });
  await Promise.all([sender, other].map((one) => one.until(() => one.heard.reopened > 0)));
  cut = null;
  expect(await sender.push(1, 'createStakeholder', { id: randomUUID(), name: 'Unheard' })).toMatchObject({ ok: true, results: [{ status: 'duplicate', refusal: null }] });
});
