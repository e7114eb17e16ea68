import { randomUUID } from 'node:crypto';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import type { ProjectPlace } from '@baraza/persistence';
import { createDataSource, inTransaction, readGroup } from '@baraza/persistence';
import { CommandHandler } from './handler.js';
import { digest, linkOf } from './chain.js';
import { undoGroup } from './undo-group.js';

let db: TestStore;
let handler: CommandHandler;
let place: ProjectPlace;
const owner = randomUUID();

beforeAll(async () => {
  db = await createTestStore();
  handler = testHandler(db.dataSource);
  place = await foundTestProject(handler, owner);
});
afterAll(() => db?.close());

const blank = { id: '', name: '', kind: null } as never;
const stakeholder = (name: string, more: object = {}) => ({ ...(blank as object), id: randomUUID(), name, ...more }) as never;
const idOf = (input: unknown): string => (input as { id: string }).id;
const rows = (text: string, values: unknown[] = []) => inTransaction(db.dataSource, place.workspace, (sql) => sql.query<Record<string, unknown>>(text, values));

describe('the command handler', () => {
  test('OP-1 an acknowledged operation is in the table, with its event and its sequence number', async () => {
    const input = stakeholder('Ministry of Justice');
    const result = await submitAs(handler, place, owner, 'createStakeholder', input);
    expect(result.status).toBe('done');
    const [row] = await rows('SELECT name, from_seq, created_seq, classification FROM stakeholder WHERE id = $1', [idOf(input)]);
    expect(row).toMatchObject({ name: 'Ministry of Justice', classification: 'restricted', from_seq: String((result as { seq: number }).seq) });
    const [event] = await rows('SELECT operation, actor_id AS actor, seq FROM event WHERE project_id = $1 ORDER BY seq DESC', [place.project]);
    expect(event).toEqual({ operation: 'createStakeholder', actor: owner, seq: String((result as { seq: number }).seq) });
  });

  test('OP-2 operations that arrive together share a transaction and not a fate', async () => {
    const committed: number[] = [];
    const stop = handler.onCommitted(({ from, to }) => committed.push(to - from));
    const names = Array.from({ length: 40 }, (_, index) => (index % 4 === 3 ? '' : `Together ${index}`));
    const results = await Promise.all(names.map((name) => submitAs(handler, place, owner, 'createStakeholder', stakeholder(name))));
    stop();
    expect(results.map(({ status }) => status)).toEqual(names.map((name) => (name === '' ? 'refused' : 'done')));
    expect(committed).toEqual([30]);
    const [count] = await rows(`SELECT count(*)::int AS n FROM stakeholder WHERE name LIKE 'Together %'`);
    expect(count?.['n']).toBe(30);
  });

  test('OP-3 what a client sends twice is done once; what it skipped is asked for', async () => {
    const client = randomUUID();
    const first = stakeholder('Once');
    expect((await submitAs(handler, place, owner, 'createStakeholder', first, { client: { id: client, n: 1 } })).status).toBe('done');
    expect(await submitAs(handler, place, owner, 'createStakeholder', first, { client: { id: client, n: 1 } })).toEqual({ status: 'duplicate', refusal: null });
    expect(await submitAs(handler, place, owner, 'createStakeholder', stakeholder('Too early'), { client: { id: client, n: 3 } })).toEqual({ status: 'gap', expected: 2 });
    const bad = await submitAs(handler, place, owner, 'createStakeholder', stakeholder(''), { client: { id: client, n: 2 } });
    expect(bad.status).toBe('refused');
    const again = await submitAs(handler, place, owner, 'createStakeholder', stakeholder(''), { client: { id: client, n: 2 } });
    expect(again).toMatchObject({ status: 'duplicate', refusal: { code: 'invalidInput' } });
    expect((await submitAs(handler, place, owner, 'createStakeholder', stakeholder('After a refused one'), { client: { id: client, n: 3 } })).status).toBe('done');
  });

  test('OP-4 the same client id under another account is refused', async () => {
    const client = randomUUID();
    await submitAs(handler, place, owner, 'createStakeholder', stakeholder('Mine'), { client: { id: client, n: 1 } });
    const other = randomUUID();
    await enrol(db.dataSource, place.workspace, [other]);
    await submitAs(handler, place, owner, 'createMember', { id: randomUUID(), account: other, displayName: 'Analyst', role: 'analyst', clearance: null } as never);
    expect(await submitAs(handler, place, other, 'createStakeholder', stakeholder('Theirs'), { client: { id: client, n: 2 } })).toMatchObject({ status: 'refused', refusal: { code: 'forbidden' } });
  });

  test('OP-5 somebody who is not a member can do nothing', async () => {
    expect(await submitAs(handler, place, randomUUID(), 'createStakeholder', stakeholder('Stranger'))).toMatchObject({ status: 'refused', refusal: { code: 'notFound' } });
  });

  test('OP-12 what was read while the batch before was being written is worked out only after it, and again where that one failed', async () => {
    const admin = await createDataSource({ url: db.adminUrl, connections: 2 }).initialize();
    await admin.query(`CREATE FUNCTION refuse_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.3); RAISE check_violation; END $$`);
    await admin.query(`CREATE TRIGGER late BEFORE INSERT ON stakeholder FOR EACH ROW WHEN (NEW.name = 'Refused late') EXECUTE FUNCTION refuse_late()`);
    const asleep = async (): Promise<boolean> => ((await admin.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`)) as unknown[]).length > 0;
    const defects: string[] = [];
    const careful = new CommandHandler(db.dataSource, (operation) => void defects.push(operation));
    const told: number[][] = [];
    careful.onCommitted(({ from, to }) => void told.push([from, to]));
    const client = randomUUID();
    const send = (n: number, input: unknown, name = 'createStakeholder') => careful.submit({ place, actor: owner, authority: 'member', client: { id: client, n }, name, version: 1, input, group: null });
    const first = stakeholder('With the one refused late');
    const early = [send(1, first), send(2, stakeholder('Refused late'))];
    while (!(await asleep()));
    const late = [send(3, { id: idOf(first), name: 'Built on it' }, 'updateStakeholder'), send(4, stakeholder('After it'))];
    expect(await Promise.all([...early, ...late])).toMatchObject([{ status: 'done' }, { status: 'refused', refusal: { code: 'internal' } }, { status: 'done' }, { status: 'done' }]);
    expect(defects).toEqual(['createStakeholder']);
    expect(await rows('SELECT name FROM stakeholder WHERE id = $1', [idOf(first)])).toEqual([{ name: 'Built on it' }]);
    // Told in the order of the log, without a gap.
    expect(told.length).toBeGreaterThan(1);
    for (const [index, [from]] of told.slice(1).entries()) expect(from).toBe(told[index]![1]);
    await admin.query('DROP TRIGGER late ON stakeholder');
    await admin.destroy();
  });

  test('OP-10 an operation that the server does not know is refused and counted, so that those behind it get through', async () => {
    const client = randomUUID();
    const send = (n: number, name: string) => handler.submit({ place, actor: owner, authority: 'member', client: { id: client, n }, name, version: 1, input: stakeholder('Behind it'), group: null });
    expect(await Promise.all([send(1, 'constructor'), send(2, 'createStakeholder')])).toMatchObject([{ status: 'refused', refusal: { code: 'unknownOperation' } }, { status: 'done' }]);
  });

  test('OP-6 the state that is replaced is kept with from and to', async () => {
    const input = stakeholder('First name');
    const created = (await submitAs(handler, place, owner, 'createStakeholder', input)) as { seq: number };
    const renamed = (await submitAs(handler, place, owner, 'updateStakeholder', { id: idOf(input), name: 'Second name' } as never)) as { seq: number };
    const versions = await rows(`SELECT from_seq, to_seq, data->>'name' AS name FROM record_version WHERE id = $1`, [idOf(input)]);
    expect(versions).toEqual([{ from_seq: String(created.seq), to_seq: String(renamed.seq), name: 'First name' }]);
  });

  test('OP-7 the chain of hashes can be worked out again from what is stored', async () => {
    const events = await rows(`SELECT seq, operation, version, input::text, changes::text, encode(salt, 'hex') AS salt, payload_digest, chain FROM event WHERE project_id = $1 ORDER BY seq`, [place.project]);
    let chain = '0'.repeat(64);
    for (const event of events) {
      const payload = digest(event['operation'] as string, event['version'] as number, event['input'] as string, event['changes'] as string, event['salt'] as string);
      expect((event['payload_digest'] as Buffer).toString('hex')).toBe(payload);
      chain = linkOf(chain, Number(event['seq']), payload);
      expect((event['chain'] as Buffer).toString('hex')).toBe(chain);
    }
    expect(events.length).toBeGreaterThan(30);
  });

  test('UNDO-3 UNDO-4 a group is undone as one step, but for what somebody has changed since', async () => {
    const group = randomUUID();
    const [kept, gone] = [stakeholder('Renamed by another since'), stakeholder('Goes again')];
    await submitAs(handler, place, owner, 'createStakeholder', kept);
    await submitAs(handler, place, owner, 'updateStakeholder', { id: idOf(kept), name: 'Mine' } as never, { group });
    await submitAs(handler, place, owner, 'createStakeholder', gone, { group });
    await submitAs(handler, place, owner, 'updateStakeholder', { id: idOf(gone), description: 'Added and changed in one group' } as never, { group });
    await submitAs(handler, place, owner, 'updateStakeholder', { id: idOf(kept), name: 'Theirs' } as never);
    const as = randomUUID();
    const { results: [result] } = await undoGroup(db.dataSource, handler, { place, actor: owner, group, as });
    expect(result).toMatchObject({ status: 'done', report: { skipped: [{ entity: 'stakeholder', id: idOf(kept), fields: ['name'] }] } });
    const states = await rows('SELECT name, deleted FROM stakeholder WHERE id = ANY($1::uuid[]) ORDER BY name', [[idOf(kept), idOf(gone)]]);
    expect(states).toEqual([
      { name: 'Goes again', deleted: true },
      { name: 'Theirs', deleted: false },
    ]);
    const events = await inTransaction(db.dataSource, place.workspace, (sql) => readGroup(sql, place.workspace, place.project, as));
    expect(events).toHaveLength(1);
  });

  test('MAP-23 UNDO-11 undo of taking members off a map leaves out those that are on it again, and brings back the others', async () => {
    const [map, again, back] = [randomUUID(), stakeholder('Put on again'), stakeholder('Comes back')];
    for (const input of [again, back]) await submitAs(handler, place, owner, 'createStakeholder', input);
    await submitAs(handler, place, owner, 'createMap', { id: map, name: 'M', aggregate: 'agreed' } as never);
    const members = [again, back].map((input) => ({ id: randomUUID(), map, stakeholder: idOf(input) }));
    await submitAs(handler, place, owner, 'addToMap', { members } as never);
    const group = randomUUID();
    await submitAs(handler, place, owner, 'removeFromMap', { members: members.map(({ id }) => ({ id })) }, { group });
    const theirs = randomUUID();
    await submitAs(handler, place, owner, 'addToMap', { members: [{ id: theirs, map, stakeholder: idOf(again) }] } as never);
    const { results: [result] } = await undoGroup(db.dataSource, handler, { place, actor: owner, group, as: randomUUID() });
    expect(result).toMatchObject({ status: 'done', report: { skipped: [{ id: members[0]!.id, code: 'alreadyExists' }] } });
    const live = await rows('SELECT id FROM membership WHERE map_id = $1 AND NOT deleted', [map]);
    expect(new Set(live.map(({ id }) => id))).toEqual(new Set([theirs, members[1]!.id]));
  });

  test('TENANT-1 another workspace neither sees nor reaches the project', async () => {
    const elsewhere = await foundTestProject(handler, owner);
    const seen = await inTransaction(db.dataSource, elsewhere.workspace, (sql) => sql.query('SELECT id FROM stakeholder'));
    expect(seen).toEqual([]);
    expect(await inTransaction(db.dataSource, null, (sql) => sql.query('SELECT id FROM stakeholder'))).toEqual([]);
    const crossed = await submitAs(handler, { workspace: elsewhere.workspace, project: place.project }, owner, 'createStakeholder', stakeholder('Crossed'));
    expect(crossed).toMatchObject({ status: 'refused', refusal: { code: 'notFound' } });
  });
});
