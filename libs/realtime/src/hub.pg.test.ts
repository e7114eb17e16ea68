import { randomUUID } from 'node:crypto';
import type { CommandHandler } from '@baraza/commands';
import { inTransaction, type ProjectPlace, readLog } from '@baraza/persistence';
import { type Acks, type OpenAnswer, type LiveState, type Peer, type Poke, type PresenceState, PROTOCOL, systemClock } from '@baraza/protocol';
import { applyViewChange, RecordStore } from '@baraza/store';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { Connection } from './connection.js';
import { Hub } from './hub.js';

let db: TestStore;
let handler: CommandHandler;
let hub: Hub;
let place: ProjectPlace;
/** The time for the hub where a test stops it: how quick the machine is must not count. */
let stopped: number | null = null;
const owner = randomUUID();
const groups = new Map<string, Set<Client>>();

/** A client that writes down what it is sent and heeds none of it. */
class Client {
  readonly pokes: Poke[] = [];
  readonly acks: Acks[] = [];
  readonly order: string[] = [];
  readonly reopened: string[] = [];
  readonly closed: string[] = [];
  /** Where others were, as they were told. */
  readonly told: PresenceState[] = [];
  readonly lives: LiveState[] = [];
  hear = (peers: readonly Peer[]): void => void this.told.push(...peers.flatMap(({ state }) => (state ? [state] : [])));
  readonly connection: Connection;
  readonly id = randomUUID();
  constructor(account: string) {
    this.connection = hub.connect(account, 'session', {
      acks: (acks) => (this.order.push('acks'), this.acks.push(acks)),
      poke: (poke) => this.take(poke),
      peers: ({ peers }) => this.hear(peers),
      live: (message) => void this.lives.push(message),
      reopen: ({ project }) => this.reopened.push(project),
      closed: ({ reason }) => {
        this.closed.push(reason);
        this.wake();
      },
      join: (group) => groups.set(group, (groups.get(group) ?? new Set()).add(this)),
      leave: (group) => groups.get(group)?.delete(this),
    });
  }
  open(project = place.project): Promise<OpenAnswer> {
    return this.connection.open({ protocol: PROTOCOL, project, client: this.id, scopes: ['registry'], cursor: null });
  }
  /** Resolves when what was sent makes `found` true. */
  async until(found: () => boolean): Promise<void> {
    while (!found()) await new Promise<void>((resolve) => (this.wake = resolve));
  }
  private wake: () => void = () => undefined;
  take(poke: Poke): void {
    this.order.push('poke');
    this.pokes.push(poke);
    this.wake();
  }
  get sent(): string {
    return JSON.stringify(this.pokes);
  }
}

