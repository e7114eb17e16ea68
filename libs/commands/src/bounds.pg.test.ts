import { randomUUID } from 'node:crypto';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { v7 } from 'uuid';
import type { CommandResult } from './command.js';
import { BusyError, CommandHandler } from './handler.js';

let db: TestStore;
let place: ProjectPlace;
const owner = randomUUID();
const DAY = 86_400_000;

beforeAll(async () => {
  db = await createTestStore();
});
afterAll(() => db?.close());
beforeEach(async () => {
  place = await foundTestProject(testHandler(db.dataSource), owner);
});

test('LIMIT-4 one account cannot fill the line of a project: what is too much of it is turned away as busy, and others get through', async () => {
  const handler = testHandler(db.dataSource);
  const other = randomUUID();
  await enrol(db.dataSource, place.workspace, [other]);
  await submitAs(handler, place, owner, 'createMember', { id: randomUUID(), account: other, displayName: 'Other', role: 'analyst', clearance: null } as never);
  const unreadable = (actor: string): Promise<CommandResult> => handler.submit({ place, actor, authority: 'member', client: null, name: 'none', version: 1, input: {}, group: null });
  const flood = Array.from({ length: 6_000 }, () => unreadable(owner));
  const others = Promise.all([unreadable(other), submitAs(handler, place, other, 'createStakeholder', { id: randomUUID(), name: 'Gets through' } as never)]);
  const ends = await Promise.allSettled(flood);
  expect(ends.filter((end) => end.status === 'rejected' && end.reason instanceof BusyError)).toHaveLength(1_000);
  expect(await others).toMatchObject([{ status: 'refused' }, { status: 'done' }]);
  expect(await unreadable(owner)).toMatchObject({ status: 'refused' });
});

describe('inputs that are long', () => {
  const refused = (handler: CommandHandler, actor: string, input: string, into: ProjectPlace = place): Promise<CommandResult> => handler.submit({ place: into, actor, authority: 'member', client: null, name: 'none', version: 1, input, group: null });
  const isBusy = (end: PromiseSettledResult<unknown>): boolean => end.status === 'rejected' && end.reason instanceof BusyError;
  const million = 'x'.repeat(1_000_000);

  test('LIMIT-5 take as much of the line as they are long: one account cannot fill the memory, and others get through', async () => {
    const handler = testHandler(db.dataSource);
    const flood = Array.from({ length: 20 }, () => refused(handler, owner, million));
    const others = [refused(handler, randomUUID(), million), refused(handler, randomUUID(), 'short')];
    const ends = await Promise.allSettled(flood);
    // Quotes are part of the JSON, so sixteen of a million do not fit.
    expect(ends.map(isBusy)).toEqual([...Array(15).fill(false), ...Array(5).fill(true)]);
    expect(await Promise.all(others)).toMatchObject([{ status: 'refused' }, { status: 'refused' }]);
    // What went through left its room to the next.
    expect((await Promise.allSettled(flood.map(() => refused(handler, owner, million)))).filter(isBusy)).toHaveLength(5);
  });

  test('LIMIT-5 of all accounts together no more wait than there is room for, and a single one waits however long it is', async () => {
    const handler = testHandler(db.dataSource);
    const longest = refused(handler, randomUUID(), million.repeat(65));
    expect(await refused(handler, randomUUID(), 'short').catch((error: unknown) => error)).toBeInstanceOf(BusyError);
    expect(await longest).toMatchObject({ status: 'refused' });
    const ends = await Promise.allSettled(Array.from({ length: 6 }, () => randomUUID()).flatMap((one) => Array.from({ length: 12 }, () => refused(handler, one, million))));
    expect(ends.filter(isBusy)).toHaveLength(72 - 63);
  });

  test('LIMIT-6 of all projects together no more wait than there is room for, of one account less than that; others get through, and what was turned away does later', async () => {
    const handler = testHandler(db.dataSource);
    const places = await Promise.all(Array.from({ length: 3 }, () => foundTestProject(handler, owner)));
    const busyOf = (ends: PromiseSettledResult<unknown>[]): string[] => ends.flatMap((end) => (end.status === 'rejected' && end.reason instanceof BusyError ? [end.reason.message] : []));
    const fill = (actors: readonly string[], each: number) => places.flatMap((one) => actors.flatMap((actor) => Array.from({ length: each }, () => refused(handler, actor, million, one))));

    // Fifteen fit into each project, which would be 45, and 31 into the server. What the server has no room for takes none in its project.
    const flood = fill([owner], 16);
    const other = refused(handler, randomUUID(), million, places[2]);
    const own = await Promise.allSettled(flood);
    const [inProject, inAll] = ['for this project', 'on this server'].map((where) => `Too many of your changes wait ${where}. Try again in a moment.`);
    expect(busyOf(own)).toEqual([inProject, inProject, ...Array(16 - 1).fill(inAll)]);
    expect(await other).toMatchObject({ status: 'refused' });
    const again = places.flatMap((one) => Array.from({ length: 10 }, () => refused(handler, owner, million, one)));
    expect(busyOf(await Promise.allSettled(again))).toEqual([]);

    // Sixty-three fit into each project, which would be 189, and 127 into the server.
    const all = await Promise.allSettled(places.flatMap((one) => Array.from({ length: 5 }, () => randomUUID()).flatMap((actor) => Array.from({ length: 12 }, () => refused(handler, actor, million, one)))));
    expect(busyOf(all)).toEqual(Array(180 - 127).fill('Too many changes wait on this server. Try again in a moment.'));
  });

  test('LIMIT-5 share a transaction while they are short together, and one that is longer goes alone', async () => {
    const handler = testHandler(db.dataSource);
    const batches: number[] = [];
    handler.onCommitted(({ from, to }) => void batches.push(to - from));
    const small = () => submitAs(handler, place, owner, 'createStakeholder', { id: randomUUID(), name: 'Small' } as never);
    const rows = (count: number) =>
      submitAs(handler, place, owner, 'importRecords', { stakeholder: Array.from({ length: count }, (_, index) => ({ id: randomUUID(), name: `Row ${index}`, description: 'd'.repeat(10_000) })) } as never);
    const results = await Promise.all([small(), rows(420), small(), rows(100), rows(100), rows(100), rows(100), rows(100), small()]);
    expect(results.map(({ status }) => status)).toEqual(Array(9).fill('done'));
    expect(batches).toEqual([1, 1, 4, 3]);
  });
});

