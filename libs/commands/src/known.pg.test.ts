/** What one batch has read is kept for the next ones; here, that none of them sees what does not stand any more. */
import { randomUUID } from 'node:crypto';
import { createTestStore, enrol, foundTestProject, submitAs, testHandler, type TestStore } from '@baraza/testing';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import type { CommandHandler } from './handler.js';

let db: TestStore;
/** Two processes on one database. */
let here: CommandHandler;
let there: CommandHandler;
let place: ProjectPlace;
const owner = randomUUID();

beforeAll(async () => {
  db = await createTestStore();
  here = testHandler(db.dataSource);
  there = testHandler(db.dataSource);
  place = await foundTestProject(here, owner);
});
afterAll(() => db?.close());

type Name = Parameters<typeof submitAs>[3];
const send = (handler: CommandHandler, name: Name, input: object, actor = owner) => submitAs(handler, place, actor, name, input as never);
const done = async (...sent: Parameters<typeof send>): Promise<void> => expect(await send(...sent)).toMatchObject({ status: 'done' });
const versions = (id: string) => inTransaction(db.dataSource, place.workspace, (sql) => sql.query<{ name: string }>(`SELECT data->>'name' AS name FROM record_version WHERE id = $1 ORDER BY from_seq`, [id]));

test('OP-18 a record that another process changed meanwhile is seen as it stands, and its state is kept', async () => {
  const id = randomUUID();
  await done(here, 'createStakeholder', { id, name: 'first, here' });
  await done(here, 'updateStakeholder', { id, name: 'second, here' });
  await done(there, 'updateStakeholder', { id, name: 'third, there' });
  await done(here, 'updateStakeholder', { id, name: 'fourth, here' });
  expect((await versions(id)).map(({ name }) => name)).toEqual(['first, here', 'second, here', 'third, there']);
  // Refused, so that what it read is what is known.
  expect(await send(here, 'updateStakeholder', { id, kind: randomUUID() })).toMatchObject({ status: 'refused' });
  await done(there, 'deleteStakeholder', { id });
  expect(await send(here, 'updateStakeholder', { id, name: 'fifth, here' })).toMatchObject({ status: 'refused', refusal: { code: 'notFound' } });
});

test('OP-18 somebody whom another process put out or brought in can do nothing, or something, from then on', async () => {
  const [member, account] = [randomUUID(), randomUUID()];
  await enrol(db.dataSource, place.workspace, [account]);
  expect(await send(here, 'createStakeholder', { id: randomUUID(), name: 'Too early' }, account)).toMatchObject({ status: 'refused' });
  await done(there, 'createMember', { id: member, account, displayName: 'Late', role: 'analyst', clearance: null });
  await done(here, 'createStakeholder', { id: randomUUID(), name: 'In time' }, account);
  await done(there, 'updateMember', { id: member, role: 'observer' });
  expect(await send(here, 'createStakeholder', { id: randomUUID(), name: 'An observer' }, account)).toMatchObject({ status: 'refused' });
});

test('OP-18 lists that were read are read again where something came into them or left them', async () => {
  const term = (): Record<string, unknown> => ({ id: randomUUID(), vocabulary: 'kind', code: 'guild', name: 'Guild' });
  const [first, second, third] = [term(), term(), term()];
  await done(here, 'createTerm', first);
  expect(await send(here, 'createTerm', second)).toMatchObject({ status: 'refused' });
  await done(here, 'updateTerm', { id: first['id'], code: 'brotherhood' });
  await done(here, 'createTerm', second);
  expect(await send(there, 'createTerm', third)).toMatchObject({ status: 'refused' });
  await done(there, 'updateTerm', { id: second['id'], code: 'sisterhood' });
  await done(here, 'createTerm', third);
});

test('OP-18 a batch that is read while the one before is written sees what that one changed', async () => {
  const id = randomUUID();
  await done(here, 'createStakeholder', { id, name: '0' });
  // More than one transaction takes.
  const names = Array.from({ length: 1300 }, (_, index) => String(index + 1));
  await Promise.all(names.map((name) => done(here, 'updateStakeholder', { id, name })));
  expect((await versions(id)).map(({ name }) => name)).toEqual(['0', ...names.slice(0, -1)]);
});