beforeAll(async () => {
  db = await createTestStore();
  handler = testHandler(db.dataSource);
  hub = new Hub({
    dataSource: db.dataSource,
    handler,
    clock: { ...systemClock, now: () => stopped ?? systemClock.now() },
    broadcaster: { poke: (group, message) => groups.get(group)?.forEach((client) => client.take(message)), live: (group, message) => groups.get(group)?.forEach(({ lives }) => lives.push(message)) },
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(() => db?.close());
beforeEach(async () => {
  place = await foundTestProject(handler, owner);
});

async function member(role: 'analyst' | 'observer' | 'public'): Promise<{ account: string; id: string }> {
  const [account, id] = [randomUUID(), randomUUID()];
  await enrol(db.dataSource, place.workspace, [account]);
  await submitAs(handler, place, owner, 'createMember', { id, account, displayName: role, role, clearance: null } as never);
  return { account, id };
}
const add = (name: string, more: object = {}) => submitAs(handler, place, owner, 'createStakeholder', { id: randomUUID(), name, ...more } as never);

test('PERM-70 whoever loses rights is sent nothing more, even if the client heeds no word', async () => {
  const analyst = await member('analyst');
  const client = new Client(analyst.account);
  await client.open();
  await add('Before', { classification: 'confidential' });
  expect(client.sent).toContain('Before');
  // In one batch with what must not be seen any more.
  await Promise.all([submitAs(handler, place, owner, 'updateMember', { id: analyst.id, role: 'observer' } as never), add('In the same batch', { classification: 'confidential' })]);
  await add('Afterwards');
  expect(client.reopened).toEqual([place.project]);
  expect(client.sent).not.toContain('In the same batch');
  expect(client.sent).not.toContain('Afterwards');
  await client.open();
  await add('As an observer');
  await add('Above an observer', { classification: 'confidential' });
  expect(client.sent).toContain('As an observer');
  expect(client.sent).not.toContain('Above an observer');
});

test('PERM-71 whoever is taken out is closed, also where the same batch makes everybody open again', async () => {
  const { account, id } = await member('analyst');
  const property = randomUUID();
  await submitAs(handler, place, owner, 'createProperty', { id: property, of: 'stakeholder', name: 'Score', valueType: 'number' } as never);
  const client = new Client(account);
  await client.open();
  await Promise.all([submitAs(handler, place, owner, 'removeMember', { id }), submitAs(handler, place, owner, 'classify', { entity: 'property', id: property, classification: 'confidential' })]);
  expect(client.closed).toEqual(['revoked']);
  expect(await client.open()).toMatchObject({ ok: false });
});

test('PERM-72 a project is one project however its id is written', async () => {
  const client = new Client(owner);
  await client.open(place.project.toUpperCase());
  await add('Seen');
  expect(client.sent).toContain('Seen');
  await submitAs(handler, place, owner, 'updateProject', { id: place.project, archived: true } as never);
  const mutation = { n: 1, name: 'createStakeholder', version: 1, input: { id: randomUUID(), name: 'Late' }, group: null };
  const answer = await client.connection.push({ project: place.project.toUpperCase(), client: client.id, mutations: [mutation] });
  expect(answer).toMatchObject({ ok: true, results: [{ status: 'refused', refusal: { code: 'archived' } }] });
});

test('PERM-73 a record cannot be added over another by writing its id in capitals', async () => {
  const id = randomUUID();
  await submitAs(handler, place, owner, 'createStakeholder', { id, name: 'First' } as never);
  expect(await submitAs(handler, place, owner, 'createStakeholder', { id: id.toUpperCase(), name: 'Second' } as never)).toMatchObject({ status: 'refused', refusal: { code: 'alreadyExists' } });
});

test('PERM-74 which of the changes are whose is told to whoever sent them, ahead of the poke, and to nobody else', async () => {
  const [mine, colleague, reader] = [new Client(owner), new Client((await member('analyst')).account), new Client((await member('public')).account)];
  for (const client of [mine, colleague, reader]) await client.open();
  const push = (client: Client, as: string, n: number) =>
    client.connection.push({ project: place.project, client: as, mutations: [n, n + 1].map((count) => ({ n: count, name: 'createStakeholder', version: 1, input: { id: randomUUID(), name: 'Pushed', classification: 'public' }, group: null })) });
  // Somebody who sends under another's client id at the same moment is told nothing of it either.
  const [taken, guessed] = await Promise.all([push(mine, mine.id, 1), push(colleague, mine.id, 1)]);
  expect(taken).toMatchObject({ ok: true, results: [{ status: 'done' }, { status: 'done' }] });
  expect(guessed).toMatchObject({ ok: true, results: [{ status: 'refused' }, { status: 'refused' }] });
  const [poke] = mine.pokes;
  expect(mine.acks).toEqual([{ project: place.project, client: mine.id, to: poke!.to, mutations: [1, 2] }]);
  expect(mine.order).toEqual(['acks', 'poke']);
  for (const other of [colleague, reader]) {
    expect(other.acks).toEqual([]);
    expect(other.pokes).toEqual([{ project: place.project, from: poke!.from, to: poke!.to, changes: expect.any(Array) }]);
    expect(other.sent).not.toContain(mine.id);
  }
});

test('PERM-76 a reference to what may not be read is absent from snapshot and pokes, and comes and goes with the class of what it names', async () => {
  const observer = await member('observer');
  const [secret, open, other, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [source, classification] of [[secret, 'confidential'], [open, 'restricted'], [other, 'restricted']] as const) await submitAs(handler, place, owner, 'createSource', { id: source, title: 'Source', kind: 'document', classification } as never);
  await add('Named by nobody');
  await add('Rests on a secret', { id, source: secret });
  const client = new Client(observer.account);
  const seen = new RecordStore();
  const answer = await client.open();
  if (answer.ok) for (const change of answer.changes) applyViewChange(seen, change);
  expect(JSON.stringify(answer)).not.toContain(secret);
  /** What the observer holds of the source after the change; undefined: hidden. */
  const after = async (name: 'updateStakeholder' | 'classify' | 'deleteStakeholder' | 'restore', input: object): Promise<unknown> => {
    const from = client.pokes.length;
    expect(await submitAs(handler, place, owner, name, input as never)).toMatchObject({ status: 'done' });
    for (const { changes } of client.pokes.slice(from)) for (const change of changes) applyViewChange(seen, change);
    return seen.get('stakeholder', id)?.['source'];
  };
  const classify = (entity: 'source' | 'stakeholder', record: string, classification: string) => after('classify', { entity, id: record, classification });
  const hidden = undefined;
  expect(seen.get('stakeholder', id)!['place']).toBeNull();
  expect(await after('updateStakeholder', { id, name: 'Renamed' })).toBe(hidden);
  expect(await after('updateStakeholder', { id, source: open })).toBe(open);
  expect(await after('updateStakeholder', { id, source: secret })).toBe(hidden);
  expect(await after('updateStakeholder', { id, source: null })).toBeNull();
  expect(await after('updateStakeholder', { id, source: other })).toBe(other);
  expect(await classify('source', other, 'confidential')).toBe(hidden);
  expect(client.sent.split(other)).toHaveLength(3);
  expect(await classify('source', other, 'public')).toBe(other);
  // What comes, comes whole: with what it names, and without what it may not name.
  await classify('stakeholder', id, 'confidential');
  expect(seen.get('stakeholder', id)).toBeUndefined();
  expect(await classify('stakeholder', id, 'public')).toBe(other);
  await after('deleteStakeholder', { id });
  seen.remove('stakeholder', id);
  expect(await after('restore', { changes: [{ entity: 'stakeholder', id, field: 'deleted', expected: true, value: false }] })).toBe(other);
  expect(client.sent).not.toContain(secret);
});

describe('another process', () => {
  const elsewhere = () => testHandler(db.dataSource);
  const head = async (): Promise<number> => inTransaction(db.dataSource, place.workspace, async (sql) => (await readLog(sql, place.workspace, place.project))!.seq);

  test('PERM-75 whoever another process took out is closed on its word, and whoever has other rights opens again', async () => {
    const [gone, lowered, kept] = [await member('analyst'), await member('analyst'), await member('analyst')];
    const clients = [gone, lowered, kept].map(({ account }) => new Client(account));
    for (const client of clients) await client.open();
    await submitAs(elsewhere(), place, owner, 'removeMember', { id: gone.id });
    await submitAs(elsewhere(), place, owner, 'updateMember', { id: lowered.id, role: 'observer' } as never);
    const seq = await head();
    hub.movedElsewhere(place.project, seq);
    await clients[2]!.until(() => clients[2]!.pokes.length > 0);
    expect(clients.map(({ closed, reopened }) => [closed, reopened])).toEqual([[['revoked'], []], [[], [place.project]], [[], []]]);
    expect(clients.map(({ pokes }) => pokes)).toEqual([[], [], [{ project: place.project, from: seq, to: seq, changes: [] }]]);
    await add('Afterwards');
    expect(clients.map(({ sent }) => sent.includes('Afterwards'))).toEqual([false, false, true]);
  });

  test('PERM-75 a change here that follows an unseen one elsewhere is sent to nobody before the members were read again', async () => {
    const gone = await member('analyst');
    const [client, kept] = [new Client(gone.account), new Client(owner)];
    for (const each of [client, kept]) await each.open();
    await submitAs(elsewhere(), place, owner, 'removeMember', { id: gone.id });
    // The word of the other process is still on its way.
    await Promise.all([add('Not for who was taken out'), client.until(() => client.closed.length > 0)]);
    await kept.until(() => kept.pokes.length > 0);
    expect(client.sent).toBe('[]');
    expect(kept.pokes).toEqual([{ project: place.project, from: await head(), to: await head(), changes: [] }]);
    await add('From here on as ever');
    expect(kept.sent).toContain('From here on as ever');
  });
});

test('SYNC-29 a connection that opens another project has left the first', async () => {
  const first = place;
  const client = new Client(owner);
  await client.open();
  place = await foundTestProject(handler, owner);
  await client.open();
  await submitAs(handler, first, owner, 'createStakeholder', { id: randomUUID(), name: 'In the first' } as never);
  hub.projectErased(first.project);
  expect(client.sent).not.toContain('In the first');
  expect(client.closed).toEqual([]);
});

test('OP-11 what only the database can tell is wrong is refused and counted, so that the client gets on', async () => {
  const client = new Client(owner);
  await client.open();
  const push = (n: number, name: string, input: object) => client.connection.push({ project: place.project, client: client.id, mutations: [{ n, name, version: 1, input: input as never, group: null }] });
  expect(await push(1, 'restore', { changes: [{ entity: 'stakeholder', id: 'x', field: 'properties.x', expected: null, value: 'y' }] })).toMatchObject({ ok: true, results: [{ status: 'refused' }] });
  expect(await push(2, 'restore', { changes: [{ entity: 'stakeholder', id: randomUUID(), field: 'source', expected: null, value: 'no id' }] })).toMatchObject({ ok: true });
  expect(await push(3, 'createStakeholder', { id: randomUUID(), name: 'Gets on' })).toMatchObject({ ok: true, results: [{ status: 'done' }] });
});

test('SYNC-30 what is re-pointed to something above the viewer is taken from one who was away', async () => {
  const observer = await member('observer');
  const [from, to, secret, tie] = Array.from({ length: 4 }, () => randomUUID());
  for (const [id, classification] of [[from, 'restricted'], [to, 'restricted'], [secret, 'confidential']] as const) await add(`S ${id}`, { id, classification });
  await submitAs(handler, place, owner, 'createRelationship', { id: tie, from, to, direction: 'directed' } as never);
  const client = new Client(observer.account);
  const before = await client.open();
  await submitAs(handler, place, owner, 'updateRelationship', { id: tie, to: secret } as never);
  const again = await client.connection.open({ protocol: PROTOCOL, project: place.project, client: client.id, scopes: ['registry'], cursor: (before as { to: number }).to });
  expect(again).toMatchObject({ ok: true, anew: true });
  expect(JSON.stringify((again as { changes: unknown }).changes)).not.toContain(tie);
});

test('PERM-44 whoever works on what was re-pointed to something above the viewer is not shown there any more', async () => {
  const observer = await member('observer');
  const [from, to, secret, tie] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [id, classification] of [[from, 'restricted'], [to, 'restricted'], [secret, 'confidential']] as const) await add(`S ${id}`, { id, classification });
  await submitAs(handler, place, owner, 'createRelationship', { id: tie, from, to, direction: 'directed' } as never);
  const [watcher, worker] = [new Client(observer.account), new Client(owner)];
  await watcher.open();
  await worker.open();
  const toldAt = async (x: number): Promise<PresenceState> => {
    const told = new Promise<PresenceState>((resolve) => {
      watcher.hear = (peers) => peers.forEach(({ state }) => state?.cursor?.x === x && resolve(state));
    });
    worker.connection.presence({ project: place.project, state: { map: null, cursor: { x, y: 0 }, selection: [tie], editing: `relationship ${tie} strength`, dragging: [], session: null, draft: null, hall: null } });
    return told;
  };
  expect(await toldAt(1)).toMatchObject({ selection: [tie], editing: expect.stringContaining(tie) });
  await submitAs(handler, place, owner, 'updateRelationship', { id: tie, to: secret } as never);
  expect(await toldAt(2)).toMatchObject({ selection: [], editing: null });
});

test('TENANT-4 somebody who is not in the project leaves no trace in it', async () => {
  const stranger = new Client(randomUUID());
  const answer = await stranger.connection.push({ project: place.project, client: stranger.id, mutations: [{ n: 1, name: 'createStakeholder', version: 1, input: { id: randomUUID(), name: 'X' }, group: null }] });
  expect(answer).toMatchObject({ results: [{ status: 'refused', refusal: { code: 'notFound' } }] });
  const [row] = await db.dataSource.transaction(async (manager) => {
    await manager.query(`SELECT set_config('baraza.workspace', $1, true)`, [place.workspace]);
    return manager.query('SELECT count(*)::int AS n FROM client_mutation WHERE client_id = $1', [stranger.id]);
  });
  expect(row).toEqual({ n: 0 });
});

test('LIMIT-2 an account that opens too often is asked to wait, on whichever connection, and the others are not', async () => {
  const [often, other] = [await member('analyst'), await member('analyst')];
  const clients = [new Client(often.account), new Client(often.account)];
  stopped = Date.now();
  try {
    for (let i = 0; i < 60; i += 1) expect(await clients[i % 2]!.open()).toMatchObject({ ok: true });
    for (const client of clients) expect(await client.open()).toMatchObject({ ok: false, reason: 'busy' });
    expect(await new Client(other.account).open()).toMatchObject({ ok: true });
    stopped += 250;
    expect(await clients[0]!.open()).toMatchObject({ ok: true });
    expect(await clients[1]!.open()).toMatchObject({ ok: false, reason: 'busy' });
  } finally {
    stopped = null;
  }
});

test('LIMIT-3 an account that says where it is too often is shown less often, and where it was last', async () => {
  const moving = (await member('analyst')).account;
  const [watcher, mover] = [new Client((await member('analyst')).account), new Client(moving)];
  await watcher.open();
  await mover.open();
  const at = (x: number): PresenceState => ({ map: null, cursor: { x, y: 0 }, selection: [], editing: null, dragging: [], session: null, draft: null, hall: null });
  const last = new Promise<void>((resolve) => {
    const hear = watcher.hear;
    watcher.hear = (peers) => {
      hear(peers);
      if (peers.some(({ state }) => state?.cursor?.x === 999)) resolve();
    };
  });
  for (let x = 0; x < 1000; x += 1) mover.connection.presence({ project: place.project, state: at(x) });
  await last;
  expect(watcher.told.length).toBeLessThan(200);
  expect(watcher.told.at(-1)).toEqual(at(999));
});