describe('a client that was away for long', () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  let handler: CommandHandler;
  beforeEach(() => {
    now = Date.parse('2026-01-01T00:00:00Z');
    handler = new CommandHandler(db.dataSource, (_, error) => {
      throw error;
    }, () => new Date(now));
  });
  const clientOf = (): string => v7({ msecs: now });
  const send = (client: string, n: number, name = `Number ${n}`): Promise<CommandResult> => submitAs(handler, place, owner, 'createStakeholder', { id: randomUUID(), name } as never, { client: { id: client, n } });
  const counted = () =>
    inTransaction(db.dataSource, place.workspace, async (sql) => (await sql.query<{ client_id: string }>('SELECT client_id FROM client_mutation WHERE project_id = $1', [place.project])).map((row) => row.client_id));
  const names = () => inTransaction(db.dataSource, place.workspace, async (sql) => (await sql.query<{ name: string }>('SELECT name FROM stakeholder WHERE project_id = $1 ORDER BY name', [place.project])).map(({ name }) => name));

  test('OP-13 is dropped after 90 days when another comes, and neither loses nor repeats work when it returns', async () => {
    const away = clientOf();
    for (const [n, name] of [[1, 'One'], [2, ''], [3, 'Three'], [4, '']] as const) await send(away, n, name);
    now += 89 * DAY;
    await send(clientOf(), 1, 'Somebody');
    expect(await counted()).toContain(away);
    now += 2 * DAY;
    await send(clientOf(), 1, 'Somebody else');
    expect(await counted()).not.toContain(away);
    // None of the answers had reached it.
    expect(await Promise.all([1, 2, 3].map((n) => send(away, n)))).toMatchObject([
      { status: 'duplicate', refusal: null },
      { status: 'duplicate', refusal: { code: 'tooOld' } },
      { status: 'duplicate', refusal: null },
    ]);
    // The fourth had been refused, so that nothing of it was done: it is decided anew.
    expect(await send(away, 4, '')).toMatchObject({ status: 'refused', refusal: { code: 'invalidInput' } });
    expect(await send(away, 5, 'Five')).toMatchObject({ status: 'done' });
    expect(await names()).toEqual(['Five', 'One', 'Somebody', 'Somebody else', 'Three']);
  });

  test('OP-13 one whose last answers had all come is told where the log stands, and goes on under a new id', async () => {
    const away = clientOf();
    for (const [n, name] of [[1, 'One'], [2, '']] as const) await send(away, n, name);
    now += 91 * DAY;
    await send(clientOf(), 1);
    expect(await send(away, 3)).toEqual({ status: 'gap', expected: 2 });
  });

  test('OP-13 a client that nobody ever knew, and one whose id tells no age, are as before', async () => {
    const plain = randomUUID();
    await send(plain, 1);
    now += 91 * DAY;
    await send(clientOf(), 1);
    expect(await counted()).toContain(plain);
    expect(await send(plain, 1)).toEqual({ status: 'duplicate', refusal: null });
    expect(await send(v7({ msecs: now - 200 * DAY }), 3)).toEqual({ status: 'gap', expected: 1 });
    // The clock of its machine is ahead: what is known of it must outlive what its id says.
    const ahead = v7({ msecs: now + 50 * DAY });
    await send(ahead, 1);
    now += 120 * DAY;
    await send(clientOf(), 1);
    expect(await send(ahead, 1)).toEqual({ status: 'duplicate', refusal: null });
  });
});
