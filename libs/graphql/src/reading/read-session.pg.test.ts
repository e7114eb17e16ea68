import { randomUUID } from 'node:crypto';
import { createTestStore, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { Busy, ReadGate } from './gate.js';
import { ReadSession } from './read-session.js';

let store: TestStore;
beforeAll(async () => {
  store = await createTestStore({ connections: 2 });
});
afterAll(() => store?.close());

const session = (gate: ReadGate, ms?: number): ReadSession => new ReadSession(store.dataSource, gate, () => undefined, ms);
const count = { text: 'SELECT count(*)::int AS n FROM stakeholder', values: [] };

test('GQL-19 everything is of the moment of the first statement until the session is closed; then it is anew', async () => {
  const handler = testHandler(store.dataSource);
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const reads = session(new ReadGate(1));
  expect(await reads.query(place.workspace, count)).toEqual([{ n: 0 }]);
  await submitAs(handler, place, owner, 'createStakeholder', { id: randomUUID(), name: 'Meanwhile' } as never);
  expect(await reads.query(place.workspace, count)).toEqual([{ n: 0 }]);
  await reads.close();
  expect(await reads.query(place.workspace, count)).toEqual([{ n: 1 }]);
  await reads.close();
});

test('TENANT-1 a statement sees the rows of the workspace that it names, whatever the one before named', async () => {
  const handler = testHandler(store.dataSource);
  const [one, other] = [await foundTestProject(handler, randomUUID()), await foundTestProject(handler, randomUUID())];
  const reads = session(new ReadGate(1));
  const projects = { text: 'SELECT id FROM project', values: [] };
  const found = await Promise.all([null, one.workspace, other.workspace, one.workspace].map((tenant) => reads.query(tenant, projects)));
  expect(found).toEqual([[], [{ id: one.project }], [{ id: other.project }], [{ id: one.project }]]);
  await reads.close();
});

test('GQL-19 it can only read', async () => {
  const reads = session(new ReadGate(1));
  await expect(reads.query(randomUUID(), { text: 'DELETE FROM stakeholder', values: [] })).rejects.toThrow(/read-only transaction/);
  await reads.close();
});

test('GQL-19 a session that outlives its time gives its connection back and never uses it again', async () => {
  const reads = session(new ReadGate(1), 20);
  await reads.query(null, { text: 'SELECT pg_sleep(0.2)', values: [] });
  await expect(reads.query(null, { text: 'SELECT 1', values: [] })).rejects.toThrow(/takes too long/);
  const next = session(new ReadGate(1));
  expect(await next.query(null, { text: 'SELECT 1 AS one', values: [] })).toEqual([{ one: 1 }]);
  await Promise.all([reads.close(), next.close()]);
});

test('GQL-19 as many read at once as may; the others wait, and too many are turned away', async () => {
  const gate = new ReadGate(1, 1);
  const [first, second, third] = [session(gate), session(gate), session(gate)];
  const one = { text: 'SELECT 1 AS one', values: [] };
  await first.query(null, one);
  const waiting = second.query(null, one);
  // Both stand at the gate when the third comes.
  await Promise.resolve().then(() => undefined);
  await expect(third.query(null, one)).rejects.toThrow(Busy);
  await first.close();
  expect(await waiting).toEqual([{ one: 1 }]);
  await second.close();
});

test('GQL-19 operations go on while every reader waits for its turn, in a pool that they fill', async () => {
  const handler = testHandler(store.dataSource);
  const owner = randomUUID();
  const place = await foundTestProject(handler, owner);
  const gate = new ReadGate(2);
  const read = async (): Promise<void> => {
    const reads = session(gate);
    for (let index = 0; index < 3; index += 1) await reads.query(place.workspace, count);
    await reads.close();
  };
  const write = (): Promise<unknown> => submitAs(handler, place, owner, 'createStakeholder', { id: randomUUID(), name: 'At once' } as never);
  const results = await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? read() : write())));
  expect(results.filter((result) => (result as { status?: string } | undefined)?.status === 'done')).toHaveLength(20);
});
